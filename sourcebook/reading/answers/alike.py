"""Answers to one question that look alike and are written differently. Alike is not the same: people decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from ...catalog.shelf import LinkedClaim, same_name
from ..text.words import forms_in
from .agreement import Answer, Answers
from .figures import Bound, quantities_in
from .units import in_digits

NEARLY = 90
"""From how many percent alike two answers are nearly the same, by the edits that turn one into the other."""

_SMALL = frozenset(
    "a about almost an around as at by for from had has have in is its nearly of on over some that the their to was were with".split()
)


class Likeness(StrEnum):
    FIGURE = "figure"
    """The same number of the same unit, whatever «over» or «almost» says."""
    WORDS = "words"
    """The same words, but for small ones and the way in which numbers are written."""
    NEARLY = "nearly"
    """Nearly the same words."""


@dataclass(frozen=True)
class Alike:
    """Two claims whose answers look alike; ``one`` is of the answer that appeared first."""

    one: LinkedClaim
    other: LinkedClaim
    likeness: Likeness


@dataclass(frozen=True)
class _Form:
    """One way in which an answer is written, as it is compared."""

    answer: int
    claim: LinkedClaim
    figures: frozenset[tuple[object, ...]]
    bounds: tuple[Bound, ...]
    words: tuple[str, ...]

    @property
    def digits(self) -> tuple[object, ...]:
        """What nearly the same answers must share exactly: 12 million are not nearly 18 million."""
        numbers = tuple(word for word in self.words if any(letter.isdigit() for letter in word))
        return (self.figures, numbers)


def alike_answers(answers: Answers, apart: Iterable[Iterable[str]] = ()) -> Iterator[Alike]:
    """For each answer the one before it that it looks like most, unless ``apart`` holds both in one group.

    An answer meets those that share a figure or all their words with it, and by letters those with the same numbers.
    """
    kept_apart = _groups_of(answers, apart)
    found: dict[tuple[object, ...], list[_Form]] = {}
    texts: dict[tuple[object, ...], dict[int, str]] = {}
    forms: list[_Form] = []
    for number, answer in enumerate(answers.answers):
        mine = list(_forms(number, answer))
        pairs = [
            pair
            for form in mine
            for pair in _like(form, found, texts, forms)
            if not kept_apart[number] & kept_apart[pair[1].answer]
        ]
        if pairs:
            # What is alike down to «over» and «almost» comes before what appeared first.
            form, other, likeness = min(
                pairs, key=lambda pair: (pair[0].bounds != pair[1].bounds, pair[1].answer)
            )
            yield Alike(other.claim, form.claim, likeness)
        for form in mine:
            for key in _keys(form):
                found.setdefault(key, []).append(form)
            texts.setdefault(form.digits, {})[len(forms)] = " ".join(form.words)
            forms.append(form)


def _groups_of(answers: Answers, apart: Iterable[Iterable[str]]) -> list[set[int]]:
    """For each answer the groups of ``apart`` in which it stands, in any of its wordings."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(apart):
        for text in group:
            groups.setdefault(same_name(text), set()).add(number)
    return [
        set().union(*(groups.get(same_name(text), ()) for text in (a.text, *a.wordings)))
        for a in answers.answers
    ]


def _forms(number: int, answer: Answer) -> Iterator[_Form]:
    seen = set()
    for claim in answer.claims:
        text = claim.claim.answer
        if text and same_name(text) not in seen:
            seen.add(same_name(text))
            words = tuple(in_digits(word) for word in forms_in(text) if word not in _SMALL)
            read = quantities_in(text)
            figures, bounds = frozenset(q.figure for q in read), tuple(q.bound for q in read)
            yield _Form(number, claim, figures, bounds, words)


def _keys(form: _Form) -> Iterator[tuple[object, ...]]:
    yield from ((Likeness.FIGURE, figure) for figure in form.figures)
    if form.words:
        yield (Likeness.WORDS, form.words, form.figures)


def _like(
    form: _Form,
    found: dict[tuple[object, ...], list[_Form]],
    texts: dict[tuple[object, ...], dict[int, str]],
    forms: list[_Form],
) -> Iterator[tuple[_Form, _Form, Likeness]]:
    for key in _keys(form):
        for other in found.get(key, ()):
            if not _clash(form, other):
                yield form, other, Likeness(str(key[0]))
    if not form.words:
        return
    words, others = " ".join(form.words), texts.get(form.digits, {})
    near = process.extract(words, others, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=None)
    for _, _, index in near:
        yield form, forms[index], Likeness.NEARLY


def _clash(one: _Form, other: _Form) -> bool:
    """Whether the two have different figures of one unit: «$33bn over 15 years», «$20bn over 15 years»."""
    ours, theirs = one.figures - other.figures, other.figures - one.figures
    return not {figure[-1] for figure in ours}.isdisjoint(figure[-1] for figure in theirs)
