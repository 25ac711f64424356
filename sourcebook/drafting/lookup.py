"""Where known words stand in a text, as whole words, and the topics that it names. The cost follows the text, not the number of known words."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..catalog.catalog import Catalog
from ..reading.text.body import is_word
from .front_matter import is_writable
from .lexicon import ENGLISH, LISTS

K = TypeVar("K")

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 3
_MOST_TOPICS = 8
_SHARE = 0.6
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


@dataclass(frozen=True)
class Hit(Generic[K]):
    """A form that stands in a text: what it stands for, its first character, the one behind the last."""

    meaning: K
    form: str
    start: int
    end: int


Mentions = Sequence[Hit[str]]
"""From left to right, none inside another."""


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
        for word in _WORD.finditer(text) if self._by_first else ():
            for form, meaning in self._by_first.get(word.group(), ()):
                end = word.start() + len(form)
                if text.startswith(form, word.start()) and not is_word(text[end : end + 1] or " "):
                    yield Hit(meaning, form, word.start(), end)

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


def any_of(words: Iterable[str]) -> str:
    """The words as a part of a pattern, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"


_CAPITALS = r"(?!(?:The|An?|In|At) )(?:[A-Z][\w’'-]+ (?:(?:of|for|and) )?){1,4}"
_KINDS = {
    "place": re.compile(
        rf"(?<![\w’'-])(?:{any_of(LISTS['before_places'])} )?{any_of(LISTS['places'])}(?![\w-]| [A-Z])"
    ),
    "organization": re.compile(
        rf"(?<![\w’'-])(?:{_CAPITALS}{any_of(LISTS['organizations'])}(?![\w-]| (?:[A-Z]|of ))|{any_of(LISTS['organizations'])} of (?:the )?[A-Z]\w+)"
    ),
    "equipment": re.compile(r"(?<![\w-])[A-Z][A-Za-z]{,3}-\d{1,4}[A-Z]?(?![\w-])"),
}


class NamedTopics:
    """Finds topics that have a record. The longest alias counts: «Russian helicopters» does not name Russia."""

    def __init__(self, catalog: Catalog) -> None:
        forms: dict[str, str] = {}
        for filed in catalog.topics.values():
            if filed.path and is_writable(filed.record.name):
                for name in (filed.record.name, *filed.record.aliases):
                    form = name.translate(_APOSTROPHES)
                    # Where a sentence begins with it, it has a capital.
                    for spelt in (form, form[:1].upper() + form[1:]):
                        forms.setdefault(spelt, filed.record.name)
        self._lookup = Lookup(forms)

    def among(self, texts: Sequence[str]) -> list[str]:
        """The topics that texts name, the most frequent first."""
        counts = Counter(
            hit.meaning for text in texts for hit in self._lookup.find(text.translate(_APOSTROPHES))
        )
        return [name for name, _ in counts.most_common()]

    def perhaps(self, texts: Sequence[str]) -> list[str]:
        """What texts name more than once and may be a topic of its own, with its kind: places, organizations, equipment."""
        found = Counter(
            f"{match.group()} ({kind})"
            for text in texts
            for kind, form in _KINDS.items()
            for match in form.finditer(text)
            if not any(self._lookup.every(match.group()))
        )
        return [name for name, times in found.most_common(_MOST_TOPICS) if times > 1]


class AskedQuestions:
    """Finds the questions of the collection that a claim seems to answer: most of their words stand in it."""

    def __init__(self, catalog: Catalog) -> None:
        self._asked = [
            (filed.record.question, _stems(filed.record.question))
            for filed in catalog.questions.values()
        ]

    def answered_by(self, text: str) -> list[str]:
        stems = _stems(text)
        return [
            question
            for question, asked in self._asked
            if len(asked & stems) >= max(_LEAST_WORDS, _SHARE * len(asked))
            and is_writable(question)
        ]


def _stems(text: str) -> set[str]:
    """The beginnings of the words that are not among English's commonest."""
    words = _WORD.findall(text.lower())
    return {word[:5] for word in words if word not in ENGLISH and len(word) > 2}
