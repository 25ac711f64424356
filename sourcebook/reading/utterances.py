"""Utterances: the same words of one speaker, quoted in several articles, and how each article cuts them."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..catalog import Catalog
from ..linked import Reference
from .groups import Groups
from .order import earliest
from .reuse import LEAST_WORDS, Passage, PassageKind
from .speech import Cut

_ENOUGH = 5
"""So many words of one speaker, found whole in a longer quotation of theirs, are the same utterance by themselves;
fewer only where both answer the same question."""

_NEARLY_ALL = 0.95
"""A cut with this share of the longest one's words is as full: «it's» and «it is» shall not decide which is the fullest."""


class Change(StrEnum):
    """How a part of a cut stands to the fullest form."""

    SAME = "same"
    LEFT_OUT = "left out"
    CHANGED = "changed"
    ADDED = "added"
    INSERTED = "inserted"
    """Put in by the article, in square brackets."""


@dataclass(frozen=True)
class Piece:
    """A part of a cut: its own words, and those of the fullest form that it keeps, changes or leaves out."""

    change: Change
    words: str
    full: str


@dataclass(frozen=True)
class Carrier:
    """An article that quotes the utterance, its cut, and how that differs from the fullest form."""

    cut: Cut
    pieces: tuple[Piece, ...]

    @property
    def article(self) -> str:
        return self.cut.article


@dataclass(frozen=True)
class Utterance:
    """Words that several articles quote.

    ``speaker`` is whom most of them name; ``speakers`` all whom they name. ``earliest`` is the article that is known to have
    appeared before all others, None where that can't be told.
    """

    id: str
    speaker: Reference | None
    speakers: tuple[Reference, ...]
    fullest: Cut
    carriers: tuple[Carrier, ...]
    earliest: str | None

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(carrier.article for carrier in self.carriers))

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for carrier in self.carriers for c in carrier.cut.claims))

    def words_in(self, claim: str) -> int:
        """How many words of it a claim's article quotes where the claim has its evidence."""
        return max(
            len(carrier.cut.forms) for carrier in self.carriers if claim in carrier.cut.claims
        )


def find_utterances(
    catalog: Catalog,
    cuts: Mapping[str, Sequence[Cut]],
    passages: Iterable[Passage],
    flat: Mapping[str, str],
) -> tuple[Utterance, ...]:
    """The utterances of a collection, in the order of the articles. ``flat`` is each article's text."""
    every = [cut for article in sorted(cuts) for cut in cuts[article]]
    groups = Groups(len(every))
    for one, other in [*_sharing(every, passages), *_contained(catalog, every)]:
        groups.join(one, other)
    found = []
    for members in groups.all():
        group = [every[number] for number in members]
        if len({cut.article for cut in group}) > 1:
            found.append(_utterance(catalog, group, flat))
    order = {filed.slug: number for number, filed in enumerate(catalog.articles_in_time)}
    return tuple(sorted(found, key=lambda u: (order[u.fullest.article], u.fullest.start)))


def _sharing(cuts: Sequence[Cut], passages: Iterable[Passage]) -> Iterable[tuple[int, int]]:
    """The cuts that share a run of words."""
    at: dict[tuple[str, int], int] = {
        (cut.article, place): number
        for number, cut in enumerate(cuts)
        for first, behind in cut.fragments
        for place in range(first, behind)
    }
    for passage in passages:
        if passage.kind is not PassageKind.QUOTATION:
            continue
        shared = Counter(
            (at.get((passage.first, a), -1), at.get((passage.second, b), -1))
            for a, b in passage.pairs
        )
        for (one, other), words in shared.items():
            if one >= 0 and other >= 0 and words >= LEAST_WORDS:
                yield one, other


def _contained(catalog: Catalog, cuts: Sequence[Cut]) -> Iterable[tuple[int, int]]:
    """The cuts of which a longer one by the same speaker holds every word, in order."""
    holding: dict[tuple[Reference, str, str], list[int]] = {}
    for number, cut in enumerate(cuts):
        if cut.speaker:
            for pair in set(zip(cut.forms, cut.forms[1:], strict=False)):
                holding.setdefault((cut.speaker, *pair), []).append(number)
    for number, cut in enumerate(cuts):
        parts = fragments_of(cut)
        longest = max(parts, key=len, default=())
        if cut.speaker is None or len(longest) < 2:
            continue
        hosts = [
            other
            for other in holding.get((cut.speaker, longest[0], longest[1]), ())
            if other != number and _holds(cuts[other], parts)
        ]
        asked = {other: _ask_the_same(catalog, cut, cuts[other]) for other in hosts}
        if len(cut.forms) < _ENOUGH:
            hosts = [other for other in hosts if asked[other]]
        if hosts:
            best = min(hosts, key=lambda o: (not asked[o], -len(cuts[o].forms), o))
            yield number, best


