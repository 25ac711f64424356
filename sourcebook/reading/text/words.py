"""An article's words as they are compared: capitals, quotation marks, spacing and punctuation aside."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .body import Body, Span
from .quotations import outermost_quotations

# Those beyond the first plane are left out: they would make every search twice as long.
_MARKS = "".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c)[0] == "M")
_RUN = rf"[^\W_ʼ]+(?:[{_MARKS}]+[^\W_ʼ]*)*"
_SINGLE = rf"[^\W\d_ʼ](?![^\W_ʼ])[{_MARKS}]*+(?!['’ʼ]?[^\W_ʼ])"
_WORD = re.compile(rf"(?:{_SINGLE}\.)+{_SINGLE}\.?|{_RUN}(?:['’ʼ]{_RUN})*")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_SILENT = str.maketrans("", "", "'’ʼ.")


@dataclass(frozen=True)
class Words:
    """The words of a text in their order: the form by which each is compared, where it begins and ends in
    ``Body.flat``, whether it stands in quotation marks, and whether there in square brackets: put in by the article."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    bracketed: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def __reduce__(self) -> tuple[object, ...]:
        numbers = (array("I", column).tobytes() for column in (self.starts, self.ends))
        return _unpacked, (
            "\n".join(self.forms),
            *numbers,
            bytes(self.quoted),
            bytes(self.bracketed),
        )

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that a stretch of ``Body.flat`` touches: the first, and the one behind the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def _unpacked(forms: str, starts: bytes, ends: bytes, quoted: bytes, bracketed: bytes) -> Words:
    return Words(
        tuple(map(sys.intern, forms.split("\n"))) if forms else (),
        tuple(array("I", starts)),
        tuple(array("I", ends)),
        tuple(map(bool, quoted)),
        tuple(map(bool, bracketed)),
    )


def words_of(body: Body) -> Words:
    """The words of an article's text, over all its paragraphs."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    bracketed: list[bool] = []
    within = _quoted_stretches(body)
    for index, paragraph in enumerate(body.paragraphs):
        offset = body.position(Span(index, 0, 0))
        stretches = within.get(index, [])
        inserted = [found.span() for found in _BRACKETS.finditer(paragraph.text)]
        for found in _WORD.finditer(paragraph.text):
            forms.append(sys.intern(form_of(found.group())))
            starts.append(offset + found.start())
            ends.append(offset + found.end())
            quoted.append(_lies_in(found.span(), stretches))
            bracketed.append(quoted[-1] and _lies_in(found.span(), inserted))
    return Words(tuple(forms), tuple(starts), tuple(ends), tuple(quoted), tuple(bracketed))


def _lies_in(word: tuple[int, int], stretches: list[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, word[0], key=lambda stretch: stretch[0]) - 1
    return at >= 0 and word[1] <= stretches[at][1]


def form_of(word: str) -> str:
    """The form by which a word is compared: «Pakistan’s» and «PAKISTAN'S» are one, «U.S.» and «US» are one."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_SILENT)


def forms_in(text: str) -> tuple[str, ...]:
    """The words of any text, in the form by which they are compared."""
    return tuple(form_of(found.group()) for found in _WORD.finditer(text))


def _quoted_stretches(body: Body) -> dict[int, list[tuple[int, int]]]:
    stretches: dict[int, list[tuple[int, int]]] = {}
    for quotation in outermost_quotations([paragraph.text for paragraph in body.paragraphs]):
        stretches.setdefault(quotation.paragraph, []).append(
            (quotation.inner_start, quotation.inner_end)
        )
    return stretches
