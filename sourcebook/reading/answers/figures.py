"""The figures that an answer states: how much of what, and on which side they are open.

English only. What can't be read with certainty is no quantity: calendar years and days, «several years», «three years
ago», «F-16», «the 70-year alliance», «from 12 to 18 million» (a change, or a range), a bare number among other words.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from .units import (
    CURRENCY,
    MULTIPLIER,
    NUMBER,
    Sort,
    Unit,
    currency,
    factor_of,
    plain,
    unit_behind,
    value_of,
    with_rate,
)


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


@dataclass(frozen=True)
class Quantity:
    """A figure. ``low`` and ``high`` differ in a range only; ``unit`` is empty where the answer names none.

    ``words`` are the answer's own, from ``start`` to ``end``, with those that set the bound.
    """

    low: Decimal
    high: Decimal
    unit: str
    bound: Bound
    words: str
    start: int
    end: int

    @property
    def figure(self) -> tuple[Decimal, Decimal, str]:
        """What alike quantities share, whatever their bounds."""
        return self.low, self.high, self.unit.casefold()


@dataclass(frozen=True)
class _Amount:
    """A number with its unit, or two that are the ends of a range."""

    low: Decimal
    high: Decimal
    factor: int
    unit: Unit
    number: str
    start: int
    end: int


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

_AMOUNT = re.compile(
    rf"(?<![\w.,/:#$])(?:(?P<currency>{CURRENCY})\s?)?{NUMBER}{MULTIPLIER}", re.IGNORECASE
)
# Behind a number that is part of something else: «15-year», «1990s», «5:30», «1/2», «1,5», «5½», «a million and a half».
_PART_BEHIND = re.compile(r"\w|[-–/:][^\W_]|[.,][0-9]|\s?½|\sand\s(?:a|an|one|two|three)\s")
_PART_BEFORE = re.compile(r"\w[-–]$")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:the\s)?$")
_MONTH_BEHIND = re.compile(rf"\s(?:of\s)?{_MONTH}(?!\w)")
_YEAR = re.compile(r"1[5-9][0-9]{2}|2[01][0-9]{2}")
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w’'-]*|\b[Nn]o\.)\s$")
_OPENINGS = frozenset(
    "a all an and at but by for his in its of our some that the their these with".split()
)

_DENIED = re.compile(r"(?:\b(?:not|never|no|without)|n['’]t)\s(?:even\s|only\s|just\s)?$", re.I)
_FOR = re.compile(r"\bfor\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"\s?[-–]\s?|\sto\s", re.IGNORECASE)
_HALF = Decimal("0.5")
_AROUND = " \t\r\n.,;\"'“”„‘’«»‹›"


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The figures that an answer states, in its order."""
    return tuple(
        quantity
        for amount in _ranges(text, list(_amounts(text)))
        if not _is_part(text, amount) and (quantity := _quantity(text, amount))
    )


def _amounts(text: str) -> Iterator[_Amount]:
    sign, end = "", 0
    for found in _AMOUNT.finditer(text):
        behind = unit_behind(text, found.end())
        if not found["currency"] and behind == Unit("", found.end()):
            # «$200-240m»: the sign stands for both.
            sign = sign if _TO.fullmatch(text[end : found.start()]) else ""
        else:
            sign = found["currency"] or ""
        end = found.end()
        unit = currency(sign, end) if sign else behind
        value, factor = value_of(found["number"]), factor_of(found["multiplier"], bool(sign))
        if value is None or factor is None or unit is None:
            continue
        lone = found["number"].casefold().split()[-1] in ("a", "an") and factor == 1
        # «A year» is one year only where nothing else is said; else «$2bn a year», «a year of war».
        if lone and not (unit.sort is Sort.TIME and _is_whole(text, found.start(), unit.end)):
            continue
        value = plain((value + (_HALF if found["half"] else 0)) * factor * unit.size)
        yield _Amount(value, value, factor, with_rate(text, unit), found[0], found.start(), end)


def _ranges(text: str, amounts: list[_Amount]) -> Iterator[_Amount]:
    """The amounts, with the two ends of a range joined, and without numbers that can't be told apart («2 000»)."""
    waiting = deque(amounts)
    while waiting:
        one = waiting.popleft()
        between = text[one.unit.end : waiting[0].start].casefold() if waiting else ""
        if waiting and _is_range(text, one, waiting[0], between):
            if joined := _joined(text, one, waiting.popleft()):
                yield joined
        elif waiting and between.strip() in ("", "and") and one.unit.sort is Sort.NONE:
            waiting.popleft()
        else:
            yield one


