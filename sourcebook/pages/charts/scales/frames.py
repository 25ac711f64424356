"""Where numbers and days lie on a scale, and its ticks: round numbers, beginnings of years, months and days."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from ....records.model.dates import bounds, is_vague
from ...labels import MONTHS

_MARGIN = 2.0
"""The percentage of a scale at either end that stays free, so that no mark is cut off."""
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_TICKS = 5
_LONG, _EDGE = 5, 8


@dataclass(frozen=True)
class Tick:
    """A place on the scale, and what stands below it."""

    at: float
    label: str

    @property
    def anchor(self) -> str:
        """Where the label touches the place: long ones must not stick out."""
        if len(self.label) < _LONG or _EDGE < self.at < 100 - _EDGE:
            return "middle"
        return "start" if self.at <= _EDGE else "end"


@dataclass(frozen=True)
class Frame:
    """A stretch of numbers, or of days as ordinals, laid over the width of a scale."""

    low: float | Decimal
    high: float | Decimal
    ticks: tuple[Tick, ...] = ()
    scale: str = ""
    """What the labels leave out: «billion», or the year that all of them share."""
    begins: str = ""
    """The first tick's label, where a scale of numbers does not begin at zero."""

    def place(self, value: float | Decimal) -> float:
        """Where a value lies, in percent."""
        share = float(
            (Decimal(value) - Decimal(self.low)) / (Decimal(self.high) - Decimal(self.low))
        )
        return round(_MARGIN + (100 - 2 * _MARGIN) * share, 2)


def numbers_frame(
    lows: Sequence[Decimal],
    highs: Sequence[Decimal],
    below: Sequence[Decimal] = (),
    above: Sequence[Decimal] = (),
) -> Frame:
    """The frame of these numbers, none of which is negative. It begins at zero, unless they would then be too close to
    tell apart. ``below`` and ``above`` are those that need room for an arrow."""
    low, high = min(lows), max(highs)
    from_zero = low == high or (high - low) * 5 >= high
    step = _round_step((high or Decimal(1)) / 4 if from_zero else (high - low) / 3)
    first = Decimal(0) if from_zero else (low / step).to_integral_value(ROUND_FLOOR) * step
    last = max((high / step).to_integral_value(ROUND_CEILING) * step, step)
    if below and not from_zero and min(below) - first < (last - first) / 8:
        first = max(Decimal(0), first - step)
    if above and last - max(above) < (last - first) / 8:
        last += step
    exponent, scale = next(((e, word) for e, word in _SCALES if last >= 10**e), (0, ""))
    frame = Frame(first, last)
    count = int((last - first) / step)
    ticks = tuple(
        Tick(frame.place(value), _number(value / 10**exponent))
        for value in (first + step * number for number in range(count + 1))
    )
    begins = f"{ticks[0].label} {scale}".strip() if first else ""
    return Frame(first, last, ticks, scale, begins)


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20 … that is not less."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Days:
    """The days of a date as ordinals: from ``first`` up to, not including, ``end``; None where it is open."""

    first: int | None
    end: int | None
    uncertain: bool

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.end == self.first + 1

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(edtf: str | None) -> Days | None:
        """The days of an EDTF date; None where it has neither beginning nor end."""
        span = bounds(edtf) if edtf else None
        if edtf is None or span is None or (span.first is None and span.last is None):
            return None
        return Days(
            span.first.toordinal() if span.first else None,
            span.last.toordinal() + 1 if span.last else None,
            is_vague(edtf),
        )


def days_frame(dates: Iterable[Days]) -> Frame:
    """The frame of these dates, with room at an end where one of them is open."""
    known = list(dates)
    edges = [day for days in known for day in (days.first, days.end) if day is not None]
    low, high = min(edges), max(edges)
    room = max((high - low) / 8, 3)
    first = low - room * (1 if any(days.first is None for days in known) else 0.15)
    last = high + room * (1 if any(days.end is None for days in known) else 0.15)
    first, last = max(1.0, first), min(date.max.toordinal() - 1.0, last)
    frame = Frame(first, last)
    found, style = next(_ticks(first, last))
    years = {day.year for day in found}
    shared = str(years.pop()) if style == "day" and len(years) == 1 else ""
    ticks = tuple(
        Tick(frame.place(day.toordinal()), _day(day, style, found[:number], shared))
        for number, day in enumerate(found)
    )
    return Frame(first, last, ticks, shared)


def _ticks(first: float, last: float) -> Iterator[tuple[list[date], str]]:
    """The beginnings of days, months or years between two moments, finest first, as soon as they are few enough."""
    low, high = date.fromordinal(math.ceil(first)), date.fromordinal(math.floor(last))
    if (high - low).days < 300:
        days = [date.fromordinal(n) for n in range(low.toordinal(), high.toordinal() + 1)]
        for step in (1, 2, 5, 10):
            found = [d for d in days if (d.day - 1) % step == 0 and (step == 1 or d.day < 30)]
            if len(found) <= _MOST_TICKS:
                yield found, "day"
    if high.year - low.year < 30:
        months = [date(y, m, 1) for y in range(low.year, high.year + 1) for m in range(1, 13)]
        for step in (1, 3, 6):
            found = [d for d in months if low <= d <= high and (d.month - 1) % step == 0]
            if len(found) <= _MOST_TICKS:
                yield found, "month"
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
        years = [date(max(1, y), 1, 1) for y in range(low.year // step * step, high.year + 1, step)]
        found = [d for d in years if low <= d <= high]
        if len(found) <= _MOST_TICKS:
            yield found, "year"


def _day(day: date, style: str, before: Sequence[date], shared: str) -> str:
    """A tick's label. Only the first day or month of a year names it, and none where all days share it."""
    if style == "year":
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    label = month if style == "month" else f"{day.day} {month}"
    named = shared or any(other.year == day.year for other in before)
    return label if named else f"{label} {day.year}"
