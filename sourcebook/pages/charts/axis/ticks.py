"""The axis itself: its line, where units of the calendar begin, their names, and the cuts with what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...labels import count, date_words
from .frame import Frame, Label, fitting
from .scale import Level, Piece, Scale

_TICK, _LONG_TICK = 5, 50
_UNITS, _CUT_UNITS, _GROUPS = -17, -31, -48
"""How far below the axis its labels stand."""
_LEAST_CUT = 34
"""Shorter cuts have no words."""
_SLASH = 5


@dataclass(frozen=True)
class Ticks:
    """Paths of the axis and of its ticks, of the gaps that cuts make in bars, and of the signs of the cuts."""

    axis: str
    ticks: str
    gaps: str
    cuts: str
    labels: tuple[Label, ...]


def ticks(frame: Frame, scale: Scale) -> Ticks:
    units = [piece for piece in scale.pieces if not piece.cut]
    cuts = [piece for piece in scale.pieces if piece.cut]
    groups = [(name, list(found)) for name, found in groupby(units, key=_group)]
    starts = {found[0].at for name, found in groups if name}
    choices = [
        *([label] for piece in cuts for label in _cut_labels(frame, piece)),
        *(_group_labels(frame, found[0]) for name, found in groups if name),
        *(_unit_labels(frame, piece) for piece in sorted(units, key=lambda p: not p.busy)),
    ]
    return Ticks(
        "".join(frame.line((one.at, 0), (one.at + one.size, 0)) for one in units),
        "".join(_tick(frame, at, at in starts) for at in _bounds(units)),
        "".join(
            frame.line((one.at + one.size / 2, 2), (one.at + one.size / 2, frame.reach))
            for one in cuts
        ),
        "".join(_slashes(frame, one.at + one.size / 2) for one in cuts),
        tuple(fitting(choices)),
    )


def _bounds(units: Sequence[Piece]) -> list[float]:
    return sorted({at for one in units for at in (one.at, one.at + one.size)})


def _tick(frame: Frame, at: float, is_long: bool) -> str:
    long = _LONG_TICK if not frame.form.upright else frame.base - 2
    return frame.line((at, 0), (at, -(long if is_long else _TICK)))


def _slashes(frame: Frame, at: float) -> str:
    return "".join(
        frame.line((at + aside - 3, -_SLASH), (at + aside + 3, _SLASH)) for aside in (-3, 3)
    )


def _group(piece: Piece) -> str:
    """What the names of units leave out: the year of a month, the month of a day."""
    if piece.level is Level.MONTH:
        return f"{piece.day.year:04}"
    return f"{piece.day:%Y-%m}" if piece.level is Level.DAY else ""


def _group_labels(frame: Frame, first: Piece) -> Iterator[Label]:
    if first.level is Level.DAY:
        month = date_words(f"{first.day:%Y-%m}")
        texts = [month, _short_month(month)]
    else:
        texts = [f"{first.day.year:04}"]
    if frame.form.upright:
        yield Label(texts[-1], 0, frame.at(first.at, 0)[1] + 17, "start", "group")
        return
    x, y = frame.at(first.at, _GROUPS)
    for text in texts:
        yield Label(text, x + 3, y, "start", "group")


def _short_month(words: str) -> str:
    month, _, year = words.partition(" ")
    return f"{month[:3]} {year}"


def _unit_labels(frame: Frame, piece: Piece) -> Iterator[Label]:
    begin = piece.day
    text = {
        Level.CENTURY: f"{begin.year:04}s",
        Level.DECADE: f"{begin.year:04}s",
        Level.YEAR: f"{begin.year:04}",
        Level.MONTH: date_words(f"{begin:%Y-%m}")[:3],
        Level.DAY: str(begin.day),
    }[piece.level]
    style = "year" if piece.level <= Level.YEAR else "busy" if piece.busy else ""
    yield _beside(frame, piece.at + piece.size / 2, text, style)


def _beside(frame: Frame, middle: float, text: str, style: str) -> Label:
    if frame.form.upright:
        x, y = frame.at(middle, -9)
        return Label(text, x, y + 5, "end", style)
    x, y = frame.at(middle, _UNITS)
    return Label(text, x, y, "middle", style)


def _cut_labels(frame: Frame, piece: Piece) -> Iterator[Label]:
    """What is left out, in words; below a lying axis the number and its unit, one below the other."""
    words, middle = left_out(piece.end - piece.first), piece.at + piece.size / 2
    if piece.size < _LEAST_CUT:
        return
    if frame.form.upright:
        yield _beside(frame, middle, words, "cut")
        return
    number, _, unit = words.partition(" ")
    yield Label(number, *frame.at(middle, _UNITS), style="cut")
    yield Label(unit, *frame.at(middle, _CUT_UNITS), style="cut")


def left_out(days: int) -> str:
    """How long a cut is: «3 years», «14 days»."""
    if days < 28:
        return count(days, "day")
    if days < 550:
        return count(max(1, round(days / 30.44)), "month")
    return count(round(days / 365.25), "year")
