"""The words of the interface: dates, kinds, labels. What a reader sees and no record holds is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from ..reading.answers.agreement import Agreement

LANGUAGE = "en"
"""Theirs, as a BCP 47 tag."""

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_OPEN = ("", "..")
_UNKNOWN_END = re.compile(r"(?:-XX)+$")
_DATE = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

AGREEMENT = {
    Agreement.UNANSWERED: "no answer yet",
    Agreement.SINGLE: "one article only",
    Agreement.AGREE: "same answer",
    Agreement.DIFFER: "answers differ",
    Agreement.DISPUTED: "disputed",
}

AGREEMENT_MEANING = {
    Agreement.DISPUTED: "One account contradicts another.",
    Agreement.DIFFER: "The articles do not say the same, or not in the same words.",
    Agreement.AGREE: "Every article that answers gives the same answer. They may still rest on one source.",
    Agreement.SINGLE: "Only one article speaks to it.",
    Agreement.UNANSWERED: "No claim answers it yet.",
}

RELATION = {
    "disputes": "disputes",
    "confirms": "confirms",
    "qualifies": "qualifies",
    "corrects": "corrects",
}

RELATION_BACK = {
    "disputes": "disputed by",
    "confirms": "confirmed by",
    "qualifies": "qualified by",
    "corrects": "corrected by",
}

ROLE_BARS = {
    "sure": "held",
    "unsure": "began or ended somewhere in it",
    "about": "the same, of a date that is approximate or uncertain",
    "since": "no end stated",
    "until": "no beginning stated",
}

TOPIC_KINDS = {
    "theme": "Themes",
    "event": "Events",
    "equipment": "Equipment",
    "place": "Places",
    "country": "Countries",
    "organization": "Organizations",
}


@lru_cache(maxsize=10_000)
def date_words(edtf: str) -> str:
    """An EDTF date as English words: «about 29 January 2018», «2015 to 2018», «29 or 30 January 2018»."""
    if edtf[:1] in "[{":
        joiner = " or " if edtf[0] == "[" else " and "
        parts = [part.strip() for part in edtf[1:-1].split(",")]
        if len(parts) == 1 and ".." in parts[0]:
            return _range(parts[0], between=edtf[0] == "[")
        return joiner.join(_shared(parts))
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        if first in _OPEN and last in _OPEN:
            return "at no known time"
        if first in _OPEN:
            return f"until {date_words(last)}"
        if last in _OPEN:
            return f"from {date_words(first)} on"
        return " to ".join(_shared([first, last]))
    return _single(edtf)


def _range(edtf: str, between: bool = False) -> str:
    """A range within a set: one of its days where ``between``, else all of them."""
    first, last = edtf.split("..", 1)
    if not first:
        return f"{_single(last)} or earlier"
    if not last:
        return f"{_single(first)} or later"
    begin, end = _shared([first, last])
    return f"between {begin} and {end}" if between else f"{begin} to {end}"


def _single(edtf: str) -> str:
    if ".." in edtf:
        return _range(edtf)
    bare = re.sub("[~?%]", "", edtf)
    words = _plain_date(bare)
    if "%" in edtf:
        return f"about {words}, uncertain"
    if "~" in edtf:
        return f"about {words}"
    return f"{words}, uncertain" if "?" in edtf else words


def _plain_date(bare: str) -> str:
    bare = _UNKNOWN_END.sub("", bare)
    if re.fullmatch(r"\d{3}X", bare):
        return f"the {bare[:3]}0s"
    if re.fullmatch(r"\dXXX|\d\dXX", bare):
        return f"between {bare.replace('X', '0')} and {bare.replace('X', '9')}"
    if re.fullmatch(r"-\d{4}|0000", bare):
        return f"{1 - int(bare)} BC"
    match = _DATE.fullmatch(bare)
    if match is None:
        return bare
    year, month, day = match.groups()
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if month is None:
        return year
    name = MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def _shared(parts: list[str]) -> list[str]:
    """Dates of one month with the month said once: «29», «30 January 2018»."""
    words = [_single(part) for part in parts]
    tails = {word.partition(" ")[2] for word in words}
    if len(tails) == 1 and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", part) for part in parts):
        return [word.partition(" ")[0] for word in words[:-1]] + words[-1:]
    return words


def count(number: int, one: str, many: str | None = None) -> str:
    """«1 claim», «2 claims»."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """«900 bytes», «12 kB», «3.4 MB»."""
    if number < 1_000:
        return count(number, "byte")
    return f"{number / 1_000:.0f} kB" if number < 999_500 else f"{number / 1_000_000:,.1f} MB"


def origins(view: Any) -> str:
    """«1 origin», «2 independent origins», «at least 1 origin, perhaps 3»; ``view`` gives ``least`` and ``most``."""
    certain = (
        count(view.least, "origin") if view.least == 1 else f"{view.least} independent origins"
    )
    return certain if view.least == view.most else f"at least {certain}, perhaps {view.most}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """«A, B and C»."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def anchor(path: str) -> str:
    """A dotted path as an anchor: ``dates.published`` becomes ``dates-published``."""
    return re.sub(r"[^\w-]+", "-", path).strip("-").casefold()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date_words,
    "count": count,
    "anchor": anchor,
    "capital": capital,
    "listed": listed,
    "origins": origins,
}

GLOBALS: dict[str, Any] = {
    "AGREEMENT": AGREEMENT,
    "AGREEMENT_MEANING": AGREEMENT_MEANING,
    "RELATION": RELATION,
    "ROLE_BARS": ROLE_BARS,
}
