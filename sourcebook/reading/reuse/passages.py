"""Words that articles share: passages of eight words or more, found through an index of runs of words.

An article is compared with the index and never with each other article, so that the cost follows the text.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ..text.words import Words

LEAST_WORDS = 8
"""The shortest run of words that counts as shared."""

LARGEST_EDIT = 4
"""Runs with no more words than this between them, on either side, are joined."""

Run = tuple[int, int, int]
"""An equal run: its first word in one text, its first word in the other, how many words."""

Pair = tuple[int, int]
"""Two equal words: the one's number in one text, the other's in the other."""


class PassageKind(StrEnum):
    """What shared words are."""

    QUOTATION = "quotation"
    """Both articles print them in quotation marks: something that somebody said."""
    NARRATIVE = "narrative"
    """At least one prints them as its own words."""


@dataclass(frozen=True)
class Passage:
    """Words that two articles share. ``pairs`` are the equal words; between them small edits may stand."""

    kind: PassageKind
    first: str
    second: str
    pairs: tuple[Pair, ...]

    @property
    def words(self) -> int:
        """How many words are equal."""
        return len(self.pairs)

    def places(self, article: str) -> tuple[int, ...]:
        """The numbers of the equal words in one of the articles."""
        side = 0 if article == self.first else 1
        return tuple(pair[side] for pair in self.pairs)

    def stretch(self, article: str) -> tuple[int, int]:
        """The first word in an article and the one behind the last; edits between them included."""
        side = 0 if article == self.first else 1
        return self.pairs[0][side], self.pairs[-1][side] + 1

    def other(self, article: str) -> str:
        return self.second if article == self.first else self.first


@dataclass(frozen=True)
class Text:
    """An article as it is compared: its words, and the first subtag of its language."""

    article: str
    words: Words
    language: str


class RunIndex:
    """Every run of eight words of the texts added so far, and where it stands.

    A place is a run’s number, counted over all texts. Runs are looked up by their hash; ``_longest`` compares the words.
    """

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._offsets: list[int] = []
        self._latest: dict[int, int] = {}
        """Where each run stands last."""
        self._earlier = array("q")
        """For each place, the one before it where the same run stands; -1 where there is none."""

    def add(self, text: Text) -> list[Passage]:
        """Take a text in, and give the passages that it shares with those before it, by its slug and theirs."""
        forms = text.words.forms
        keys = map(hash, zip(*(forms[k:] for k in range(LEAST_WORDS)), strict=False))
        found: dict[int, list[Run]] = {}
        self._texts.append(text)
        self._offsets.append(len(self._earlier))
        for start, key in enumerate(keys):
            place = self._latest.get(key, -1)
            self._latest[key] = len(self._earlier)
            self._earlier.append(place)
            while place >= 0:
                number = bisect_right(self._offsets, place) - 1
                other, there = self._texts[number], place - self._offsets[number]
                comparable = other is not text and other.language == text.language
                if comparable and (run := _longest(text, start, other, there)):
                    found.setdefault(number, []).append(run)
                place = self._earlier[place]
        return [
            passage
            for number, runs in sorted(found.items())
            for passage in passages_between(text, self._texts[number], runs)
        ]


def _longest(a: Text, i: int, b: Text, j: int) -> Run | None:
    """The equal run that begins here; None where it began a word earlier or is too short."""
    ours, theirs = a.words.forms, b.words.forms
    if i and j and ours[i - 1] == theirs[j - 1]:
        return None
    length, most = 0, min(len(ours) - i, len(theirs) - j)
    while length < most and ours[i + length] == theirs[j + length]:
        length += 1
    return (i, j, length) if length >= LEAST_WORDS else None


def shared_passages(texts: Iterable[Text]) -> tuple[Passage, ...]:
    """All passages that any two of the texts share, in the order of the articles and of their words."""
    index = RunIndex()
    passages = [passage for text in texts for passage in index.add(text)]
    return tuple(sorted(passages, key=lambda p: (p.first, p.second, p.pairs[0])))


def passages_between(a: Text, b: Text, runs: Iterable[Run]) -> Iterator[Passage]:
    """The passages that the equal runs of two texts amount to, whichever of the two is given first."""
    if b.article < a.article:
        a, b, runs = b, a, [(j, i, length) for i, j, length in runs]
    for chain in _joined(sorted(runs)):
        for kind, pairs in _pieces(chain, a.words, b.words):
            yield Passage(kind, a.article, b.article, tuple(pairs))


def _joined(runs: Iterable[Run]) -> list[list[Pair]]:
    """The runs as chains of equal words: those with a small edit between them are one chain."""
    chains: list[list[Pair]] = []
    lasts: list[Run] = []
    near: list[int] = []
    for run in runs:
        i, j, length = run
        best: tuple[int, int, int, int, int] | None = None
        near = [n for n in near if i - lasts[n][0] - lasts[n][2] <= LARGEST_EDIT]
        for number in near:
            last = lasts[number]
            cut = _cut(last, run)
            if cut is None:
                continue
            gap = i - last[0] - last[2] + j - last[1] - last[2] + 2 * cut
            candidate = (gap, -last[0], -last[1], number, cut)
            best = candidate if best is None else min(best, candidate)
        if best is None:
            near.append(len(chains))
            chains.append([(i + k, j + k) for k in range(length)])
            lasts.append(run)
        else:
            number, cut = best[3:]
            chains[number].extend((i + k, j + k) for k in range(cut, length))
            lasts[number] = run
    return chains


def _cut(last: Run, run: Run) -> int | None:
    """How many words of a run the last one holds already; None where it does not follow closely."""
    (i, j, n), (k, m, length) = last, run
    if not (k > i and m > j and k + length > i + n and m + length > j + n):
        return None
    gaps = k - i - n, m - j - n
    cut = max(0, -min(gaps))
    return cut if max(gaps) + cut <= LARGEST_EDIT else None


def _pieces(chain: list[Pair], a: Words, b: Words) -> Iterator[tuple[PassageKind, list[Pair]]]:
    """A chain told apart into what both quote and what at least one narrates."""
    stretches = [
        (kind, list(pairs))
        for kind, pairs in groupby(
            chain, key=lambda p: _kind(bool(a.quoted[p[0]] and b.quoted[p[1]]))
        )
    ]
    if all(len(pairs) < LEAST_WORDS for _, pairs in stretches):
        quoted = sum(len(pairs) for kind, pairs in stretches if kind is PassageKind.QUOTATION)
        yield _kind(quoted > len(chain) / 2), chain
        return
    pieces: list[tuple[PassageKind, list[Pair]]] = []
    before: list[Pair] = []
    for kind, pairs in stretches:
        if len(pairs) >= LEAST_WORDS and (not pieces or pieces[-1][0] is not kind):
            pieces.append((kind, before + pairs))
            before = []
        elif pieces:
            pieces[-1][1].extend(pairs)
        else:
            before += pairs
    yield from pieces


def _kind(quoted: bool) -> PassageKind:
    return PassageKind.QUOTATION if quoted else PassageKind.NARRATIVE
