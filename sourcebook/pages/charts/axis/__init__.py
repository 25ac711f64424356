"""A timeline drawn on one axis: claims by when they happened on one side, articles by when they appeared on the other.

What is drawn follows from the dates alone, so that the same dates always give the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .articles import article_mark, placed
from .frame import FORMS, MEDIUM, NARROW, WIDE, Form, Frame
from .lanes import Crowd, Dated, Lanes, crowds
from .marks import Mark, claims_extent, claims_mark, folded_mark
from .scale import scale
from .ticks import Ticks, ticks

_FOLDED_LINE = 26


@dataclass(frozen=True)
class Drawing:
    """What the macro in ``axis.md`` prints: all places and lengths in pixels of a sheet of this width and height."""

    name: str
    upright: bool
    width: int
    height: int
    ticks: Ticks
    marks: tuple[Mark, ...]


def draw(dates: Sequence[Dated], form: Form) -> Drawing | None:
    """The drawing of these dates; None where none of them begins or ends on the calendar."""
    found = scale([(one.first, one.last) for one in dates], form.measure)
    if not found:
        return None
    lanes = Lanes(form.lanes)
    told: list[tuple[Crowd, int]] = []
    folded: list[Crowd] = []
    for crowd in crowds([one for one in dates if one.claims], found):
        lane = lanes.take(claims_extent(crowd))
        if lane is None:
            folded.append(crowd)
        else:
            told.append((crowd, lane))
    articles, article_lanes = placed(dates, form, found)
    top = _FOLDED_LINE if folded else 0
    frame = Frame(form, found.length, max(1, len(lanes)), article_lanes, top)
    told.sort(key=lambda one: (one[0].begin, one[0].dates[0].number))
    marks = [claims_mark(frame, found, crowd, lane) for crowd, lane in told]
    if folded:
        marks.append(folded_mark(folded))
    marks += [article_mark(frame, one) for one in articles]
    return Drawing(
        form.name, form.upright, frame.width, frame.height, ticks(frame, found), tuple(marks)
    )


__all__ = ["FORMS", "MEDIUM", "NARROW", "WIDE", "Dated", "Drawing", "Form", "draw"]
