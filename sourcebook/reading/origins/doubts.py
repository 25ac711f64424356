"""What speaks against calling two origins independent, although nothing proves that they are one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import Protocol

from ...catalog.catalog import Catalog
from ...catalog.shelf import LinkedClaim, ReferenceKind
from ..order import could_be_before
from ..reuse.passages import PassageKind
from ..reuse.utterances import Utterance
from .lineage import UNSPACED, Pair, Shared, is_platform, language_of, pair_of


class DoubtKind(StrEnum):
    """Why it can't be told whether two origins are independent."""

    ARTICLE = "article"
    """Both stand in one article, which may have both from one source."""
    DRAWS_ON = "draws on"
    """The one's article draws on the other's outlet, itself or by way of another, and may have this point from there."""
    COMMON_SOURCE = "common source"
    """Both articles draw on one outlet, and may both have this point from there."""
    WORDS = "words"
    """The articles share narrative elsewhere, or here, but too little to show that one took it from the other."""
    OUTLET = "outlet"
    """Both articles appeared in one outlet."""
    UNNAMED = "unnamed"
    """Who is behind one of them is not named, so it may be the other one's source."""
    LANGUAGE = "language"
    """The articles are in different languages, so that their words can't be compared."""
    SCRIPT = "script"
    """Their language is written without spaces between words, so that only long copies are found."""


@dataclass(frozen=True)
class Doubt:
    """Why two origins, by their numbers, may be one. ``source`` is the outlet on which one or both draw, ``words`` how many
    words the articles share elsewhere. ``article`` and ``against`` are an article of each; where one draws on the other's
    outlet, ``article`` is the one that draws."""

    kind: DoubtKind
    one: int
    other: int
    article: str
    against: str
    source: str | None = None
    words: int = 0


@dataclass(frozen=True)
class Way:
    """An article by which an origin came to readers: its outlet and language, and the outlets from which it may have it."""

    article: str
    outlet: str | None
    language: str
    drawn: frozenset[str]


@dataclass(frozen=True)
class Side:
    """An origin as it is weighed: its claims, the ways by which it came, whether anybody is named, and whether all of it is
    somebody's word, no outlet's own."""

    number: int
    claims: tuple[str, ...]
    ways: tuple[Way, ...]
    named: bool
    spoken: bool


class Grounds(Protocol):
    """The readings on which origins rest, as :class:`..readings.Readings` gives them."""

    catalog: Catalog

    @property
    def utterances_of(self) -> Mapping[str, tuple[Utterance, ...]]: ...
    @property
    def shared(self) -> Mapping[Pair, Shared]: ...
    @property
    def shared_of(self) -> Mapping[str, tuple[Shared, ...]]: ...
    @property
    def sources_behind(self) -> Mapping[str, frozenset[str]]: ...
    def places(self, claim: str) -> frozenset[int]: ...


def side_of(grounds: Grounds, number: int, claims: Iterable[str]) -> Side:
    """An origin as it is weighed, from the ids of its claims."""
    linked = [grounds.catalog.claims[claim] for claim in claims]
    drawn: dict[str, frozenset[str]] = {}
    for claim in linked:
        drawn[claim.article] = drawn.get(claim.article, frozenset()) | _drawn(grounds, claim)
    return Side(
        number,
        tuple(claim.id for claim in linked),
        tuple(
            Way(
                article,
                _outlet(grounds.catalog, article),
                language_of(grounds.catalog, article),
                sources,
            )
            for article, sources in drawn.items()
        ),
        any(claim.speaker and claim.speaker.slug for claim in linked),
        all(is_spoken(claim) for claim in linked),
    )


def is_spoken(claim: LinkedClaim) -> bool:
    """Whether a claim gives the word of a person or an organization that has a record."""
    kind = claim.speaker.kind if claim.speaker else None
    return kind in (ReferenceKind.PERSON, ReferenceKind.TOPIC)


def _drawn(grounds: Grounds, claim: LinkedClaim) -> frozenset[str]:
    """The outlets from which a claim may come: those through which it says it has it, and what stands behind them. Where it
    names none, all on which its article rests."""
    if not claim.via:
        return grounds.sources_behind[claim.article]
    catalog = grounds.catalog
    through = {
        via.slug
        for via in claim.via
        if via.slug and via.kind is ReferenceKind.OUTLET and not is_platform(catalog, via.slug)
    }
    behind = (
        grounds.sources_behind[filed.slug]
        for outlet in through
        for filed in catalog.articles_of(outlet)
        if filed.slug != claim.article and could_be_before(catalog, filed.slug, claim.article)
    )
    return frozenset(through).union(*behind)


