"""Where arcs between rows begin and end, and how far they reach, so that they can be told apart.

Rows count from 0 and are one unit high; an arc is half an ellipse beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LEAST, _MOST = 22, 96
"""The extent of the flattest and of the widest arc, in percent of the drawing's width."""
_LEAST_ROWS = 4
"""Diagrams of fewer rows are drawn as if they had so many, so that a short arc does not bulge."""
_NARROWER = 0.82
"""An arc within another one between the same rows reaches so much less far."""
_PORT_STEP, _PORT_ROOM = 0.14, 0.86
"""How far apart arcs end at one row, and how much of it they may take up, in rows."""

Rows = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """The form of the arc of this ``index``: its upper and its lower end in rows from the top of the first row, its
    extent in percent of the drawing's width."""

    index: int
    top: float
    bottom: float
    extent: float


def shapes(arcs: Sequence[Rows]) -> list[Shape]:
    """The forms of arcs that stand on one side, given by the rows of their ends, in whichever order.

    The longest come first, so that the short ones lie on top and can be pointed at. Raises ValueError for an arc that
    leads from a row to itself.
    """
    ends = [(min(arc), max(arc)) for arc in arcs]
    spans = [lower - upper for upper, lower in ends]
    if 0 in spans:
        raise ValueError("An arc leads from a row to itself.")
    # Of arcs between the same rows the first is the outermost.
    order = sorted(range(len(arcs)), key=lambda index: (-spans[index], ends[index], index))
    ports = _ports(ends, order)
    longest = max([*spans, _LEAST_ROWS])
    beside: dict[Rows, int] = {}
    found = []
    for index in order:
        inner = beside[ends[index]] = beside.get(ends[index], -1) + 1
        extent = _LEAST + (_MOST - _LEAST) * (spans[index] - 1) / (longest - 1)
        upper, lower = ends[index]
        top, bottom = ports[upper, index], ports[lower, index]
        found.append(Shape(index, top, bottom, extent * _NARROWER**inner))
    return found


def _ports(ends: Sequence[Rows], order: Sequence[int]) -> dict[Rows, float]:
    """Where each arc ends, by row and index. At a row, arcs that come from above end above those that lead on, and
    the longer ones lie between the shorter, so that none crosses another on its way out."""
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for index in order:
        upper, lower = ends[index]
        below.setdefault(upper, []).append(index)
        above.setdefault(lower, []).append(index)
    ports: dict[Rows, float] = {}
    for row in {*above, *below}:
        standing = [*reversed(above.get(row, [])), *below.get(row, [])]
        step = min(_PORT_STEP, _PORT_ROOM / len(standing))
        for number, index in enumerate(standing):
            ports[row, index] = row + 0.5 + (number - (len(standing) - 1) / 2) * step
    return ports
