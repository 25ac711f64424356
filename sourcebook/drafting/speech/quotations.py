"""Speech: the passages between quotation marks that somebody may have said, and the article's own words around them."""

import re
from collections.abc import Container, Iterator, Sequence

from ...reading.text.body import is_word
from ...reading.text.quotations import Quotation, quotations_of

__all__ = ["MASK", "Quotation", "find_quotations", "masked"]

MASK = "\ua66e"
"""Stands for each character inside of quotation marks, so that nothing there is taken for the article's own words. It
is a letter, so that a sentence can begin with it, and so rare that hardly any text has it."""

_NO_QUOTATION = re.compile(
    r"(?:\bso[- ]called|\bknown as|\bnicknamed|\bentitled|\btitled|\bthe words?|\bthe term|\bcodenamed|\bdubbed"
    r"|\bcode name)\s*$",
    re.IGNORECASE,
)


def find_quotations(
    paragraphs: Sequence[str], headings: Container[int] = frozenset()
) -> Iterator[Quotation]:
    """The quotations of a text in their order. Words in a heading's quotation marks are nobody's speech."""
    for quotation in quotations_of(paragraphs):
        text = paragraphs[quotation.paragraph]
        if quotation.paragraph in headings or not any(map(is_word, quotation.words(text))):
            continue
        if not _NO_QUOTATION.search(text[max(quotation.start - 40, 0) : quotation.start]):
            yield quotation


def masked(paragraphs: Sequence[str], quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """The paragraphs with the words inside of quotation marks masked, except for the last character of each."""
    parts: list[list[str]] = [[] for _ in paragraphs]
    behind = [0] * len(paragraphs)
    for quotation in quotations:
        number, start = quotation.paragraph, quotation.inner_start
        end = max(quotation.inner_end - 1, start)
        parts[number] += [paragraphs[number][behind[number] : start], MASK * (end - start)]
        behind[number] = end
    return tuple("".join([*parts[n], text[behind[n] :]]) for n, text in enumerate(paragraphs))
