"""Where known words stand in a text, as whole words. The cost follows the text, not the number of known words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

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

    def every(self, text: str) -> Iterator[Hit[K]]:
        """The forms that stand in a text, overlapping ones included."""
        for word in _WORD.finditer(text):
            for form, meaning in self._by_first.get(word.group(), ()):
                if stands(form, text, word.start()):
                    yield Hit(meaning, form, word.start(), word.start() + len(form))

    def find(self, text: str) -> Iterator[Hit[K]]:
        """The forms that stand in a text, from left to right, none inside another."""
        behind = 0
        for hit in self.every(text):
            if hit.start >= behind:
                behind = hit.end
                yield hit


def stands(form: str, text: str, start: int) -> bool:
    """Whether a form stands at this place as whole words."""
    end = start + len(form)
    if not text.startswith(form, start) or (start and is_word(text[start - 1])):
        return False
    return end >= len(text) or not is_word(text[end])


def is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def any_of(words: Iterable[str]) -> str:
    """The words as a part of a pattern, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"
