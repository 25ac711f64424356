"""Dates that a text states, as EDTF: in full, or as a weekday that is counted from the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ...records.model.dates import DateError, bounds
from ..lexicon import MONTHS, PARTICLES

_MONTH_NUMBER = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = (
    "(?P<month>" + "|".join(MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"

_FORMS = tuple(
    re.compile(rf"(?<![\w-]){form}(?![\w-])", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_CLOCK = r"(?:,?\s*(?:at|@|\||-|–|T)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?"
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|date|issued)(?:\s+(?:on|at))?\s*:?\s*(?P<date>.+)",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"(?:last\s+)?(?:updated|modified|revised)(?:\s+(?:on|at))?\s*:?\s*(?P<date>.+)", re.IGNORECASE
)
_LONGEST = 90
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WITHOUT_DATE = re.compile(
    r"(?P<said>\b(?:said|wrote|announced|reported|told\s+\w+)\s+)?"
    rf"\b(?P<words>on\s+(?:{'|'.join(_DAYS)})(?!\s+(?:week|night))|(?<=said\s)(?:{'|'.join(_DAYS)})|yesterday|today)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|next|until|by|due|before|after|every|last"
    r"|(?:is|are|was|were|plans?|expected|scheduled|set)\s+to)\b|[’']ll\b"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^–—:(/“\"]{1,70}?)[.,]?\s*"
    r"(?:\((?P<agency>[A-Z][\w.& -]{1,30})\)|/(?P<wire>[A-Z]\w+)/)?\s*(?:[–—]|--?|:)\s"
)
_DIGIT = re.compile(r"\d")


def dates_in(text: str) -> tuple[str, ...]:
    """The dates with a year that stand in a text, in the order of their forms; each day once."""
    found: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            overlaps = any(a < match.end() and match.start() < b for a, b in taken)
            if not overlaps and (date := _edtf(match.groupdict())):
                taken.append(match.span())
                found.setdefault(date, match.start())
    return tuple(sorted(found, key=lambda date: (found[date], date)))


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
    if (day := words.split()[-1]) in _DAYS:
        back = (last.weekday() - _DAYS.index(day)) % 7
    else:
        back = int(day == "yesterday")
    return Told((last - timedelta(back)).isoformat(), words)


@dataclass(frozen=True)
class Dateline:
    """How an agency's article begins: «Ellery, 3 May 2019 (Port Agency) – …». ``words`` are the text's own."""

    words: str
    agency: str | None
    date: str | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, if it names an agency or a day with its year."""
    found = _DATELINE.match(paragraph[:_LONGEST])
    if not found:
        return None
    place = found["place"]
    dates = [date for date in dates_in(place) if len(date) == len("2019-05-03")]
    names = [word for word in re.findall(r"[^\W\d_]+", place) if word[0].islower()]
    agency = found["agency"] or found["wire"]
    if not (agency or dates) or not PARTICLES.issuperset(names) or len(place.split()) > 9:
        return None
    return Dateline(found.group().rstrip(" -–—:"), agency, dates[0] if len(dates) == 1 else None)


def date_line(line: str) -> tuple[str, str] | None:
    """What a line says of the article's date: («published» or «modified», the date); None if it is another line.

    A line that is nothing but a date tells when the article was published.
    """
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return None
    for kind, pattern in (("modified", _MODIFIED), ("published", _PUBLISHED)):
        if (match := pattern.fullmatch(line)) and (date := _only_date(match["date"])):
            return kind, date
    date = _only_date(line)
    return ("published", date) if date else None


def masthead_line(line: str) -> tuple[str, str] | None:
    """The outlet and the date of a line such as «Harbour Post, 4 March 2021»; None if it is another line."""
    found = re.fullmatch(
        r"(?P<outlet>[^\W\d_a-z][^,|:\d]{2,40}?)\s*[,|–—-]\s+(?P<date>.+)", line[:_LONGEST]
    )
    words = found["outlet"].split() if found else []
    if not found or not all(word[0].isupper() or word in ("of", "the") for word in words):
        return None
    date = _only_date(found["date"])
    return (found["outlet"], date) if date and len(line) <= _LONGEST else None


def _only_date(text: str) -> str | None:
    for form in _FORMS[:3]:
        match = form.match(text.strip())
        if match and re.fullmatch(_CLOCK, text.strip()[match.end() :]):
            return _edtf(match.groupdict())
    return None


def _edtf(parts: dict[str, str | None]) -> str | None:
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _MONTH_NUMBER[month[:3].casefold()]
    date = f"{parts['year']}-{number:02d}"
    if day := parts.get("day"):
        date += f"-{int(day):02d}"
    try:
        bounds(date)
    except DateError:
        return None
    return date