def fragments_of(cut: Cut) -> list[tuple[str, ...]]:
    """The words of each quotation of a cut, what stands in brackets parting them."""
    parts: list[list[str]] = [[]]
    last = -1
    for place in cut.places:
        if place != last + 1 or any(place == first for first, _ in cut.fragments):
            parts.append([])
        parts[-1].append(cut.text.forms[place])
        last = place
    return [tuple(part) for part in parts if part]


def _holds(cut: Cut, parts: Iterable[tuple[str, ...]]) -> bool:
    position = 0
    for part in parts:
        size = len(part)
        while position + size <= len(cut.forms) and cut.forms[position : position + size] != part:
            position += 1
        if position + size > len(cut.forms):
            return False
        position += size
    return True


def _ask_the_same(catalog: Catalog, one: Cut, other: Cut) -> bool:
    questions = {catalog.claims[claim].question for claim in one.claims} - {None}
    return any(catalog.claims[claim].question in questions for claim in other.claims)


def _utterance(catalog: Catalog, group: Sequence[Cut], flat: Mapping[str, str]) -> Utterance:
    order = {filed.slug: number for number, filed in enumerate(catalog.articles_in_time)}
    ordered = sorted(group, key=lambda cut: (order[cut.article], cut.start))
    most = max(len(cut.forms) for cut in ordered)
    fullest = next(cut for cut in ordered if len(cut.forms) >= _NEARLY_ALL * most)
    named = Counter(cut.speaker for cut in ordered if cut.speaker)
    speakers = tuple(sorted(named, key=lambda speaker: (-named[speaker], speaker.label)))
    return Utterance(
        id=f"{fullest.article}-{fullest.start}",
        speaker=speakers[0] if speakers else None,
        speakers=speakers,
        fullest=fullest,
        carriers=tuple(Carrier(cut, differences(fullest, cut, flat)) for cut in ordered),
        earliest=earliest(catalog, {cut.article for cut in group}),
    )


def differences(full: Cut, cut: Cut, flat: Mapping[str, str]) -> tuple[Piece, ...]:
    """A cut, part by part, against the fullest form: what it keeps, changes, leaves out, adds, inserts."""
    every = [place for first, behind in cut.fragments for place in range(first, behind)]
    theirs = [cut.text.forms[p] if not cut.text.bracketed[p] else "" for p in every]
    matcher = difflib.SequenceMatcher(None, full.forms, theirs, autojunk=False)
    pieces = []
    for code, a, b, c, d in matcher.get_opcodes():
        ours, kept = every[c:d], full.places[a:b]
        said, whole = words_at(cut, ours, flat), words_at(full, kept, flat)
        change = {"equal": Change.SAME, "delete": Change.LEFT_OUT, "insert": Change.ADDED}.get(
            code, Change.CHANGED
        )
        if ours and all(cut.text.bracketed[place] for place in ours):
            if kept:
                pieces.append(Piece(Change.LEFT_OUT, "", whole))
            pieces.append(Piece(Change.INSERTED, said, ""))
        else:
            pieces.append(Piece(change, said, whole))
    return tuple(pieces)


def words_at(cut: Cut, places: Sequence[int], flat: Mapping[str, str]) -> str:
    """The article's own writing of some of its words, with what stands between them; an ellipsis where words are skipped."""
    text, words = flat[cut.article], cut.text
    shown, last = "", -1
    for place in places:
        follows = place == last + 1 and not any(place == first for first, _ in cut.fragments)
        if last >= 0:
            shown += text[words.ends[last] : words.starts[place]] if follows else " … "
        shown += text[words.starts[place] : words.ends[place]]
        last = place
    if last >= 0 and any(first < last + 1 < behind for first, behind in cut.fragments):
        shown += text[words.ends[last] : words.starts[last + 1]].rstrip(" [](“‘\"'")
    return shown
