"""Arc diagrams: rows of a list, one below the other, and arcs drawn beside them from row to row.

The rows are text, so that they wrap, can be read out and stand for the drawing where it is not seen. The drawing
counts in rows: one em of it is the height of a row, whatever that is on the screen, and no script has to measure
anything. An arc is half an ellipse, whose other half lies outside the drawing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from markupsafe import Markup

from ..html import href
from .arc_shapes import shapes

_SCALES = ((2, 4), (3, 8), (5, 15), (10, 30), (20, 60), (50, 150), (100, 300), (300, 1000))
"""Weights from which on arcs are thicker, where none are given: the first that the heaviest arc does not dwarf."""
_LONG = 28
"""Labels of more characters may be cut off on a narrow screen, and say all of themselves in a hint."""


class Line(StrEnum):
    """How an arc is drawn, so that its kind can be told without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"


Side = Literal["left", "right"]


@dataclass(frozen=True)
class Row:
    """What arcs lead to: a label, the page below ``build/pages`` that it links to, and a quiet line below it, made of
    ``kind`` and ``detail``, as far as they are given. ``shown`` is the label as HTML, where that is more."""

    key: str
    label: str
    path: str | None = None
    kind: str = ""
    detail: str = ""
    emphasis: bool = False
    shown: Markup | None = None

    @property
    def below(self) -> str:
        """The quiet line."""
        return " · ".join(part for part in (self.kind, self.detail) if part)

    @property
    def hint(self) -> str:
        """The whole label where it may be too long for its place."""
        return self.label if len(self.label) > _LONG else ""


@dataclass(frozen=True)
class Kind:
    """A kind of arc, and the words by which the legend explains it. Directed arcs have an arrowhead at their target."""

    key: str
    label: str
    line: Line = Line.SOLID
    directed: bool = False
    side: Side = "right"


@dataclass(frozen=True)
class Arc:
    """A tie between two rows. It links to ``path`` below ``build/pages``; ``title`` says in words what it is. One of a
    directed kind whose direction is not known (``ordered``) has no arrowhead. One with ``emphasis`` stands out."""

    source: str
    target: str
    weight: int
    kind: str
    path: str
    title: str
    ordered: bool = True
    emphasis: bool = False


@dataclass(frozen=True)
class Drawn:
    """An arc with its geometry: ``middle``, ``height`` and ``head`` (where its arrowhead points, if it has one) in
    rows from the top, ``extent`` in percent of the drawing's width, ``step`` the thickness from 1."""

    arc: Arc
    kind: Kind
    href: str
    step: int
    middle: Markup
    height: Markup
    extent: Markup
    head: Markup | None


@dataclass(frozen=True)
class Diagram:
    """What the macro in ``arcs.md`` draws. ``kinds`` and ``steps`` are the legend: only what occurs."""

    label: str
    rows: tuple[Row, ...]
    left: tuple[Drawn, ...]
    right: tuple[Drawn, ...]
    kinds: tuple[Kind, ...]
    measure: str
    steps: tuple[tuple[int, str], ...]

    def sides(self, row: Row) -> list[Side]:
        """On which sides arcs end at a row."""
        sides: dict[Side, tuple[Drawn, ...]] = {"left": self.left, "right": self.right}
        return [
            side
            for side, arcs in sides.items()
            if any(row.key in (one.arc.source, one.arc.target) for one in arcs)
        ]


def diagram(
    page: str,
    rows: Sequence[Row],
    arcs: Iterable[Arc],
    kinds: Sequence[Kind],
    *,
    label: str,
    measure: str = "",
    steps: Sequence[int] = (),
) -> Diagram:
    """The diagram of rows, from top to bottom, and the arcs between them.

    ``label`` names the drawing for those who don't see it. An arc is as thick as the number of ``steps`` that its
    weight reaches, or of fitting ones where none are given, and ``measure`` says what is weighed: «claims». Raises
    ValueError for a key that stands twice, KeyError for an arc whose kind or end is not there, ValueError for one
    from a row to itself.
    """
    place = {row.key: number for number, row in enumerate(rows)}
    if len(place) < len(rows):
        raise ValueError("Two rows have the same key.")
    known = {kind.key: kind for kind in kinds}
    given = list(arcs)
    steps = steps or _fitting_steps(arc.weight for arc in given)
    drawn: dict[Side, tuple[Drawn, ...]] = {
        side: _drawn(page, place, [a for a in given if known[a.kind].side == side], known, steps)
        for side in ("left", "right")
    }
    used = {arc.kind for arc in given}
    reached = {one.step for one in (*drawn["left"], *drawn["right"])}
    words = _steps_in_words(steps)
    return Diagram(
        label,
        tuple(rows),
        drawn["left"],
        drawn["right"],
        tuple(kind for kind in kinds if kind.key in used),
        measure,
        tuple((step, words[step - 1]) for step in sorted(reached)) if len(reached) > 1 else (),
    )


def _drawn(
    page: str, place: dict[str, int], arcs: list[Arc], kinds: dict[str, Kind], steps: Sequence[int]
) -> tuple[Drawn, ...]:
    drawn = []
    for shape in shapes([(place[arc.source], place[arc.target]) for arc in arcs]):
        arc = arcs[shape.index]
        kind = kinds[arc.kind]
        head = shape.bottom if place[arc.target] > place[arc.source] else shape.top
        drawn.append(
            Drawn(
                arc,
                kind,
                href(page, arc.path),
                bisect_right(steps, arc.weight) + 1,
                _short((shape.top + shape.bottom) / 2),
                _short((shape.bottom - shape.top) / 2),
                _short(shape.extent),
                _short(head) if kind.directed and arc.ordered else None,
            )
        )
    return tuple(drawn)


def _fitting_steps(weights: Iterable[int]) -> tuple[int, int]:
    heaviest = max(weights, default=0)
    return next((scale for scale in _SCALES if heaviest <= 2 * scale[-1]), _SCALES[-1])


def _steps_in_words(steps: Sequence[int]) -> list[str]:
    """«1», «2 or 3», «4 or more»."""
    words = []
    for first, behind in zip((1, *steps), steps, strict=False):
        last = behind - 1
        joiner = "or" if last == first + 1 else "to"
        words.append(f"{first:,}" if last <= first else f"{first:,} {joiner} {last:,}")
    return [*words, f"{steps[-1]:,} or more"]


def _short(number: float) -> Markup:
    """A number with at most three decimals."""
    return Markup(f"{number:.3f}".rstrip("0").rstrip("."))
