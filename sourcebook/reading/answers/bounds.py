"""On which side a figure is open: «over», «almost», «at least», «or so»."""

import re
from enum import StrEnum


class Bound(StrEnum):
    """How a figure stands to what it measures."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ALMOST = "almost"
    """Less, but not by much."""


_BOUND_WORDS = {
    Bound.AT_MOST: r"(?:no|not) more than|at most|up to|a maximum of|as (?:much|many) as|within",
    Bound.AT_LEAST: r"(?:no|not) (?:less|fewer) than|at least|a minimum of",
    Bound.MORE_THAN: r"(?:well |just )?over|more than|greater than|above|in excess of|upwards of",
    Bound.LESS_THAN: r"(?:well |just )?under|less than|fewer than|below",
    Bound.ALMOST: r"almost|nearly|not quite",
    Bound.ABOUT: r"about|around|roughly|approximately|close to|circa|some|an estimated|~",
}
_BEFORE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{b.name}>{w})" for b, w in _BOUND_WORDS.items()) + r")\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<AT_LEAST>\+|,?\s(?:or|and)\smore\b|\sat\sleast\b)"
    r"|(?P<AT_MOST>\s(?:or\s(?:less|fewer)|at\smost)\b)|(?P<ABOUT>\sor\sso\b)",
    re.IGNORECASE,
)
_REACH = 40


def bound_before(text: str, start: int) -> re.Match[str] | None:
    """The words right before a figure that set its bound; the group that was found is the bound's name."""
    return just_before(_BEFORE, text, start)


def bound_behind(text: str, end: int) -> re.Match[str] | None:
    """The same right behind a figure."""
    return _BEHIND.match(text, end)


def just_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """What a pattern that ends with «$» finds right before a place."""
    return pattern.search(text, max(0, end - _REACH), end)
