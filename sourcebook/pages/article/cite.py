"""How an article is cited, in three styles, as plain text. Names stand as they are printed: nobody knows which is the family's. What was
inferred stands in square brackets, as is the custom for what a source does not state itself."""

from __future__ import annotations

import re

from markupsafe import Markup

from ...records.model import Article
from ..labels import MONTHS, date_words, listed
from ..languages import spoken

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def cited(record: Article, outlet: str) -> tuple[tuple[str, Markup], ...]:
    """The name of each style, and the article's citation in it; the ``outlet`` is empty where it is not known."""

    def stated(path: str, words: str) -> str:
        return f"[{words}]" if words and path in record.basis else words

    who, url = stated("byline", listed(record.byline)), record.source.url or ""
    outlet = stated("outlet", outlet)
    published = record.dates.published
    words = date_words(published) if published else "n.d."
    year_first = month_first = words
    if day := _DAY.fullmatch(published or ""):
        month = MONTHS[int(day[2]) - 1]
        year_first = f"{day[1]}, {month} {int(day[3])}"
        month_first = f"{month} {int(day[3])}, {day[1]}"
    words, year_first, month_first = (
        stated("dates.published", form) for form in (words, year_first, month_first)
    )

    def title(form: str, mark: str) -> Markup:
        words, language = record.title, record.source.language
        said = spoken(_ended(words, mark), language) if words else f"[Untitled]{mark}"
        return Markup(form).format(said)

    return (
        (
            "APA",
            _joined(
                _ended(who or outlet, "."),
                f"({year_first}).",
                title("{}", "."),
                _ended(outlet if who else "", "."),
                url,
            ),
        ),
        (
            "MLA",
            _joined(
                _ended(who, "."),
                title("“{}”", "."),
                _ended(outlet, ","),
                _ended(words, "," if url else "."),
                _ended(url, "."),
            ),
        ),
        (
            "Chicago",
            _joined(
                _ended(who, ","),
                title("“{}”", ","),
                _ended(outlet, ","),
                _ended(month_first, "," if url else "."),
                _ended(url, "."),
            ),
        ),
    )


def _ended(words: str, mark: str) -> str:
    """Words with a mark at their end, unless they have one or there are none."""
    return words + mark if words and words[-1] not in ".?!…" else words


def _joined(*parts: str) -> Markup:
    return Markup(" ").join(part for part in parts if part)
