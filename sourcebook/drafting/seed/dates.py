"""Dates that a text states, as EDTF: in full, or as a weekday that is counted from the day of publication."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from ..lexicon import LISTS, MONTHS, PARTICLES

_MONTH_NUMBER = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_AGENCIES = frozenset(LISTS["agencies"])
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"

_FORMS = tuple(
    re.compile(rf"(?<![\w/-]){form}(?![\w-])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<mark>[-./])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}",
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}[\s-]+(?:of\s+)?{_MONTH}(?:,\s*|[\s-]+){_YEAR}",
        rf"{_WEEKDAY}(?P<one>\d{{1,2}})(?P<mark>[-./])(?P<two>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_TIME = re.compile(
    r"(?<![\dT.:-])(?:(?:at|@)\s+)?\d{1,2}(?::\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?[A-Z]{2,5}(?:[+-]\d+)?\b\)?)?"
    r"|(?<![\dT.:-])(?:(?:at|@)\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:(?:[ap]\.?m\b\.?)(?:\s*[A-Z]{2,5}\b)?|(?:GMT|UTC|BST|CET|CEST|[ECP][DS]T|hrs)\b)",
)
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(\d\d?[/-]\d\d?[/-])([0-4]\d)(?![\d/.-])")
_MODIFIED = r"(?:last\s+)?(?:updated?|modified|revised|amended|edited)(?:\s+on)?"
_LABEL = re.compile(
    rf"(?:\b(?:(?P<modified>{_MODIFIED})|(?:first\s+|originally\s+)?(?:published|posted|issued|released|filed|uploaded|created|dated?)(?:\s+online)?"
    r"|(?:date\s+of\s+|for\s+(?:immediate\s+)?)?(?:issue|publication|release)(?:\s+date)?)(?:\s+(?:on|at))?|\bon)[\s:,]*$",
    re.IGNORECASE,
)
_LONGEST = 90
_SAMPLE = 20_000
_WITHOUT_DATE = re.compile(
    r"(?P<said>\b(?:said|wrote|announced|reported|told\s+\w+)\s+)?"
    rf"\b(?P<words>on\s+(?:{'|'.join(_DAYS)})(?!\s+(?:week|night))|(?<=said\s)(?:{'|'.join(_DAYS)})|yesterday|today)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|next|until|by|due|before|after|every|last|(?:is|are|was|were|plans?|expected|scheduled|set)\s+to)\b|[’']ll\b"
)
_DATELINE = re.compile(
    r"(?:(?P<place>[^\W_a-z](?:[^–—:(/“\"]|(?<=[\dA-Z])/(?=[\dA-Z])|\s/\s){1,70}?)[.,]?\s*)?(?:\((?P<agency>[A-Z][\w.& -]{1,30})\)|/(?P<wire>[A-Z]\w+)/)?\s*(?:[–—]|--?|:)\s"
)


def dates_in(text: str, day_first: bool | None = None) -> tuple[str, ...]:
    """The dates with a year that stand in a text, each day once. ``day_first`` tells how «4/3/2019» is read."""
    return tuple(dict.fromkeys(date for _, _, date in _dates(text, day_first) if date))


def _dates(text: str, day_first: bool | None) -> list[tuple[int, int, str | None]]:
    """From where to where each date stands, from left to right; None where it can be read in two ways."""
    found: list[tuple[int, int, str | None]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if not any(a < end and start < b for a, b, _ in found):
                date = _edtf(match.groupdict(), day_first)
                if date or match.groupdict().get("one"):
                    found.append((start, end, date))
    return sorted(found, key=lambda each: each[0])


def is_day_first(text: str) -> bool | None:
    """Whether the text's dates have the day before the month: as one shows that has a number above 12 or a weekday, else as
    they are written out. None where nothing tells."""
    ends = text[:_SAMPLE] + "\n" + text[-_SAMPLE:]
    numeric = (m.groupdict() for m in _FORMS[3].finditer(ends) if m["one"] != m["two"])
    told = {int(parts["one"]) == int(day[-2:]) for parts in numeric if (day := _edtf(parts))}
    told = told or {
        first for first, form in ((False, _FORMS[1]), (True, _FORMS[2])) if form.search(ends)
    }
    return told.pop() if len(told) == 1 else None


def labelled_dates(line: str, day_first: bool | None) -> tuple[dict[str, str], str, str]:
    """The dates of a line by «published» or «modified», as the word before each says; the line with a stroke in their place;
    and the words of the first that could by itself be read in two ways."""
    bare = _SHORT_YEAR.sub(r"\g<1>20\2", _TIME.sub(" ", line))
    dates: dict[str, str] = {}
    rest, unclear, behind = "", "", 0
    for start, end, day in _dates(bare, day_first):
        before = bare[behind:start]
        label = _LABEL.search(before)
        if day:
            dates.setdefault("modified" if label and label["modified"] else "published", day)
        if not dates_in(bare[start:end]):
            unclear = unclear or bare[start:end]
        rest, behind = f"{rest}{before[: label.start()] if label else before}|", end
    return dates, rest + bare[behind:], unclear


@dataclass(frozen=True)
class Told:
    """A date that a sentence tells, and the words that tell it where they leave out month and year."""

    date: str
    words: str = ""


def date_told(text: str, published: str | None = None) -> Told | None:
    """The day or month that a sentence gives for what it tells («on 3 May 2019», «in May 2019»), if it is one only.

    Of days without a date («said on Monday», «yesterday») the last one before the article was ``published`` is meant, unless the
    sentence looks ahead.
    """
    dates = [date for date in dates_in(text) if len(date) >= len("2019-05")]
    told = re.findall(
        rf"\b(?i:on|in)\s+(?=(?:the\s+)?{_WEEKDAY}(?:\d{{1,2}}\w*\s+)?{_MONTH})", text
    )
    if dates or told:
        return Told(dates[0]) if len(dates) == len(told) == 1 else None
    every = list(_WITHOUT_DATE.finditer(text))
    if len(every) != 1 or len(published or "") != len("2019-05-03"):
        return None
    if _AHEAD.search(text) and not every[0]["said"]:
        return None
    words, last = every[0]["words"], date.fromisoformat(published or "")
    day = words.split()[-1]
    back = (last.weekday() - _DAYS.index(day)) % 7 if day in _DAYS else int(day == "yesterday")
    return Told((last - timedelta(back)).isoformat(), words)


@dataclass(frozen=True)
class Dateline:
    """How an agency's article begins: «Ellery, 3 May 2019 (Port Agency) – …». ``words`` are the text's own."""

    words: str
    agency: str | None
    date: str | None


def dateline(paragraph: str, day_first: bool | None = None, year: str = "") -> Dateline | None:
    """The dateline with which a paragraph begins, if it names an agency or a day with its year. One without takes the ``year``
    of the rights line, where the paragraph names that day's weekday."""
    found = _DATELINE.match(paragraph[:_LONGEST])
    if not found:
        return None
    place = found["place"] or ""
    names = [word for word in re.findall(r"[^\W\d_]+", place) if word[0].islower()]
    agency = found["agency"] or found["wire"] or (place if place in _AGENCIES else None)
    days = [day for day in dates_in(place, day_first) if len(day) == len("2019-05-03")]
    if not (agency or days) or not PARTICLES.issuperset(names):
        return None
    for day in dates_in(f"{place}, {year}") if not days else ():
        if len(day) == len("2019-05-03") and _DAYS[date.fromisoformat(day).weekday()] in paragraph:
            days.append(day)
    return Dateline(found.group().rstrip(" -–—:"), agency, days[0] if len(days) == 1 else None)


def _edtf(parts: Mapping[str, str | None], day_first: bool | None = None) -> str | None:
    """A date as EDTF. One in figures has to be readable in one way only: else the one that fits its weekday, or in which the
    others are."""
    year, month = int(parts["year"] or 0), parts.get("month") or ""
    number = int(month) if month.isdecimal() else _MONTH_NUMBER.get(month[:3].casefold(), 0)
    one, two, day = (int(parts.get(part) or 0) for part in ("one", "two", "day"))
    if not (one or day):
        return f"{year}-{number:02d}"
    ways: dict[date, bool | None] = {}
    for in_order, *numbers in ((True, two, one), (False, one, two), (None, number, day)):
        with suppress(ValueError):
            ways[date(year, *numbers)] = in_order
    if len(ways) > 1 and (weekday := parts["weekday"]):
        ways = {d: None for d in ways if _DAYS[d.weekday()].startswith(weekday.capitalize())}
    elif len(ways) > 1 and day_first is not None:
        ways = {d: first for d, first in ways.items() if first is day_first}
    return next(iter(ways)).isoformat() if len(ways) == 1 else None
