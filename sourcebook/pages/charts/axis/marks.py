"""The marks on a timeline: a dot for a day, a bar for a longer time, a diamond for an article, each a link to its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from ...labels import count, listed
from .frame import TARGET, Box, Frame, Label, text_width
from .lanes import Crowd, Dated, Extent, numbers
from .scale import Scale

_DOT, _GROWTH, _LARGEST = 6, 2, 24
_ONE_LANE = 13
_BAR = 20
_CHEVRON = 5
_NAMED = 3


@dataclass(frozen=True)
class Mark:
    """A link to a place in the list. ``title`` says in words what it is, ``numbers`` are those of its dates,
    ``style`` holds the names of its look; it is a dot (``dot``: its middle and radius), a ``bar`` or a ``path``, with
    ``heads`` where it is open. ``number`` is printed in it, ``label`` beside or before that."""

    href: str
    what: str
    title: str
    numbers: str
    style: str
    target: Box
    dot: tuple[int, int, int] | None = None
    bar: Box | None = None
    path: str = ""
    heads: str = ""
    fade: str = ""
    number: Label | None = None
    label: Label | None = None


def when(dates: Sequence[Dated]) -> str:
    """The dates of a mark in words."""
    if len(dates) == 1:
        return dates[0].words
    return f"{len(dates):,} dates from {dates[0].words} to {dates[-1].words}"


def _title(dates: Sequence[Dated], what: str) -> str:
    if what == "claims":
        return f"{when(dates)}: {count(sum(one.claims for one in dates), 'claim')}"
    outlets = [name for one in dates for name in one.outlets]
    named = names(outlets) if len(set(outlets)) <= _NAMED else ""
    return f"{when(dates)}: {count(len(outlets), 'article')}{named and ', ' + named}"


def names(outlets: Iterable[str]) -> str:
    """The outlets, each once; articles of no known outlet have no name."""
    return listed(list(dict.fromkeys(name for name in outlets if name)))


def radius(number: int) -> int:
    """The radius of a dot that stands for so many claims, in pixels."""
    return min(_LARGEST, round(_DOT + _GROWTH * log2(number) + (number > 1)))


def claims_extent(crowd: Crowd) -> Extent:
    """The room that the claims of a crowd need."""
    if not crowd.point:
        spare = max(0.0, TARGET - (crowd.end - crowd.begin)) / 2
        return Extent(crowd.begin - spare, crowd.end + spare)
    size = radius(_claims(crowd))
    half = max(TARGET / 2, size) + 1
    return Extent(crowd.middle - half, crowd.middle + half, 1 if size <= _ONE_LANE else 2)


def _claims(crowd: Crowd) -> int:
    return sum(one.claims for one in crowd.dates)


def claims_mark(frame: Frame, scale: Scale, crowd: Crowd, lane: int) -> Mark:
    number = _claims(crowd)
    if not crowd.point:
        across = frame.claims_at(lane)
        bar = frame.box(crowd.begin + 1, crowd.end - 1, across, _BAR)
        label, printed = _bar_words(frame, scale, crowd, across, number)
        return bar_mark(frame, crowd, "claims", bar, across, label, printed)
    lanes = claims_extent(crowd).lanes
    x, y = frame.at(crowd.middle, frame.claims_at(lane, lanes))
    size = radius(number)
    return Mark(
        *words_of(crowd, "claims"),
        style_of("dot", crowd),
        around(x, y, max(TARGET // 2, size)),
        dot=(x, y, size),
        number=Label(f"{number:,}", x, y + 5) if number > 1 else None,
    )


def _bar_words(
    frame: Frame, scale: Scale, crowd: Crowd, across: float, number: int
) -> tuple[Label | None, Label | None]:
    """What stands in a bar: its date and its number where there is room between two cuts, or the number alone."""
    edges = [crowd.begin]
    for piece in scale.pieces:
        if piece.cut and crowd.begin <= piece.at and piece.at + piece.size <= crowd.end:
            edges += [piece.at + piece.size / 2 - 4, piece.at + piece.size / 2 + 4]
    edges.append(crowd.end)
    stretches = list(zip(edges[::2], edges[1::2], strict=True))
    begin, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    words, printed = when(crowd.dates), f"{number:,}" if number > 1 else ""
    if frame.form.upright:
        if not printed or text_width(printed) > _BAR:
            return None, None
        x, y = frame.at((begin + end) / 2, across)
        return None, Label(printed, x, y + 5)
    x, y = frame.at(begin + 7, across)
    if len(crowd.dates) == 1 and text_width(f"{words} {printed}") + 14 <= end - begin:
        after = x + round(text_width(f"{words}  "))
        return (
            Label(words, x, y + 5, "start"),
            Label(printed, after, y + 5, "start") if printed else None,
        )
    if printed and text_width(printed) + 4 <= end - begin:
        x, y = frame.at((begin + end) / 2, across)
        return None, Label(printed, x, y + 5)
    return None, None


def bar_mark(
    frame: Frame,
    crowd: Crowd,
    what: str,
    bar: Box,
    across: float,
    label: Label | None,
    number: Label | None,
) -> Mark:
    """The mark of a longer time, with arrowheads where it is open."""
    heads = [
        _chevron(frame, at, across, ahead)
        for at, ahead, is_open in (
            (crowd.begin, -1, crowd.opens),
            (crowd.end, 1, crowd.lasts),
        )
        if is_open
    ]
    fade = {(True, True): "both", (True, False): "before", (False, True): "after"}
    x, y = bar.x + bar.width // 2, bar.y + bar.height // 2
    wide, high = max(bar.width, TARGET), max(bar.height, TARGET)
    return Mark(
        *words_of(crowd, what),
        style_of("bar", crowd),
        Box(x - wide // 2, y - high // 2, wide, high),
        bar=bar,
        heads="".join(heads),
        fade=fade.get((crowd.opens, crowd.lasts), ""),
        number=number,
        label=label,
    )


def _chevron(frame: Frame, along: float, across: float, ahead: int) -> str:
    """An arrowhead at the open end of a bar, which points away from it."""
    tip = along + ahead * (_CHEVRON + 4)
    (x1, y1), (x2, y2), (x3, y3) = (
        frame.at(along + ahead * 4, across - _CHEVRON),
        frame.at(tip, across),
        frame.at(along + ahead * 4, across + _CHEVRON),
    )
    return f"M{x1} {y1}L{x2} {y2}L{x3} {y3}"


def words_of(crowd: Crowd, what: str) -> tuple[str, str, str, str]:
    """What a mark says of its dates: the first four fields of it."""
    return (
        crowd.dates[0].href,
        what,
        _title(crowd.dates, what),
        numbers(crowd.dates),
    )


def style_of(shape: str, crowd: Crowd) -> str:
    """The names of a mark's look."""
    return f"{shape} vague" if crowd.vague else shape


def around(x: int, y: int, half: int) -> Box:
    """A square around a place."""
    return Box(x - half, y - half, 2 * half, 2 * half)


def folded_mark(folded: Sequence[Crowd]) -> Mark:
    """A line at the top for all claims that found no lane."""
    dates = sorted((one for crowd in folded for one in crowd.dates), key=lambda one: one.number)
    crowd = Crowd(0, 0, tuple(dates), True)
    text = f"and {count(len(dates), 'date')} more, in the list"
    return Mark(
        *words_of(crowd, "claims"),
        "folded",
        Box(0, 0, round(text_width(text)), TARGET),
        label=Label(text, 0, 17, "start"),
    )
