"""An article's own words: its paragraphs with what stands inside of quotation marks masked."""

from __future__ import annotations

from collections.abc import Sequence

from .quotations import Quotation

MASK = "\ua66e"
"""Stands for each character inside of quotation marks, so that nothing there is taken for the article's own words. It
is a letter, so that a sentence can begin with it, and so rare that hardly any text has it."""


def masked(paragraphs: Sequence[str], quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """The paragraphs with the words inside of quotation marks masked, except for the last character of each."""
    by_paragraph: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_paragraph.setdefault(quotation.paragraph, []).append(quotation)
    texts = []
    for index, text in enumerate(paragraphs):
        parts, position = [], 0
        for quotation in by_paragraph.get(index, ()):
            words_end = max(quotation.inner_end - 1, quotation.inner_start)
            parts += [text[position : quotation.inner_start]]
            parts.append(MASK * (words_end - quotation.inner_start))
            position = words_end
        texts.append("".join([*parts, text[position:]]))
    return tuple(texts)
