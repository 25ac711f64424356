"""Origins: how many independent accounts some claims go back to, and why the others do not count.

Two claims have one origin if a tie leads from one to the other: the same speaker, a stated chain, a common utterance, or shared
narrative. Where nothing ties two origins but something speaks against calling them independent, that is said (see ``doubts``).
Repetition is not corroboration, and what can't be told is not counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ...catalog.catalog import Catalog
from ...catalog.shelf import LinkedClaim, Reference, ReferenceKind
from ..components import Groups
from ..reuse.passages import Passage, PassageKind
from ..reuse.utterances import Utterance
from .doubts import Doubt, Grounds, doubt_between, is_spoken, pairs_to_weigh, side_of
from .lineage import is_platform

_TOUCHED = 4
"""So many equal words must stand in the evidence of both claims for a passage to tie them; all, where one has fewer."""

_FEW_TIES = 12
"""So many ties of one origin are all told."""


class TieKind(StrEnum):
    """What makes two claims one origin."""

    SPEAKER = "speaker"
    """Both give the word of one person, organization or outlet."""
    CHAIN = "chain"
    """One has it through the other's outlet, or both through one outlet."""
    UTTERANCE = "utterance"
    """Both quote the same words."""
    NARRATIVE = "narrative"
    """Both articles tell it in the same words."""
    COPY = "copy"
    """One of the articles is a copy of the other."""


@dataclass(frozen=True)
class Tie:
    """Why two claims have one origin. ``source`` is whom or what they share; ``words`` how many words, where they share words:
    none where they quote different parts of one utterance."""

    kind: TieKind
    one: str
    other: str
    source: Reference | None = None
    words: int = 0
    passage: Passage | None = None
    utterance: Utterance | None = None


@dataclass(frozen=True)
class Origin:
    """Claims that go back to one account, by id, and what ties them."""

    claims: tuple[str, ...]
    articles: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Origins:
    """The origins of some claims. ``independent`` are those that nothing speaks against counting side by side, as numbers
    into ``origins``; ``doubts`` say for each other one why it may not be counted."""

    origins: tuple[Origin, ...]
    independent: tuple[int, ...]
    doubts: tuple[Doubt, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for origin in self.origins for a in origin.articles))


def origins_of(grounds: Grounds, claims: Sequence[LinkedClaim]) -> Origins:
    """The origins of some claims, those of the earliest articles first."""
    order = grounds.catalog.order
    claims = sorted(claims, key=lambda claim: (order[claim.article], claim.number))
    numbers = {claim.id: number for number, claim in enumerate(claims)}
    groups = Groups(len(claims))
    ties = [
        *_same_speaker(claims),
        *_same_chain(grounds.catalog, claims),
        *_same_words(grounds, claims),
    ]
    for tie in ties:
        groups.join(numbers[tie.one], numbers[tie.other])
    within: dict[int, list[Tie]] = {}
    for tie in ties:
        within.setdefault(groups.of(numbers[tie.one]), []).append(tie)
    origins = []
    for members in groups.all():
        ids = tuple(claims[number].id for number in members)
        articles = tuple(dict.fromkeys(claims[number].article for number in members))
        told = _holding_together(_different(within.get(members[0], ())))
        origins.append(Origin(ids, articles, told))
    return _counted(grounds, tuple(origins))


