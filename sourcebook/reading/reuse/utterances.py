"""Utterances: the same words of one speaker, quoted in several articles, and how each article cuts them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...catalog.catalog import Catalog
from ...catalog.shelf import Reference
from ..components import Groups
from ..order import earliest
from ..origins.lineage import language_of
from .cuts import Cut
from .differences import Piece, differences, kept_words
from .passages import LEAST_WORDS, Passage

_ENOUGH = 5
"""So many words of one speaker, found whole in a longer quotation of theirs, are the same utterance by themselves;
fewer only where both answer the same question."""

_NEARLY_ALL = 0.95
"""A cut with this share of the longest one's words is as full: «it's» and «it is» shall not decide which is the fullest."""


@dataclass(frozen=True)
class Carrier:
    """An article that quotes the utterance, its cut, how that differs from the fullest form, and which words of that, by
    their numbers, it keeps."""

    cut: Cut
    pieces: tuple[Piece, ...]
    kept: frozenset[int]

    @property
    def article(self) -> str:
        return self.cut.article


@dataclass(frozen=True)
class Utterance:
    """Words that several articles quote.

    ``speaker`` is whom most of them name; ``speakers`` all whom they name. ``earliest`` is the article that is known to have
    appeared before all other dated ones, None where that can't be told.
    """

    id: str
    speaker: Reference | None
    speakers: tuple[Reference, ...]
    fullest: Cut
    carriers: tuple[Carrier, ...]
    earliest: str | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The fullest form in its own pieces: the words that are quoted, and what its article put in."""
        return next(one.pieces for one in self.carriers if one.cut is self.fullest)

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(carrier.article for carrier in self.carriers))

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for carrier in self.carriers for c in carrier.cut.claims))

    def words_in(self, claim: str) -> frozenset[int]:
        """The words of the fullest form, by their numbers, that a claim's article quotes where the claim has its evidence."""
        kept = (carrier.kept for carrier in self.carriers if claim in carrier.cut.claims)
        return frozenset().union(*kept)


def find_utterances(
    catalog: Catalog,
    cuts: Mapping[str, Sequence[Cut]],
    passages: Sequence[Passage],
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
    order = catalog.order
    return tuple(sorted(found, key=lambda u: (order[u.fullest.article], u.fullest.start)))


def _sharing(cuts: Sequence[Cut], passages: Sequence[Passage]) -> Iterable[tuple[int, int]]:
    """The cuts that share words of a passage; words that one of the articles does not quote are in no cut."""
    sharing = {article for passage in passages for article in (passage.first, passage.second)}
    at: dict[tuple[str, int], int] = {
        (cut.article, place): number
        for number, cut in enumerate(cuts)
        if cut.article in sharing
        for first, behind in cut.fragments
        for place in range(first, behind)
    }
    for passage in passages:
        shared = Counter(
            (at.get((passage.first, a), -1), at.get((passage.second, b), -1))
            for a, b in passage.pairs
        )
        for (one, other), words in shared.items():
            if one >= 0 and other >= 0 and words >= LEAST_WORDS:
                yield one, other


def _contained(catalog: Catalog, cuts: Sequence[Cut]) -> Iterable[tuple[int, int]]:
    """The cuts of which a longer one by the same speaker holds every word, in order."""
    languages = {slug: language_of(catalog, slug) for slug in catalog.articles}
    of_speaker: dict[tuple[Reference, str], list[int]] = {}
    for number, cut in enumerate(cuts):
        if cut.speaker:
            of_speaker.setdefault((cut.speaker, languages[cut.article]), []).append(number)
    for numbers in of_speaker.values():
        openings = {number: max(cuts[number].parts, key=len, default=())[:2] for number in numbers}
        holding: dict[tuple[str, ...], list[int]] = {pair: [] for pair in openings.values()}
        for number in numbers:
            forms = cuts[number].forms
            for pair in holding.keys() & pairwise(forms):
                holding[pair].append(number)
        for number, opening in openings.items():
            cut = cuts[number]
            hosts = [o for o in holding[opening] if o != number and _holds(cuts[o], cut.parts)]
            asked = {other: _ask_the_same(catalog, cut, cuts[other]) for other in hosts}
            if len(cut.forms) < _ENOUGH:
                hosts = [other for other in hosts if asked[other]]
            if hosts:
                yield number, min(hosts, key=lambda o: (not asked[o], -len(cuts[o].forms), o))


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
    ordered = sorted(group, key=lambda cut: (catalog.order[cut.article], cut.start))
    most = max(len(cut.forms) for cut in ordered)
    fullest = next(cut for cut in ordered if len(cut.forms) >= _NEARLY_ALL * most)
    named = Counter(cut.speaker for cut in ordered if cut.speaker)
    speakers = tuple(sorted(named, key=lambda speaker: (-named[speaker], speaker.label)))
    return Utterance(
        id=f"{fullest.article}-{fullest.start}",
        speaker=speakers[0] if speakers else None,
        speakers=speakers,
        fullest=fullest,
        carriers=tuple(
            Carrier(cut, differences(fullest, cut, flat), kept_words(fullest, cut))
            for cut in ordered
        ),
        earliest=earliest(catalog, {cut.article for cut in group}),
    )
