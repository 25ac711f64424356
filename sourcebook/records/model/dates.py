"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2: what days a date spans, and how sure it is."""

import calendar
import math
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_MAX_LENGTH = 100
_GAP = re.compile(r"(?<!,)\s")  # The parser skips them anywhere.
_PLAIN = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", re.ASCII)
_FAR = re.compile(r"E\d{3}")
"""A power of ten that the parser would work out digit by digit, for hours."""
_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)")


class DateError(ValueError):
    """The text is no date of EDTF, or names a day that does not exist. The message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that a date allows; None where it is open, or lies outside the years 1 to 9999."""

    first: date | None
    last: date | None
    approximate: bool
    uncertain: bool

    @property
    def sort_key(self) -> tuple[date, date]:
        return self.first or date.min, self.last or date.max


@lru_cache(maxsize=8192)
def bounds(text: str) -> Bounds:
    """The days that an EDTF date spans. Raises DateError."""
    if len(text) > _MAX_LENGTH:
        raise DateError(f"«{text[:20]}…» is too long for a date.")
    for year, month, day in _DAY.findall(text):
        # The parser lets some days through that no calendar has.
        if not 1 <= int(month) <= 12 or (
            int(year) and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]
        ):
            raise DateError(f"The day {year}-{month}-{day} does not exist.")
    if plain := _PLAIN.fullmatch(text):
        return _plain(*plain.groups())
    if _GAP.search(text) or _FAR.search(text):
        raise DateError(f"«{text}» is not a date in EDTF.")
    try:
        with redirect_stdout(None):  # Of some dates the parser prints what it tried.
            parsed = parse_edtf(text)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        raise DateError(f"«{text}» is not a date in EDTF.") from None
    if first and last and first > last:
        raise DateError(f"«{text}» ends before it begins.")
    return Bounds(first, last, bool(re.search("[~%]", text)), bool(re.search("[?%]", text)))


def _plain(year: str, month: str | None, day: str | None) -> Bounds:
    """The days of a year, a month or a day. Most dates are such, and the parser takes a thousand times as long."""
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last_day = int(day) if day else calendar.monthrange(first.year, last_month)[1]
    return Bounds(first, date(first.year, last_month, last_day), False, False)


def _day(moment: object) -> date | None:
    # The parser gives infinities for open ends, and time tuples otherwise.
    if isinstance(moment, float) and math.isinf(moment):
        return None
    try:
        return date(*tuple(moment)[:3])  # type: ignore[arg-type]
    except ValueError:
        return None


def is_vague(text: str) -> bool:
    """Whether a date is about then, uncertain, or one of several days. Raises DateError."""
    span = bounds(text)
    return span.approximate or span.uncertain or text.startswith("[")


def sort_key(text: str | None) -> tuple[date, date]:
    """Orders dates by their first day, then by their last; what has no date comes last."""
    return bounds(text).sort_key if text else (date.max, date.max)