def pairs_to_weigh(grounds: Grounds, sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """The pairs of origins, numbered in their order, of which anything may speak against counting both: where all articles
    can be compared, those with an unnamed one, with a common article or outlet, and those whose articles share words."""
    languages = {way.language for side in sides for way in side.ways}
    if len(languages) > 1 or languages & UNSPACED:
        yield from combinations(sides, 2)
        return
    having: dict[object, set[int]] = {}
    for side in sides:
        for key in (*_articles_and_outlets(side.ways), side.named):
            having.setdefault(key, set()).add(side.number)
    everyone = set(range(len(sides)))
    unspoken = {side.number for side in sides if not side.spoken}

    def near(ways: Sequence[Way]) -> set[int]:
        """The sides that have something in common with any of these ways."""
        sharing = (s.other(w.article) for w in ways for s in grounds.shared_of.get(w.article, ()))
        keys = (*_articles_and_outlets(ways), *sharing)
        return set().union(*(having.get(key, ()) for key in keys))

    for side in sides:
        others = everyone
        if side.named:
            further = near(side.ways[1:])
            if side.spoken:
                # Against somebody else's word each way must be in doubt, so the first as well.
                further &= unspoken
            others = near(side.ways[:1]) | further | having.get(False, set())
        yield from ((side, sides[other]) for other in others if other > side.number)


def _articles_and_outlets(ways: Iterable[Way]) -> Iterator[str | tuple[str, str]]:
    """The articles, and the outlets in which they appeared and on which they draw, told apart from articles."""
    for way in ways:
        yield way.article
        for outlet in (way.outlet, *way.drawn):
            if outlet:
                yield "outlet", outlet


def doubt_between(grounds: Grounds, one: Side, other: Side) -> Doubt | None:
    """What speaks against two origins being independent; the plainest reason of several.

    Where somebody's word stands in several articles, it is in doubt only if each way on which it came is. What an
    article says itself may come from anybody whom it quotes.
    """
    if not (one.named and other.named):
        articles = one.ways[0].article, other.ways[0].article
        return Doubt(DoubtKind.UNNAMED, one.number, other.number, *articles)
    if len(one.ways) == len(other.ways) == 1:
        return _between(grounds, one, other, one.ways[0], other.ways[0])
    if not one.spoken and other.spoken:
        one, other = other, one
    if one.spoken and other.spoken:
        every = []
        for a, b in product(one.ways, other.ways):
            if not (doubt := _between(grounds, one, other, a, b)):
                return None
            every.append(doubt)
        return _plainest(every)
    found = [[_between(grounds, one, other, a, b) for b in other.ways] for a in one.ways]
    if one.spoken and all(d.kind is not DoubtKind.ARTICLE for doubts in found for d in doubts if d):
        # Each way of what somebody says is in doubt against some way of the other.
        found = [list(doubts) for doubts in zip(*found, strict=True)]
        return _plainest(d for doubts in found if all(doubts) for d in doubts if d)
    return _plainest(d for doubts in found for d in doubts if d)


def _plainest(doubts: Iterable[Doubt]) -> Doubt | None:
    return min(doubts, key=lambda doubt: list(DoubtKind).index(doubt.kind), default=None)


def _between(grounds: Grounds, one: Side, other: Side, a: Way, b: Way) -> Doubt | None:
    """What speaks against what came by a way of the one being independent of what came by a way of the other."""
    numbers = min(one.number, other.number), max(one.number, other.number)
    articles = a.article, b.article
    if a.article == b.article:
        return Doubt(DoubtKind.ARTICLE, *numbers, *articles)
    if b.outlet in a.drawn:
        return Doubt(DoubtKind.DRAWS_ON, *numbers, *articles, b.outlet)
    if a.outlet in b.drawn:
        return Doubt(DoubtKind.DRAWS_ON, *numbers, b.article, a.article, a.outlet)
    if common := a.drawn & b.drawn:
        return Doubt(DoubtKind.COMMON_SOURCE, *numbers, *articles, min(common))
    shared = grounds.shared.get(pair_of(*articles))
    if shared and (shared.shows_copying or _touches_both(grounds, shared, one, other)):
        return Doubt(DoubtKind.WORDS, *numbers, *articles, None, shared.narrated)
    if a.outlet and a.outlet == b.outlet:
        return Doubt(DoubtKind.OUTLET, *numbers, *articles, a.outlet)
    if a.language != b.language:
        return Doubt(DoubtKind.LANGUAGE, *numbers, *articles)
    return Doubt(DoubtKind.SCRIPT, *numbers, *articles) if a.language in UNSPACED else None


def _touches_both(grounds: Grounds, shared: Shared, one: Side, other: Side) -> bool:
    """Whether the few words of narrative that two articles share stand in the evidence of both sides."""
    claims = grounds.catalog.claims
    ours, theirs = (
        {(claims[claim].article, place) for claim in side.claims for place in grounds.places(claim)}
        for side in (one, other)
    )
    pairs = (
        ((shared.first, a), (shared.second, b))
        for passage in shared.passages
        if passage.kind is PassageKind.NARRATIVE
        for a, b in passage.pairs
    )
    return any((a in ours and b in theirs) or (a in theirs and b in ours) for a, b in pairs)


def _outlet(catalog: Catalog, article: str) -> str | None:
    outlet = catalog.outlet_of(catalog.articles[article])
    return outlet.slug if outlet else None
