"""A scale of time in pieces: where much happens days or months get room, and empty stretches are cut.

The calendar is opened where it is crowded: a century into its decades, these into years, months and days, as long as
there is room. Within a piece time runs evenly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from itertools import groupby

Span = tuple[date | None, date | None]
"""The first and the last day of a date; None where it is open."""

_END = date.max.toordinal() + 1
_WORTH_CUTTING = 1.3
"""An empty stretch is cut where it would be longer than so many cuts."""


class Level(IntEnum):
    CENTURY = 0
    DECADE = 1
    YEAR = 2
    MONTH = 3
    DAY = 4


_YEARS = {Level.CENTURY: 100, Level.DECADE: 10, Level.YEAR: 1}
# A lone date is shown in its year; it takes two to open a year or a month.
_CROWD = {Level.CENTURY: 1, Level.DECADE: 1, Level.YEAR: 2, Level.MONTH: 2}


@dataclass(frozen=True)
class Measure:
    """The room for a scale in pixels: its length, how long each unit is at least and at most, and a cut."""

    room: float
    least: Mapping[Level, float]
    cut: float
    stretch: float = 1
    """How many times longer than at least units may become where there is room to spare."""


@dataclass(frozen=True)
class Piece:
    """A unit of the calendar, or a cut: the days from ``first`` up to, not including, ``end`` (as ordinals), drawn
    from ``at`` over ``size`` pixels. ``busy`` says that something begins or ends in it, ``crowd`` how many dates can be
    told apart only when it is opened, ``spans`` those that lie within it."""

    level: Level
    first: int
    end: int
    busy: bool = False
    at: float = 0
    size: float = 0
    cut: bool = False
    crowd: int = 0
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> date:
        return date.fromordinal(self.first)

    @property
    def opens(self) -> bool:
        return self.crowd >= _CROWD.get(self.level, _END)


@dataclass(frozen=True)
class Scale:
    """The pieces in order, without gaps between them."""

    pieces: tuple[Piece, ...]

    @property
    def length(self) -> float:
        return self.pieces[-1].at + self.pieces[-1].size

    def place(self, day: float) -> float:
        """Where a moment lies, in pixels: ``day`` is an ordinal, midnight at its beginning. Never falls as it grows."""
        index = max(0, bisect_right(self.pieces, day, key=lambda piece: piece.first) - 1)
        piece = self.pieces[index]
        share = (day - piece.first) / (piece.end - piece.first)
        return piece.at + piece.size * min(1.0, max(0.0, share))


def scale(spans: Iterable[Span], measure: Measure) -> Scale | None:
    """The scale on which these dates stand; None where none of them has a beginning or an end."""
    known = sorted({span for span in spans if any(span)}, key=_order)
    if not known:
        return None
    days = sorted({day.toordinal() for span in known for day in span if day})
    leaves = list(_divide(Level.CENTURY, days[0], days[-1] + 1, known, days))
    while fit := [index for index, leaf in enumerate(leaves) if leaf.opens]:
        index = max(fit, key=lambda i: (leaves[i].level < Level.YEAR, leaves[i].crowd, -i))
        leaf = leaves[index]
        parts = _divide(Level(leaf.level + 1), leaf.first, leaf.end, leaf.spans, days)
        opened = [*leaves[:index], *parts, *leaves[index + 1 :]]
        if sum(piece.size for piece in _shortened(opened, measure)) > measure.room:
            opened = [*leaves[:index], replace(leaf, crowd=0), *leaves[index + 1 :]]
        leaves = opened
    return Scale(_laid_out(_shortened(leaves, measure), measure))


def _order(span: Span) -> tuple[date, date]:
    return span[0] or date.min, span[1] or date.max


def _divide(
    level: Level, first: int, end: int, spans: Sequence[Span], days: Sequence[int]
) -> Iterator[Piece]:
    """The units of a level between two days, with the dates that lie within each and are finer than it."""
    within = {
        begin: tuple(found)
        for begin, found in groupby(
            (span for span in spans if span[0]), key=lambda span: _begin(level, _first(span))
        )
    }
    while first < end:
        begin = _begin(level, date.fromordinal(first))
        after = min(_after(level, begin), _END)
        found = tuple(
            span
            for span in within.get(begin, ())
            if span[1] and span[1].toordinal() < after and span[1] - _first(span) < _most(level)
        )
        busy = _number(days, begin.toordinal(), after) > 0
        crowd = len(found)
        if level < Level.YEAR:
            # Of spans that reach beyond it, too, the year should be told.
            crowd = max(crowd, _number(days, begin.toordinal() + 1, after - 1))
        yield Piece(level, begin.toordinal(), after, busy, crowd=crowd, spans=found)
        first = after


def _number(days: Sequence[int], first: int, end: int) -> int:
    """How many of the days lie between two."""
    return bisect_left(days, end) - bisect_left(days, first)


def _first(span: Span) -> date:
    return span[0] or date.min


def _most(level: Level) -> timedelta:
    """Dates within a unit that last so long are as long as the unit itself."""
    years = _YEARS.get(level)
    return timedelta(365 * years - 1 if years else 27 if level is Level.MONTH else 0)


def _begin(level: Level, day: date) -> date:
    if years := _YEARS.get(level):
        return date(max(1, day.year // years * years), 1, 1)
    return day.replace(day=1) if level is Level.MONTH else day


def _after(level: Level, begin: date) -> int:
    """The first day behind the unit that begins then."""
    if level is Level.DAY:
        return begin.toordinal() + 1
    years = _YEARS.get(level, 0)
    year = begin.year // years * years + years if years else begin.year + begin.month // 12
    month = 1 if years else begin.month % 12 + 1
    return date(year, month, 1).toordinal() if year <= date.max.year else _END


def _shortened(leaves: Sequence[Piece], measure: Measure) -> list[Piece]:
    """The leaves from the first to the last busy one, each with its least size; long empty stretches become cuts."""
    busy = [index for index, leaf in enumerate(leaves) if leaf.busy]
    found = []
    for is_busy, group in groupby(leaves[busy[0] : busy[-1] + 1], key=lambda leaf: leaf.busy):
        run = [replace(leaf, size=measure.least[leaf.level]) for leaf in group]
        if not is_busy and sum(leaf.size for leaf in run) > measure.cut * _WORTH_CUTTING:
            run = [Piece(run[0].level, run[0].first, run[-1].end, size=measure.cut, cut=True)]
        found += run
    return found


def _laid_out(pieces: Sequence[Piece], measure: Measure) -> tuple[Piece, ...]:
    """The pieces one behind the other, units stretched into the room that is left, or all shrunk where it is too small."""
    total = sum(piece.size for piece in pieces)
    cuts = sum(piece.size for piece in pieces if piece.cut)
    stretch, shrink = 1.0, min(1.0, measure.room / total)
    if total < measure.room:
        stretch = min(measure.stretch, (measure.room - cuts) / (total - cuts))
    laid, at = [], 0.0
    for piece in pieces:
        size = piece.size * (shrink if piece.cut else stretch * shrink)
        laid.append(replace(piece, at=at, size=size))
        at += size
    return tuple(laid)
