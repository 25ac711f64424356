"""An article's words as they are compared: capitals, quotation marks, spacing and punctuation aside."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

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
    ``Body.flat``, whether it stands in quotation marks (1 or 0), and whether there in square brackets: put in by the article.

    A collection has millions of them, so numbers are packed."""

    forms: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    quoted: bytes
    bracketed: bytes

    def __len__(self) -> int:
        return len(self.forms)

    def __reduce__(self) -> tuple[object, ...]:
        forms = "\n".join(self.forms)
        return _unpacked, (forms, self.starts, self.ends, self.quoted, self.bracketed)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that a stretch of ``Body.flat`` touches: the first, and the one behind the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def _unpacked(
    forms: str, starts: array[int], ends: array[int], quoted: bytes, bracketed: bytes
) -> Words:
    words = tuple(map(sys.intern, forms.split("\n"))) if forms else ()
    return Words(words, starts, ends, quoted, bracketed)


def words_of(body: Body) -> Words:
    """The words of an article's text, over all its paragraphs."""
    texts = [paragraph.text for paragraph in body.paragraphs]
    spans = [found.span() for found in _WORD.finditer(body.flat)]
    starts, ends = (array("I", [span[side] for span in spans]) for side in (0, 1))
    forms = tuple(sys.intern(form_of(body.flat[start:end])) for start, end in spans)
    quoted, bracketed = bytearray(len(spans)), bytearray(len(spans))

    def words_within(paragraph: int, start: int, end: int) -> range:
        offset = body.position(Span(paragraph, 0, 0))
        return range(bisect_left(starts, offset + start), bisect_right(ends, offset + end))

    for found in outermost_quotations(texts):
        for word in words_within(found.paragraph, found.inner_start, found.inner_end):
            quoted[word] = True
    for paragraph, text in enumerate(texts):
        for inserted in _BRACKETS.finditer(text):
            for word in words_within(paragraph, *inserted.span()):
                bracketed[word] = quoted[word]
    return Words(forms, starts, ends, bytes(quoted), bytes(bracketed))


@lru_cache(maxsize=1 << 16)
def form_of(word: str) -> str:
    """The form by which a word is compared: «Pakistan’s» and «PAKISTAN'S» are one, «U.S.» and «US» are one."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_SILENT)


def forms_in(text: str) -> tuple[str, ...]:
    """The words of any text, in the form by which they are compared."""
    return tuple(form_of(found.group()) for found in _WORD.finditer(text))
