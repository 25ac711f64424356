"""What stands where on a timeline: dates that lie together become one crowd, crowds that overlap get lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from .scale import Scale

T = TypeVar("T")

_NEAR = 12
"""Dates that lie nearer to each other than so many pixels can't be told apart, and become one crowd."""


@dataclass(frozen=True)
class Dated:
    """A date of the timeline: its number, the address of its place in the list, its words, its first and last day (None where
    open), whether it is ``vague`` (about then, uncertain, or one of several days), and what stands there."""

    number: int
    href: str
    words: str
    first: date | None
    last: date | None
    vague: bool = False
    claims: int = 0
    outlets: tuple[str, ...] = ()
    """The outlet of each article that appeared then; empty where it is not known."""
    endless: bool = False
    """Open at both ends, and not merely outside the calendar of the years 1 to 9999."""

    @property
    def placed(self) -> bool:
        """Whether it can be drawn."""
        return bool(self.first or self.last or self.endless)


@dataclass(frozen=True)
class Crowd:
    """Dates that are drawn as one mark, from ``begin`` to ``end`` in pixels along the axis."""

    begin: float
    end: float
    dates: tuple[Dated, ...]
    point: bool

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2

    @property
    def vague(self) -> bool:
        return all(one.vague for one in self.dates)

    @property
    def opens(self) -> bool:
        """Whether it has no beginning."""
        return self.dates[0].first is None

    @property
    def lasts(self) -> bool:
        """Whether it has no end."""
        return self.dates[0].last is None


def crowds(dates: Iterable[Dated], scale: Scale) -> list[Crowd]:
    """The marks of these dates in the order in which they get their lanes: points first, then bars, short before long.

    Only dates of the same kind share a mark: a day that is certain and one that is not stand apart.
    """
    groups: list[Crowd] = []
    latest: dict[object, int] = {}
    found = [_crowd(one, scale) for one in dates if one.placed]
    for crowd in sorted(found, key=lambda one: (one.begin, one.end, one.dates[0].number)):
        one = crowd.dates[0]
        key: object = (crowd.point, one.vague, crowd.opens, crowd.lasts)
        if not crowd.point:
            key = (key, round(crowd.begin / _NEAR), round(crowd.end / _NEAR))
        index = latest.get(key)
        if index is not None and crowd.begin - groups[index].begin < _NEAR:
            before = groups[index]
            end = max(before.end, crowd.end)
            groups[index] = Crowd(before.begin, end, (*before.dates, one), before.point)
        else:
            latest[key] = len(groups)
            groups.append(crowd)
    return sorted(
        groups,
        key=lambda one: (not one.point, 0 if one.point else one.end - one.begin, one.begin),
    )


def _crowd(one: Dated, scale: Scale) -> Crowd:
    begin = scale.place(one.first.toordinal()) if one.first else 0
    end = scale.place(one.last.toordinal() + 1) if one.last else scale.length
    point = one.first is not None and (one.first == one.last or end - begin < _NEAR)
    middle = (begin + end) / 2
    return Crowd(middle, middle, (one,), True) if point else Crowd(begin, end, (one,), False)


@dataclass(frozen=True)
class Extent:
    """The room that a mark takes: from ``begin`` to ``end`` along the axis, over so many lanes."""

    begin: float
    end: float
    lanes: int = 1


class Lanes:
    """Lanes beside the axis, of which each place is given away once. The first is the nearest."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken: list[list[Extent]] = []

    def __len__(self) -> int:
        """The lanes in use."""
        return len(self._taken)

    def take(self, extent: Extent) -> int | None:
        """The nearest lane where the extent is free, which it then takes; None where there is none."""
        for lane in range(self.most - extent.lanes + 1):
            wanted = self._taken[lane : lane + extent.lanes]
            if not any(
                other.begin < extent.end and extent.begin < other.end
                for taken in wanted
                for other in taken
            ):
                while len(self._taken) < lane + extent.lanes:
                    self._taken.append([])
                for taken in self._taken[lane : lane + extent.lanes]:
                    taken.append(extent)
                return lane
        return None


def numbers(dates: Sequence[Dated]) -> str:
    """The numbers of dates as ranges: «3 7-12»."""
    ordered = sorted(one.number for one in dates)
    ranges: list[list[int]] = []
    for number in ordered:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return " ".join(f"{a}-{b}" if a < b else f"{a}" for a, b in ranges)
