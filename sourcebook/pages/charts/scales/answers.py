"""Answers to one question on a common scale: the figures that they state, and when their claims happened.

Places on a scale are percentages of its width. Each scale is a list first: the drawing says nothing that its rows don't.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from ....reading.answers.figures import Bound, Quantity, quantities_in
from ....records.model.dates import sort_key
from ...labels import date_words
from ...presenter import ClaimView
from .frames import Days, Frame, days_frame, numbers_frame
from .rows import Mark, Part, Row, ScaleView

_LEAST = 1.5
"""The width of a bar that would be too narrow to see."""
_BELOW = (Bound.AT_MOST, Bound.LESS_THAN, Bound.ALMOST)
_ABOVE = (Bound.AT_LEAST, Bound.MORE_THAN)
_OUTSIDE = (Bound.LESS_THAN, Bound.ALMOST, Bound.MORE_THAN)


class AnswerClaims(Protocol):
    """An answer as pages see it."""

    @property
    def text(self) -> str: ...
    @property
    def claims(self) -> tuple[ClaimView, ...]: ...


def scales_of(answers: Sequence[AnswerClaims]) -> tuple[ScaleView, ...]:
    """Every scale on which two or more of the answers differ: one for each unit, then one of time."""
    dates = dates_scale(answers)
    return (*figures_scales(answers), *([dates] if dates else []))


def figures_scales(answers: Sequence[AnswerClaims]) -> tuple[ScaleView, ...]:
    """A scale for each unit of which two or more answers state figures that are not all alike."""
    read = {text: quantities_in(text) for answer in answers for text, _ in _worded(answer)}
    units = dict.fromkeys(q.unit.casefold() for found in read.values() for q in found)
    scales = (
        _figures_scale(
            answers,
            {
                text: tuple(q for q in found if q.unit.casefold() == unit)
                for text, found in read.items()
            },
        )
        for unit in units
    )
    return tuple(scale for scale in scales if scale)


def _figures_scale(
    answers: Sequence[AnswerClaims], read: dict[str, tuple[Quantity, ...]]
) -> ScaleView | None:
    stated = [
        frozenset((q.figure, q.bound) for text, _ in _worded(answer) for q in read[text])
        for answer in answers
    ]
    if len({one for one in stated if one}) < 2:
        return None
    shown = [quantity for found in read.values() for quantity in found]
    frame = numbers_frame(
        [q.low for q in shown],
        [q.high for q in shown],
        below=[q.low for q in shown if q.bound in _BELOW],
        above=[q.high for q in shown if q.bound in _ABOVE],
    )
    unit = " ".join(word for word in (frame.scale, shown[0].unit) if word)

    def order(answer: AnswerClaims) -> tuple[object, ...]:
        found = [q for text, _ in _worded(answer) for q in read[text]]
        return min((q.low, (q.bound in _ABOVE) - (q.bound in _BELOW), q.high) for q in found)

    def row(answer: AnswerClaims) -> Row:
        return Row(
            tuple(
                Part(text, "", claims, tuple(_figure_mark(frame, q) for q in read[text]))
                for text, claims in _worded(answer)
            )
        )

    return _scale("figures", unit, frame, answers, row, order)


def _figure_mark(frame: Frame, quantity: Quantity) -> Mark:
    bound = quantity.bound
    start, end = frame.place(quantity.low), frame.place(quantity.high)
    return Mark(
        start,
        end if start == end else max(end, start + _LEAST),
        below=bound in _BELOW,
        above=bound in _ABOVE,
        hollow=bound in _OUTSIDE,
        dashed=bound is Bound.ABOUT,
    )


def dates_scale(answers: Sequence[AnswerClaims]) -> ScaleView | None:
    """When the answers' claims happened or hold; None where two or more answers have no differing dates."""

    def dates_of(answer: AnswerClaims) -> frozenset[str]:
        return frozenset(c.date for c in answer.claims if c.date and Days.of(c.date))

    dated = [dates for answer in answers if (dates := dates_of(answer))]
    if len(set(dated)) < 2:
        return None
    frame = days_frame(days for dates in dated for date in dates if (days := Days.of(date)))

    def order(answer: AnswerClaims) -> tuple[object, ...]:
        return min(sort_key(date) for date in dates_of(answer))

    def row(answer: AnswerClaims) -> Row:
        undated = "no date" if dates_of(answer) else ""
        return Row(
            tuple(
                Part(text, date_words(d) if d else undated, claims, _date_marks(frame, d))
                for text, d, claims in _dated(answer)
            )
        )

    return _scale("dates", frame.scale, frame, answers, row, order)


def _date_marks(frame: Frame, date: str | None) -> tuple[Mark, ...]:
    days = Days.of(date)
    if days is None:
        return ()
    start = frame.place(days.first) if days.first is not None else 0.0
    end = frame.place(days.end) if days.end is not None else 100.0
    if days.is_day:
        start = end = (start + end) / 2
    return (
        Mark(
            start,
            end if start == end else max(end, start + _LEAST),
            below=days.first is None,
            above=days.end is None,
            dashed=days.uncertain,
        ),
    )


def _scale(
    kind: str,
    unit: str,
    frame: Frame,
    answers: Iterable[AnswerClaims],
    row: Callable[[AnswerClaims], Row],
    order: Callable[[AnswerClaims], tuple[object, ...]],
) -> ScaleView:
    rows = [(answer, row(answer)) for answer in answers]
    marked = sorted((pair for pair in rows if pair[1].marks), key=lambda pair: order(pair[0]))
    return ScaleView(
        kind,
        unit,
        frame.ticks,
        frame.begins,
        tuple(shown for _, shown in marked),
        tuple(shown for _, shown in rows if not shown.marks),
    )


def _worded(answer: AnswerClaims) -> list[tuple[str, tuple[ClaimView, ...]]]:
    """The claims of an answer by their own wording."""
    groups: dict[str, list[ClaimView]] = {}
    for claim in answer.claims:
        groups.setdefault(claim.answer or answer.text, []).append(claim)
    return [(text, tuple(claims)) for text, claims in groups.items()]


def _dated(answer: AnswerClaims) -> list[tuple[str, str | None, tuple[ClaimView, ...]]]:
    """The claims of an answer by their own wording and date."""
    groups: dict[tuple[str, str | None], list[ClaimView]] = {}
    for claim in answer.claims:
        groups.setdefault((claim.answer or answer.text, claim.date), []).append(claim)
    return [(text, date, tuple(claims)) for (text, date), claims in groups.items()]
