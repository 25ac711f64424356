"""Where known words stand in a text, as whole words. The cost follows the text, not the number of known words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..reading.text.body import is_word

K = TypeVar("K")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit(Generic[K]):
    """A form that stands in a text: what it stands for, its first character, the one behind the last."""

    meaning: K
    form: str
    start: int
    end: int


class Lookup(Generic[K]):
    """Forms and what each stands for. Of two forms that begin at one word the longer one is found."""

    def __init__(self, forms: Mapping[str, K]) -> None:
        self._by_first: dict[str, list[tuple[str, K]]] = {}
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            first = _WORD.match(form)
            if first:
                self._by_first.setdefault(first.group(), []).append((form, forms[form]))
        self._firsts = re.compile(rf"\b{_tree(self._by_first)}\b") if self._by_first else None

    def every(self, text: str) -> Iterator[Hit[K]]:
        """The forms that stand in a text, overlapping ones included."""
        if self._firsts is None:
            return
        for word in self._firsts.finditer(text):
            for form, meaning in self._by_first[word.group()]:
                if stands(form, text, word.start()):
                    yield Hit(meaning, form, word.start(), word.start() + len(form))

    def find(self, text: str) -> Iterator[Hit[K]]:
        """The forms that stand in a text, from left to right, none inside another."""
        behind = 0
        for hit in self.every(text):
            if hit.start >= behind:
                behind = hit.end
                yield hit


def between(hits: Sequence[Hit[K]], start: int, end: int) -> Sequence[Hit[K]]:
    """Of hits from left to right, none inside another, those that lie within a stretch."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, first, key=lambda hit: hit.start)
    within = hits[first:last]
    return within[:-1] if within and within[-1].end > end else within


def _tree(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, in a time that does not depend on their number."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    parts = [
        re.escape(letter) + ("" if rest == [""] else _tree(rest))
        for letter, rest in sorted(branches.items(), reverse=True)
        if letter
    ]
    if "" in branches:
        parts.append("")
    return f"(?:{'|'.join(parts)})"


def stands(form: str, text: str, start: int) -> bool:
    """Whether a form stands at this place as whole words."""
    end = start + len(form)
    if not text.startswith(form, start) or (start and is_word(text[start - 1])):
        return False
    return end >= len(text) or not is_word(text[end])


def any_of(words: Iterable[str]) -> str:
    """The words as a part of a pattern, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"