def _different(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties without those that say again of two articles what another one has said."""
    kept: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        articles = frozenset((tie.one.partition("#")[0], tie.other.partition("#")[0]))
        words = (tie.passage, tie.utterance and tie.utterance.id)
        kept.setdefault((tie.kind, articles, tie.source, words), tie)
    return tuple(kept.values())


def _holding_together(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Of many ties those that tie what none before them has: they prove the same."""
    if len(ties) <= _FEW_TIES:
        return ties
    claims = dict.fromkeys(claim for tie in ties for claim in (tie.one, tie.other))
    numbers = {claim: number for number, claim in enumerate(claims)}
    groups = Groups(len(numbers))
    kept = []
    for tie in ties:
        one, other = numbers[tie.one], numbers[tie.other]
        if groups.of(one) != groups.of(other):
            groups.join(one, other)
            kept.append(tie)
    return tuple(kept)


def _same_speaker(claims: Iterable[LinkedClaim]) -> Iterator[Tie]:
    """Claims on one person's, organization's or outlet's word. Somebody who is not named is the same only within an article."""
    first: dict[tuple[Reference, str], LinkedClaim] = {}
    for claim in claims:
        if claim.speaker is None:
            continue
        within = "" if claim.speaker.slug else claim.article
        known = first.setdefault((claim.speaker, within), claim)
        if known is not claim:
            yield Tie(TieKind.SPEAKER, known.id, claim.id, claim.speaker)


def _same_chain(catalog: Catalog, claims: Sequence[LinkedClaim]) -> Iterator[Tie]:
    """Claims that came through the outlet of another one, or through one outlet. On a platform many speak, so it ties nothing.

    Of what the outlet tells, a claim goes back to what it has from the same speaker, else to what it says itself, else to all.
    """
    told_by: dict[str, list[LinkedClaim]] = {}
    for claim in claims:
        outlet = catalog.outlet_of(catalog.articles[claim.article])
        voices = {outlet.slug} if outlet else set()
        if claim.speaker and claim.speaker.slug and claim.speaker.kind is ReferenceKind.OUTLET:
            voices.add(claim.speaker.slug)
        for voice in voices:
            told_by.setdefault(voice, []).append(claim)
    through: dict[Reference, list[LinkedClaim]] = {}
    for claim in claims:
        for source in claim.via:
            of_outlet = source.slug if source.kind is ReferenceKind.OUTLET else None
            if source.slug and not (of_outlet and is_platform(catalog, of_outlet)):
                through.setdefault(source, []).append(claim)
    for source, takers in through.items():
        givers = told_by.get(source.slug or "", []) if source.kind is ReferenceKind.OUTLET else []
        for taker in takers:
            others = [giver for giver in givers if giver is not taker]
            same = [giver for giver in others if giver.speaker == taker.speaker]
            own = [giver for giver in others if giver.speaker == source]
            for giver in same or own or others:
                if _may_be_one(giver, taker):
                    yield Tie(TieKind.CHAIN, giver.id, taker.id, source)
        for number, taker in enumerate(takers):
            first = next((other for other in takers[:number] if _may_be_one(other, taker)), None)
            if first:
                yield Tie(TieKind.CHAIN, first.id, taker.id, source)


def _may_be_one(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two claims that came the same way may be one account: two people are two, whoever passed their words on."""
    return one.speaker == other.speaker or not (is_spoken(one) and is_spoken(other))


def _same_words(grounds: Grounds, claims: Sequence[LinkedClaim]) -> Iterator[Tie]:
    """Claims whose evidence quotes one utterance, or stands in narrative that both articles share."""
    by_article: dict[str, list[LinkedClaim]] = {}
    quoting: dict[str, tuple[Utterance, list[LinkedClaim]]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
        for utterance in grounds.utterances_of.get(claim.id, ()):
            quoting.setdefault(utterance.id, (utterance, []))[1].append(claim)
    for utterance, carriers in quoting.values():
        yield from _same_utterance(utterance, carriers)
    for article, ours in by_article.items():
        for shared in grounds.shared_of.get(article, ()):
            theirs = by_article.get(shared.second, ())
            if shared.first != article or not theirs or not shared.shows_copying:
                continue
            kind = TieKind.COPY if shared.copied else TieKind.NARRATIVE
            for passage in shared.passages:
                if passage.kind is PassageKind.NARRATIVE or shared.copied:
                    for one, other in _touched(grounds, passage, ours, theirs):
                        yield Tie(kind, one.id, other.id, None, passage.words, passage)


def _same_utterance(utterance: Utterance, carriers: Sequence[LinkedClaim]) -> Iterator[Tie]:
    fullest = max(carriers, key=lambda claim: len(utterance.words_in(claim.id)))
    for claim in carriers:
        if claim.article != fullest.article:
            words = len(utterance.words_in(fullest.id) & utterance.words_in(claim.id))
            yield Tie(TieKind.UTTERANCE, fullest.id, claim.id, None, words, None, utterance)


def _touched(
    grounds: Grounds,
    passage: Passage,
    ours: Iterable[LinkedClaim],
    theirs: Iterable[LinkedClaim],
) -> Iterator[tuple[LinkedClaim, LinkedClaim]]:
    """The claims of two articles whose evidence holds equal words of a passage."""
    for one in ours:
        here = grounds.places(one.id)
        reached = {b for a, b in passage.pairs if a in here}
        for other in theirs if reached else ():
            there = grounds.places(other.id)
            if len(reached & there) >= min(_TOUCHED, len(here), len(there)):
                yield one, other


def _counted(grounds: Grounds, origins: tuple[Origin, ...]) -> Origins:
    """Which of the origins are independent of each other. The one with the fewest doubts is taken first, of several
    one whose speaker is named, then each that is in no doubt against those taken."""
    sides = [side_of(grounds, number, origin.claims) for number, origin in enumerate(origins)]
    against: dict[int, dict[int, Doubt]] = {side.number: {} for side in sides}
    for one, other in pairs_to_weigh(grounds, sides):
        if doubt := doubt_between(grounds, one, other):
            against[one.number][other.number] = against[other.number][one.number] = doubt
    taken: dict[int, int] = {}
    doubts: list[Doubt] = []
    for number in sorted(
        range(len(origins)),
        key=lambda n: (len(against[n]), not sides[n].named, -len(origins[n].articles), n),
    ):
        first = min(against[number].keys() & taken.keys(), key=taken.__getitem__, default=None)
        if first is None:
            taken[number] = len(taken)
        else:
            doubts.append(against[number][first])
    return Origins(origins, tuple(sorted(taken)), tuple(doubts))
