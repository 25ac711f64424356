"""Speech: the passages between quotation marks that somebody may have said, what stands apart without marks (the turns of a
conversation, quoted paragraphs), and the article's own words around them."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter

from ...reading.text.body import is_word
from ...reading.text.quotations import Quotation, outermost_quotations
from ..lexicon import COMMON
from .verbs import FINITE

__all__ = ["MASK", "Quotation", "find_quotations", "masked", "turns_of"]

MASK = "\ua66e"
"""Stands for each character inside of quotation marks, so that nothing there is taken for the article's own words. It
is a letter, so that a sentence can begin with it, and so rare that hardly any text has it."""

_NO_QUOTATION = re.compile(
    r"(?:\bso[- ]called|\bknown as|\bnicknamed|\bentitled|\btitled|\bthe words?|\bthe term|\bcodenamed|\bdubbed"
    r"|\bcode name)\s*$",
    re.IGNORECASE,
)


_LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}):\s+(?=\S)")
_ASKING = re.compile(r"(?i:q|question|reporter|journalist|interviewer|moderator|host)\W*$")
_LEAST_TURNS = 3
_WHOLE = re.compile(r"(?:> ?)?(?P<words>[^\W\d_].{20,}[.!…])", re.DOTALL)


def turns_of(paragraphs: Sequence[str]) -> Mapping[int, tuple[str, int]]:
    """Of a conversation («Q: …», «SMITH: …»), who speaks in each paragraph, and where the words begin. It is one if somebody speaks
    again after another one. In a transcript, where names have capitals, a turn may run over several paragraphs."""
    found = {n: label for n, text in enumerate(paragraphs) if (label := _LABEL.match(text))}
    labels = [label["label"] for label in found.values() if label["label"] not in COMMON - {"A"}]
    if not _LEAST_TURNS <= len(labels) > len(set(labels)) > 1:
        return {}
    turns: dict[int, tuple[str, int]] = {}
    for n in range(min(found), max(found) + 1):
        if n in found:
            turns[n] = found[n]["label"], found[n].end()
        elif n - 1 in turns and turns[n - 1][0].isupper() and len(turns[n - 1][0]) > 1:
            turns[n] = turns[n - 1][0], 0
    return turns


def find_quotations(texts: Sequence[str], headings: Container[int] = ()) -> Iterator[Quotation]:
    """The quotations of a text in their order; where a paragraph has some between marks, only these. Words in a heading's
    quotation marks are nobody's speech."""
    place = attrgetter("paragraph")
    every = merge(_marked(texts, headings), _apart(texts, headings), key=place)
    for _, group in groupby(every, key=place):
        here = list(group)
        yield from [one for one in here if one.start < one.inner_start] or here


def _marked(paragraphs: Sequence[str], headings: Container[int]) -> Iterator[Quotation]:
    for quotation in outermost_quotations(paragraphs):
        text = paragraphs[quotation.paragraph]
        if quotation.paragraph in headings or not any(map(is_word, quotation.words(text))):
            continue
        if not _NO_QUOTATION.search(text[max(quotation.start - 40, 0) : quotation.start]):
            yield quotation


def _apart(paragraphs: Sequence[str], headings: Container[int]) -> Iterator[Quotation]:
    """Whole paragraphs of speech without marks: a turn that does more than ask, and what stands behind «>» or a colon."""
    turns = turns_of(paragraphs)
    for n, text in enumerate(paragraphs):
        label, start = turns.get(n, ("", 0))
        before = paragraphs[n - 1] if n else ""
        announced = before.endswith(":") and FINITE.search(before)
        quoted = n not in headings and (announced or text.startswith("> "))
        told = not _ASKING.match(label) if label else quoted
        if told and (found := _WHOLE.fullmatch(text, start)):
            first, end = found.span("words")
            behind = paragraphs[n + 1] if n + 1 < len(paragraphs) else ""
            goes_on = text.startswith("> ") and behind.startswith("> ")
            yield Quotation(n, first, end, first, end, goes_on)


def masked(paragraphs: Sequence[str], quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """The paragraphs with the words inside of quotation marks masked, except for what ends each."""
    parts: list[list[str]] = [[] for _ in paragraphs]
    behind = [0] * len(paragraphs)
    for quotation in quotations:
        number, start = quotation.paragraph, quotation.inner_start
        end = max(len(paragraphs[number][: quotation.inner_end].rstrip("’'")) - 1, start)
        parts[number] += [paragraphs[number][behind[number] : start], MASK * (end - start)]
        behind[number] = end
    return tuple("".join([*parts[n], text[behind[n] :]]) for n, text in enumerate(paragraphs))
