"""A scale as templates see it: its rows, and the marks that are drawn in them. Places are percentages of its width."""

from __future__ import annotations

from dataclasses import dataclass

from ...presenter import ByArticle, ClaimView, by_article
from .frames import Tick

_ARROW = 8.0


@dataclass(frozen=True)
class Mark:
    """What is drawn: a bar from ``start`` to ``end``, a dot where both are one.

    ``below`` and ``above`` say that the side is open: by an arrow for a figure, by fading for a date. ``hollow``: the value
    itself is left out. ``dashed``: about, or uncertain.
    """

    start: float
    end: float
    below: bool = False
    above: bool = False
    hollow: bool = False
    dashed: bool = False

    @property
    def is_dot(self) -> bool:
        return self.start == self.end

    @property
    def is_open(self) -> bool:
        return self.below or self.above

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the mark is drawn, with its arrows."""
        first = max(0.0, self.start - _ARROW * self.below)
        return round(first, 2), round(min(100.0, self.end + _ARROW * self.above), 2)


@dataclass(frozen=True)
class Part:
    """The claims of an answer that share a wording and a date, with their marks."""

    text: str
    when: str
    claims: tuple[ClaimView, ...]
    marks: tuple[Mark, ...]

    @property
    def by_article(self) -> ByArticle:
        return by_article(self.claims)

    @property
    def reach(self) -> tuple[float, float]:
        """Where a pointer finds the part's marks; only where there are any."""
        reaches = [mark.reach for mark in self.marks]
        return min(first for first, _ in reaches), max(last for _, last in reaches)


@dataclass(frozen=True)
class Row:
    """An answer on a scale."""

    parts: tuple[Part, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Each mark once, in its order."""
        return tuple(dict.fromkeys(mark for part in self.parts for mark in part.marks))

    def lanes(self, part: Part) -> tuple[int, int]:
        """The first of the marks that are a part's, by its number from 0, and how many there are up to the last of them."""
        numbers = [self.marks.index(mark) for mark in part.marks]
        return min(numbers), max(numbers) - min(numbers) + 1


@dataclass(frozen=True)
class ScaleView:
    """A scale: what it measures, its ticks and its rows, lowest or earliest first; ``rest`` has nothing to show on it."""

    kind: str
    unit: str
    ticks: tuple[Tick, ...]
    begins: str
    """The label of the tick at which it begins, where that is not zero; else empty."""
    rows: tuple[Row, ...]
    rest: tuple[Row, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for row in self.rows for mark in row.marks)
