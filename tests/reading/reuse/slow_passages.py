"""Shared passages, found the slow and simple way: what ``sourcebook.reading.reuse`` is held to.

It shares no code with the program. Every word of an article is laid beside every word of every other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, groupby
from typing import NamedTuple

FEWEST = 8
"""Words in a run, and in a stretch of one kind."""
MOST_BETWEEN = 4
"""Words between two runs that are joined."""
APOSTROPHES = ("'", "’", "ʼ")


class Source(NamedTuple):
    """An article: its slug, its language as it is written down, its paragraphs."""

    slug: str
    language: str
    paragraphs: tuple[str, ...]


class SlowWord(NamedTuple):
    """A word: where it stands, how it is compared, and whether it is quoted."""

    paragraph: int
    start: int
    end: int
    form: str
    quoted: bool


class Run(NamedTuple):
    """Words from ``i`` on in one article that equal those from ``j`` on in the other, ``n`` of them."""

    i: int
    j: int
    n: int


Pair = tuple[int, int]


class SlowPassage(NamedTuple):
    """The two slugs, the kind, and the numbers of the words that are equal."""

    a: str
    b: str
    kind: str
    pairs: tuple[Pair, ...]


def slow_passages(sources: Sequence[Source]) -> list[SlowPassage]:
    """The passages that any two of the articles share, in order."""
    read = sorted((source.slug, source.language, slow_words(source)) for source in sources)
    found = []
    for (a, language_a, words_a), (b, language_b, words_b) in combinations(read, 2):
        if language_a.split("-")[0].lower() != language_b.split("-")[0].lower():
            continue
        for chain in chains(equal_runs(words_a, words_b)):
            for kind, pairs in pieces(chain, words_a, words_b):
                found.append(SlowPassage(a, b, kind, tuple(pairs)))
    return sorted(found, key=lambda passage: (passage.a, passage.b, passage.pairs[0]))


# Words


@cache
def slow_words(source: Source) -> list[SlowWord]:
    """The words of an article, in order."""
    words = []
    for number, text in enumerate(source.paragraphs):
        inside = quoted_characters(text, "".join(source.paragraphs[number + 1 : number + 2]))
        for start, end in word_bounds(text):
            quoted = all(inside[start:end])
            words.append(SlowWord(number, start, end, form(text[start:end]), quoted))
    return words


def word_bounds(text: str) -> list[tuple[int, int]]:
    """Where each word of a paragraph begins and ends."""
    bounds: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = end_of_initials(text, at) or end_of_run(text, at)
        if end > at:
            bounds.append((at, end))
        at = max(end, at + 1)
    return bounds


def is_part(text: str, at: int) -> bool:
    """Whether a letter or digit stands here, or a combining mark that belongs to one."""
    while at > 0 and text[at : at + 1] and is_kind(text[at], "M"):
        at -= 1
    return 0 <= at < len(text) and is_kind(text[at], "LN") and text[at] not in APOSTROPHES


def is_kind(character: str, kinds: str) -> bool:
    return unicodedata.category(character)[0] in kinds


def end_of_run(text: str, at: int) -> int:
    """Where the run ends that begins here; here, if none does."""
    while is_part(text, at) or joins(text, at):
        at += 1
    return at


def joins(text: str, at: int) -> bool:
    """Whether an apostrophe between two parts of a word stands here."""
    return text[at : at + 1] in APOSTROPHES and is_part(text, at - 1) and is_part(text, at + 1)


def end_of_initials(text: str, at: int) -> int:
    """Where two or more single letters with their full stops end («U.S.», «U.S»), or 0."""
    letters = 0
    while is_single_letter(text, at):
        letters += 1
        at = end_of_run(text, at)
        if text[at : at + 1] != ".":
            break
        at += 1
    return at if letters >= 2 else 0


def is_single_letter(text: str, at: int) -> bool:
    """Whether a letter stands here that is a whole run, its combining marks aside."""
    end = end_of_run(text, at)
    marks = all(is_kind(mark, "M") for mark in text[at + 1 : end])
    return end > at and is_kind(text[at], "L") and marks


def form(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(c for c in folded if c != "." and c not in APOSTROPHES)


def quoted_characters(text: str, next_text: str) -> list[bool]:
    """For each character of a paragraph, whether it stands between double quotation marks."""
    inside = [False] * len(text)
    opened = None
    for at, character in enumerate(text):
        if character == "“" or (character == '"' and opened is None):
            opened = at
        elif character in '”"' and opened is not None:
            inside[opened + 1 : at] = [True] * (at - opened - 1)
            opened = None
    if opened == 0 or (opened is not None and next_text[:1] in ("“", '"')):
        inside[opened + 1 :] = [True] * (len(text) - opened - 1)
    return inside


# Runs and chains


def equal_runs(a: Sequence[SlowWord], b: Sequence[SlowWord]) -> Iterator[Run]:
    """The runs of equal words that can't be made longer, in order."""
    forms_a, forms_b = [word.form for word in a], [word.form for word in b]
    for i in range(len(a)):
        for j in range(len(b)):
            if forms_a[i] != forms_b[j] or (i and j and forms_a[i - 1] == forms_b[j - 1]):
                continue
            n = 1
            while forms_a[i + n : i + n + 1] == forms_b[j + n : j + n + 1] != []:
                n += 1
            if n >= FEWEST:
                yield Run(i, j, n)


