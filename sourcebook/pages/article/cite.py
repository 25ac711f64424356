"""How an article is cited, in three styles, as plain text. Names stand as they are printed: nobody knows which is the family's."""

from __future__ import annotations

import re

from ...records.model import Article
from ..labels import MONTHS, date_words, listed

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def cited(record: Article, outlet: str) -> tuple[tuple[str, str], ...]:
    """The name of each style, and the article's citation in it; the ``outlet`` is empty where it is not known."""
    who, title, url = listed(record.byline), record.title or "[Untitled]", record.source.url or ""
    published = record.dates.published
    words = date_words(published) if published else "n.d."
    year_first = month_first = words
    if day := _DAY.fullmatch(published or ""):
        month = MONTHS[int(day[2]) - 1]
        year_first = f"{day[1]}, {month} {int(day[3])}"
        month_first = f"{month} {int(day[3])}, {day[1]}"
    return (
        (
            "APA",
            _joined(
                _ended(who or outlet, "."),
                f"({year_first}).",
                _ended(title, "."),
                _ended(outlet if who else "", "."),
                url,
            ),
        ),
        (
            "MLA",
            _joined(
                _ended(who, "."),
                f"“{_ended(title, '.')}”",
                _ended(outlet, ","),
                _ended(words, "," if url else "."),
                _ended(url, "."),
            ),
        ),
        (
            "Chicago",
            _joined(
                _ended(who, ","),
                f"“{_ended(title, ',')}”",
                _ended(outlet, ","),
                _ended(month_first, "," if url else "."),
                _ended(url, "."),
            ),
        ),
    )


def _ended(words: str, mark: str) -> str:
    """Words with a mark at their end, unless they have one or there are none."""
    return words + mark if words and words[-1] not in ".?!…" else words


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
