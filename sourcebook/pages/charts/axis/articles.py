"""The articles on a timeline: each a diamond at its day, or a thin bar, with its outlet's name where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .frame import MARGIN, TARGET, Form, Frame, Label, cut_off, text_width
from .lanes import Crowd, Dated, Extent, Lanes, crowds
from .marks import Mark, around, bar_mark, names, style_of, words_of
from .scale import Scale

_MOST_LANES = 4
_LONGEST_NAME = 160
_NAMED = 2
"""A mark names so many outlets at most."""
_BAR = 10
_DIAMOND, _CROWDED_DIAMOND = 8, 12
_NAME_OFF = 14
"""How far a name stands from the middle of its mark, in pixels."""
_BEYOND = 16
"""How far a name may reach into the page's margin beside an upright drawing."""
_NAME_ABOVE = 7
"""How far a name reaches up and down."""


@dataclass(frozen=True)
class Placed:
    """A crowd of articles in its lane, and its name, which stands before the mark where there is no room behind it."""

    crowd: Crowd
    lane: int
    name: str = ""
    before: bool = False


def placed(dates: Sequence[Dated], form: Form, scale: Scale) -> tuple[list[Placed], int]:
    """The articles in their lanes in the order of time, and how many lanes that takes.

    What finds no lane joins the mark before it.
    """
    lanes = Lanes(_MOST_LANES)
    found: list[Placed] = []
    appeared = crowds([one for one in dates if one.outlets], scale)
    for crowd in sorted(appeared, key=lambda one: (one.middle, one.dates[0].number)):
        for name, before, extent in _extents(crowd, form, scale):
            lane = lanes.take(extent)
            if lane is not None:
                found.append(Placed(crowd, lane, name, before))
                break
        else:
            dates_of_both = (*found[-1].crowd.dates, *crowd.dates)
            joined = replace(found[-1].crowd, dates=dates_of_both)
            found[-1] = replace(found[-1], crowd=joined, name="")
    return (_upright_names(found) if form.upright else found), len(lanes)


def _upright_names(found: Sequence[Placed]) -> list[Placed]:
    """The same with their names, which stand to the right: as long as no mark beside them is in the way."""
    named = []
    for one in found:
        begin, end = one.crowd.middle - _NAME_ABOVE, one.crowd.middle + _NAME_ABOVE
        free = not any(
            other.lane > one.lane
            and other.crowd.begin - _reach(other) < end
            and begin < other.crowd.end + _reach(other)
            for other in found
        )
        named.append(replace(one, name=_name(one.crowd)) if free else one)
    return named


def _reach(one: Placed) -> int:
    """How far a mark reaches beyond its beginning and end."""
    return _DIAMOND if one.crowd.point else 1


def _extents(crowd: Crowd, form: Form, scale: Scale) -> Iterator[tuple[str, bool, Extent]]:
    """The ways to place a mark, the best first: with its name behind it, before it, and without."""
    half = max(TARGET, crowd.end - crowd.begin) / 2 + 1 + _wider(crowd)
    begin, end = crowd.middle - half, crowd.middle + half
    name = "" if form.upright else cut_off(_name(crowd), _LONGEST_NAME)
    room = text_width(name) + 8
    if name and end + room < scale.length + MARGIN:
        yield name, False, Extent(begin, end + room)
    if name and begin - room > -MARGIN:
        yield name, True, Extent(begin - room, end)
    yield "", False, Extent(begin, end)


def _name(crowd: Crowd) -> str:
    outlets = [name for one in crowd.dates for name in one.outlets if name]
    return names(outlets) if len(set(outlets)) <= _NAMED else ""


def article_mark(frame: Frame, one: Placed) -> Mark:
    """The mark of articles that stand in one place."""
    crowd = one.crowd
    number = _number(crowd)
    across = frame.articles_at(one.lane)
    x, y = frame.at(crowd.middle, across)
    label = _label(frame, one, x, y)
    if not crowd.point:
        bar = frame.box(crowd.begin, crowd.end, across, _BAR)
        return bar_mark(frame, crowd, "articles", bar, across, label, None)
    size = _CROWDED_DIAMOND if number > 1 else _DIAMOND
    wide = size + _wider(crowd)
    return Mark(
        *words_of(crowd, "articles"),
        style_of("diamond", crowd),
        around(x, y, TARGET // 2),
        path=f"M{x - wide} {y}L{x} {y - size}L{x + wide} {y}L{x} {y + size}z",
        number=Label(f"{number:,}", x, y + 5) if number > 1 else None,
        label=label,
    )


def _number(crowd: Crowd) -> int:
    return sum(len(date.outlets) for date in crowd.dates)


def _wider(crowd: Crowd) -> int:
    """How much farther a diamond reaches to both sides where its number has more than two digits."""
    return 5 * max(0, len(f"{_number(crowd):,}") - 2) if crowd.point else 0


def _label(frame: Frame, one: Placed, x: int, y: int) -> Label | None:
    if not one.name:
        return None
    if frame.form.upright:
        x += _NAME_OFF + _wider(one.crowd)
        text = cut_off(one.name, frame.width + _BEYOND - x)
        return Label(text, x, y + 5, "start") if text else None
    half = round(max(TARGET, one.crowd.end - one.crowd.begin + 10) / 2) + _wider(one.crowd)
    if one.before:
        return Label(one.name, x - half, y + 5, "end")
    return Label(one.name, x + half, y + 5, "start")
