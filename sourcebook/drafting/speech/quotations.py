"""Speech: the passages between quotation marks that somebody may have said."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ...reading.text.body import is_word
from ...reading.text.quotations import Quotation, quotations_of

__all__ = ["Quotation", "find_quotations"]

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
        if quotation.paragraph not in headings and _is_speech(text, quotation):
            yield quotation


def _is_speech(text: str, quotation: Quotation) -> bool:
    words = quotation.words(text)
    before = text[max(quotation.start - 40, 0) : quotation.start]
    return any(map(is_word, words)) and not _NO_QUOTATION.search(before)