def chains(runs: Iterator[Run]) -> list[list[Pair]]:
    """The runs, joined across small edits: the pairs of equal words of each chain."""
    last_runs: list[Run] = []
    found: list[list[Pair]] = []
    for run in runs:
        best = None
        for number, last in enumerate(last_runs):
            edit = edit_between(last, run)
            if edit is None:
                continue
            # Of several the one with the smallest edit, of these the one that stands last.
            rank = (edit, -last.i, -last.j)
            if best is None or rank < best[0]:
                best = (rank, number)
        if best is None:
            last_runs.append(run)
            found.append([(run.i + k, run.j + k) for k in range(run.n)])
        else:
            number = best[1]
            cut = words_cut(last_runs[number], run)
            found[number] += [(run.i + k, run.j + k) for k in range(cut, run.n)]
            last_runs[number] = run
    return found


def gaps(last: Run, run: Run) -> tuple[int, int]:
    """The words between two runs in each article; less than none where they overlap."""
    return run.i - (last.i + last.n), run.j - (last.j + last.n)


def words_cut(last: Run, run: Run) -> int:
    """How many words the second run loses, so that none is counted twice."""
    gap_a, gap_b = gaps(last, run)
    return max(0, -gap_a, -gap_b)


def edit_between(last: Run, run: Run) -> int | None:
    """How many words in both articles lie between two runs; None if the second can't follow the first."""
    begins_behind = run.i > last.i and run.j > last.j
    ends_behind = run.i + run.n > last.i + last.n and run.j + run.n > last.j + last.n
    between = [gap + words_cut(last, run) for gap in gaps(last, run)]
    if begins_behind and ends_behind and max(between) <= MOST_BETWEEN:
        return sum(between)
    return None


# Kinds


def pieces(
    chain: Sequence[Pair], a: Sequence[SlowWord], b: Sequence[SlowWord]
) -> list[tuple[str, list[Pair]]]:
    """A chain, cut where it passes from quotation to narrative or back."""

    def kind(pair: Pair) -> str:
        return "quotation" if a[pair[0]].quoted and b[pair[1]].quoted else "narrative"

    stretches = [(k, list(pairs)) for k, pairs in groupby(chain, key=kind)]
    if all(len(pairs) < FEWEST for _, pairs in stretches):
        quoted = sum(kind(pair) == "quotation" for pair in chain)
        return [("quotation" if quoted > len(chain) / 2 else "narrative", list(chain))]
    found: list[tuple[str, list[Pair]]] = []
    before_all: list[Pair] = []
    for stretch_kind, pairs in stretches:
        if len(pairs) < FEWEST and not found:
            before_all += pairs
        elif found and (len(pairs) < FEWEST or found[-1][0] == stretch_kind):
            found[-1][1].extend(pairs)
        else:
            found.append((stretch_kind, before_all + pairs))
            before_all = []
    return found