def _is_range(text: str, one: _Amount, other: _Amount, between: str) -> bool:
    bound = _bound_before(text, one.start)
    if _just_before(_BETWEEN, text, bound.start() if bound else one.start):
        return between.strip() == "and"
    if between == " or ":
        return one.unit.sort is Sort.NONE and one.factor == 1
    if not _TO.fullmatch(between):
        return False
    return _fit(one, other) or bool(_just_before(_FROM, text, one.start))


def _fit(one: _Amount, other: _Amount) -> bool:
    """Whether two numbers count the same; what the first one counts may be left to the second."""
    return one.unit.name in ("", other.unit.name, other.unit.name.partition(" per ")[0])


def _joined(text: str, one: _Amount, other: _Amount) -> _Amount | None:
    """The range; None where its ends don't fit, or may be those of a change."""
    if _just_before(_FROM, text, one.start) or not _fit(one, other):
        return None
    # «200 to 240 million» are millions at both ends, «two to three weeks» weeks.
    low = one.low * (other.factor if one.factor == 1 else 1)
    low *= other.unit.size if one.unit.sort is Sort.NONE else 1
    alternatives = text[one.end : other.start].casefold() == " or "
    if low >= other.high or (alternatives and other.low - low != other.factor * other.unit.size):
        return None
    number = text[one.start : other.end]
    return replace(other, low=plain(low), number=number, start=one.start)


def _is_part(text: str, amount: _Amount) -> bool:
    """Whether the number is a piece of a name, of a date, of a time of day."""
    if amount.unit.end == amount.end and _PART_BEHIND.match(text, amount.end):
        return True
    if _just_before(_PART_BEFORE, text, amount.start) or _just_before(
        _MONTH_BEFORE, text, amount.start
    ):
        return True
    if _MONTH_BEHIND.match(text, amount.end):
        return True
    if amount.unit.sort in (Sort.KNOWN, Sort.TIME) or amount.factor > 1:
        return False
    if any(_YEAR.fullmatch(part) for part in re.split(r"\D+", amount.number)):
        return "," not in amount.number
    name = _just_before(_NAME_BEFORE, text, amount.start)
    return name is not None and name[0].strip().casefold() not in _OPENINGS


def _quantity(text: str, amount: _Amount) -> Quantity | None:
    start, end = amount.start, amount.unit.end
    if between := _just_before(_BETWEEN, text, start):
        start = between.start()
    bound = Bound.EXACTLY
    if found := _bound_before(text, start):
        inner = _just_before(_BETWEEN, text, found.start())
        if not _is_during(text, found, amount):
            bound, start = Bound[str(found.lastgroup)], inner.start() if inner else found.start()
    elif found := _BEHIND.match(text, end):
        bound, end = Bound[str(found.lastgroup)], found.end()
    if _just_before(_DENIED, text, start):
        return None
    unit = amount.unit.name
    if amount.unit.sort is Sort.NONE and not _is_whole(text, start, end):
        return None
    if amount.unit.sort in (Sort.NONE, Sort.NOUN) and amount.number.casefold() == "one":
        return None
    return Quantity(amount.low, amount.high, unit, bound, text[start:end], start, end)


def _is_during(text: str, found: re.Match[str], amount: _Amount) -> bool:
    """Whether «over» means «in the course of»: «$33bn over 15 years»."""
    if found[0].strip().casefold() != "over" or amount.unit.sort is not Sort.TIME:
        return False
    if _just_before(_FOR, text, found.start()):
        return False
    return not _is_whole(text, found.start(), amount.unit.end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing else is said."""
    bound = _bound_before(text, start)
    before = text[: bound.start() if bound else start].strip(_AROUND)
    return before.casefold() in ("", "for", "in") and not text[end:].strip(_AROUND)


def _bound_before(text: str, start: int) -> re.Match[str] | None:
    """The words right before a figure that set its bound; the group that was found is the bound's name."""
    return _just_before(_BEFORE, text, start)


def _just_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """What a pattern that ends with «$» finds right before a place."""
    return pattern.search(text, max(0, end - _REACH), end)
