"""The sheet on which a timeline is drawn: its size, and where a place along the axis and away from it lies on it.

Lengths are in pixels of the drawing, which is shown at its own size; its letters are ``FONT`` pixels high.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import east_asian_width

from .scale import Level, Measure

FONT = 13
TARGET = 24
"""The least size of what can be clicked."""

MARGIN = 24
_LABELS_BELOW, _LABELS_BESIDE = 58, 82
# How wide letters are, in pixels; common sans serif faces differ by less than this is wrong anyway.
_LETTER, _NARROW, _BROAD, _FULL = 7.1, 3.9, 9.8, 13.0


@dataclass(frozen=True)
class Form:
    """A kind of drawing. An ``upright`` axis runs from top to bottom, the others from left to right."""

    name: str
    width: int
    measure: Measure
    lanes: int
    lane: int = 26
    """The breadth of a lane."""
    upright: bool = False


def _sizes(year: int, month: int, day: int) -> dict[Level, float]:
    coarse = {Level.CENTURY: 44, Level.DECADE: 40, Level.YEAR: year}
    return {**coarse, Level.MONTH: month, Level.DAY: day}


WIDE = Form("wide", 1040, Measure(992, _sizes(32, 18, 13), cut=44, stretch=4), lanes=7)
MEDIUM = Form("medium", 704, Measure(656, _sizes(30, 18, 12), cut=42, stretch=4), lanes=7)
NARROW = Form(
    "narrow", 350, Measure(1100, _sizes(24, 22, 18), cut=40), lanes=6, lane=24, upright=True
)
FORMS = (WIDE, MEDIUM, NARROW)


@dataclass(frozen=True)
class Box:
    """A rectangle in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    def meets(self, other: Box) -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Label:
    """A line of text; ``anchor`` says which end of it lies at ``x``: start, middle or end."""

    text: str
    x: int
    y: int
    anchor: str = "middle"
    style: str = ""

    @property
    def box(self) -> Box:
        """The room that it takes, about."""
        width = text_width(self.text)
        left = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(
            round(self.x - left) - 4,
            self.y - FONT,
            round(width) + 8,
            FONT,
        )


def text_width(text: str) -> float:
    """About how wide a text is, in pixels."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return _FULL
    if letter in "ijltfrI.,:;'’|()[] ":
        return _NARROW
    return _BROAD if letter in "mwMW@%" else _LETTER + (letter.isupper() and 1.4)


def cut_off(text: str, room: float) -> str:
    """As much of a text as there is room for."""
    if text_width(text) <= room:
        return text
    while text and text_width(text) > room - _FULL:
        text = text[:-1]
    return f"{text.rstrip()}…" if len(text) > 2 else ""


def fitting(choices: Iterable[Iterable[Label]]) -> list[Label]:
    """Of each choice the first label that meets none of those before it."""
    placed: list[tuple[Label, Box]] = []
    for labels in choices:
        for label in labels:
            box = label.box
            if not any(box.meets(other) for _, other in placed):
                placed.append((label, box))
                break
    return [label for label, _ in placed]


@dataclass(frozen=True)
class Frame:
    """Where things lie. Claims take ``lanes`` lanes on one side of the axis; ``top`` pixels stay free at the top.

    Below a lying axis come its labels, then the articles; an upright one has its labels to the left, and the articles
    to the right of the claims.
    """

    form: Form
    length: float
    lanes: int
    article_lanes: int
    top: int = 0

    @property
    def width(self) -> int:
        return self.form.width

    @property
    def height(self) -> int:
        if self.form.upright:
            return self.top + round(self.length) + 2 * MARGIN
        return self.base + _LABELS_BELOW + self.article_lanes * self.form.lane + 4

    @property
    def base(self) -> int:
        """Where the axis lies: its distance from the top, or from the left if it is upright."""
        return _LABELS_BESIDE if self.form.upright else self.top + 6 + self.lanes * self.form.lane

    def at(self, along: float, across: float) -> tuple[int, int]:
        """The place so far along the axis and so far from it, on the side of the claims."""
        if self.form.upright:
            return round(self.base + across), round(self.top + MARGIN + along)
        return round(MARGIN + along), round(self.base - across)

    def box(self, begin: float, end: float, middle: float, thick: float) -> Box:
        """From ``begin`` to ``end`` along the axis, ``thick`` pixels around ``middle`` away from it."""
        x1, y1 = self.at(begin, middle - thick / 2)
        x2, y2 = self.at(end, middle + thick / 2)
        return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def line(self, begin: tuple[float, float], end: tuple[float, float]) -> str:
        """The path from one place (along, across) to another."""
        (x1, y1), (x2, y2) = self.at(*begin), self.at(*end)
        return f"M{x1} {y1}L{x2} {y2}"

    @property
    def reach(self) -> float:
        """How far from the axis the lanes of the claims end."""
        return 3 + self.lanes * self.form.lane

    def claims_at(self, lane: int, lanes: int = 1) -> float:
        """How far from the axis the middle of these lanes lies."""
        return 3 + (lane + lanes / 2) * self.form.lane

    def articles_at(self, lane: int) -> float:
        if self.form.upright:
            return self.reach + 6 + (lane + 0.5) * self.form.lane
        return -(_LABELS_BELOW + (lane + 0.5) * self.form.lane)
