"""A person's roles over time, as bars on one axis of years.

A bar is as sure as its dates: what they leave open between a first and a last day, what is approximate or uncertain, and an end
that nobody states are drawn apart from the stretch in which the role was surely held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...records.load import Filed
from ...records.model import Person, Role
from ...records.model.dates import Bounds, bounds
from ..presenter import ClaimView, Presenter

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_TICKS = 6


@dataclass(frozen=True)
class Segment:
    """A part of a bar; ``left`` and ``width`` in percent of the axis. ``kind`` is sure, unsure (it began or ended somewhere in
    it), about (the same, of an approximate or uncertain date), since or until (the other end is not stated)."""

    kind: str
    left: float
    width: float


@dataclass(frozen=True)
class RoleView:
    role: str
    since: str | None
    until: str | None
    proof: ClaimView | None
    bar: tuple[Segment, ...]


@dataclass(frozen=True)
class Tick:
    """The beginning of a year; ``at`` in percent of the axis."""

    year: str
    at: float


@dataclass(frozen=True)
class RolesView:
    """A person's roles as recorded. Where none has a date there is no axis: ``ticks`` are empty, and so is every bar."""

    roles: tuple[RoleView, ...]
    ticks: tuple[Tick, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of segments that are drawn, for the legend."""
        drawn = {segment.kind for role in self.roles for segment in role.bar}
        order = ("sure", "unsure", "about", "since", "until")
        return tuple(kind for kind in order if kind in drawn)


@dataclass(frozen=True)
class Axis:
    """Whole years, by their first day and the day behind their last, as ordinals."""

    first: int
    end: int

    def at(self, day: int) -> float:
        return round(100 * (min(max(day, self.first), self.end) - self.first) / self.length, 2)

    @property
    def length(self) -> int:
        return self.end - self.first

    def segment(self, kind: str, first: int, end: int) -> Segment:
        left = self.at(first)
        return Segment(kind, left, round(self.at(end) - left, 2))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        first, end = (date.fromordinal(day).year for day in (self.first, self.end - 1))
        step = next((s for s in _STEPS if (end - first) // s < _MOST_TICKS), _STEPS[-1])
        years = range(-(-first // step) * step, end + 1, step)
        return tuple(Tick(str(year), self.at(_new_year(year))) for year in years)


def roles_view(views: Presenter, filed: Filed[Person]) -> RolesView:
    """The person's roles, each with the claim that proves it where that exists."""
    claims, roles = views.catalog.claims, filed.record.roles
    axis = axis_of(
        (role, views.claim(role.source).article.published if role.source in claims else None)
        for role in roles
    )
    return RolesView(
        tuple(
            RoleView(
                role.role,
                role.since,
                role.until,
                views.claim(role.source) if role.source in claims else None,
                tuple(bar_of(role, axis)) if axis else (),
            )
            for role in roles
        ),
        axis.ticks if axis else (),
    )


def axis_of(roles: Iterable[tuple[Role, str | None]]) -> Axis | None:
    """The years that hold all dates of the roles; a year before them where a beginning is open, and where an end is open
    the years up to the article that proves the role, whose date is given beside it. None where no role has a date."""
    days: list[date] = []
    seen: list[date] = []
    begins_open = ends_open = False
    for role, proved in roles:
        since, until = _bounds(role.since), _bounds(role.until)
        spans = [span for span in (since, until) if span]
        days += [day for span in spans for day in (span.first, span.last) if day]
        begins_open |= bool(until and not since) or any(span.first is None for span in spans)
        if bool(since and not until) or any(span.last is None for span in spans):
            ends_open = True
            seen += [day for day in [bounds(proved).last if proved else None] if day]
    if not days:
        return None
    first, last = min(days).year, max(days).year
    if ends_open:
        last = max([last + (not seen), *(day.year for day in seen)])
    return Axis(_new_year(first - begins_open), _new_year(last + 1))


def bar_of(role: Role, axis: Axis) -> Iterable[Segment]:
    """The parts of a role's bar from left to right; none where it has no date."""
    since, until = _bounds(role.since), _bounds(role.until)
    begun = since.last.toordinal() if since and since.last else axis.end
    ending = until.first.toordinal() + 1 if until and until.first else axis.first
    if since and until and ending <= begun:
        # As far as the dates can tell it may have ended before it began: nothing is sure.
        first = min(_first(since, axis), _first(until, axis))
        yield axis.segment(_unsure(since, until), first, max(_end(since, axis), _end(until, axis)))
        return
    if since:
        yield from _left_open(since, axis, _first(since, axis), begun)
    if since and until:
        yield axis.segment("sure", begun, ending)
    elif since and begun < axis.end:
        yield axis.segment("since", begun, axis.end)
    elif until and ending > axis.first:
        yield axis.segment("until", axis.first, ending)
    if until:
        yield from _left_open(until, axis, ending, _end(until, axis))


def _left_open(span: Bounds, axis: Axis, first: int, end: int) -> Iterable[Segment]:
    """The stretch that a date leaves open; a day that is sure leaves none."""
    kind = _unsure(span)
    if kind == "about" or span.first != span.last:
        yield axis.segment(kind, first, end)


def _unsure(*spans: Bounds) -> str:
    return "about" if any(span.approximate or span.uncertain for span in spans) else "unsure"


def _bounds(text: str | None) -> Bounds | None:
    return bounds(text) if text else None


def _first(span: Bounds, axis: Axis) -> int:
    return span.first.toordinal() if span.first else axis.first


def _end(span: Bounds, axis: Axis) -> int:
    """The day behind the last one."""
    return span.last.toordinal() + 1 if span.last else axis.end


def _new_year(year: int) -> int:
    """The first day of a year; behind the last year of the calendar, the day behind its last."""
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(max(1, year), 1, 1).toordinal()
