"""What speaks against calling two origins independent, although nothing proves that they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Protocol

from ..catalog import Catalog
from ..linked import LinkedClaim, ReferenceKind
from .lineage import Shared, is_platform, language_of
from .order import could_be_before
from .reuse import PassageKind
from .utterances import Utterance


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
class Side:
    """An origin as it is weighed: its claims, their articles, the outlets from which each of these may have it, whether
    anybody is named."""

    number: int
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    drawn: Mapping[str, frozenset[str]]
    named: bool


class Material(Protocol):
    """The readings on which origins rest."""

    catalog: Catalog

    @property
    def utterances_of(self) -> Mapping[str, tuple[Utterance, ...]]:
        """The utterances that a claim quotes."""

    @property
    def shared(self) -> Mapping[tuple[str, str], Shared]:
        """What two articles share, by their slugs in order."""

    @property
    def shared_of(self) -> Mapping[str, tuple[Shared, ...]]:
        """What an article shares with each other one."""

    @property
    def sources_behind(self) -> Mapping[str, frozenset[str]]:
        """The outlets on which an article rests."""

    def places(self, claim: str) -> frozenset[int]:
        """The numbers of the words of its article in which a claim's evidence stands."""


def side_of(material: Material, number: int, claims: Iterable[str]) -> Side:
    """An origin as it is weighed, from the ids of its claims."""
    linked = [material.catalog.claims[claim] for claim in claims]
    drawn: dict[str, frozenset[str]] = {}
    for claim in linked:
        drawn[claim.article] = drawn.get(claim.article, frozenset()) | _drawn(material, claim)
    return Side(
        number,
        tuple(claim.id for claim in linked),
        tuple(dict.fromkeys(claim.article for claim in linked)),
        drawn,
        any(claim.speaker and claim.speaker.slug for claim in linked),
    )


def _drawn(material: Material, claim: LinkedClaim) -> frozenset[str]:
    """The outlets from which a claim may come: those through which it says it has it, and what stands behind them. Where it
    names none, all on which its article rests."""
    if not claim.via:
        return material.sources_behind[claim.article]
    catalog = material.catalog
    through = {
        via.slug
        for via in claim.via
        if via.slug and via.kind is ReferenceKind.OUTLET and not is_platform(catalog, via.slug)
    }
    behind = (
        material.sources_behind[filed.slug]
        for outlet in through
        for filed in catalog.articles_of(outlet)
        if filed.slug != claim.article and could_be_before(catalog, filed.slug, claim.article)
    )
    return frozenset(through).union(*behind)


def doubt_between(material: Material, one: Side, other: Side) -> Doubt | None:
    """What speaks against two origins being independent; the plainest reason of several."""
    for a, b in product(one.articles, other.articles):
        if a == b:
            return Doubt(DoubtKind.ARTICLE, one.number, other.number, a, b)
    return (
        _by_sources(material, one, other)
        or _by_words(material, one, other)
        or _by_articles(material, one, other)
    )


def _by_sources(material: Material, one: Side, other: Side) -> Doubt | None:
    pairs = list(product(one.articles, other.articles))
    for a, b in pairs:
        for taker, giver, drawn in ((a, b, one.drawn[a]), (b, a, other.drawn[b])):
            outlet = _outlet(material.catalog, giver)
            if outlet in drawn:
                return Doubt(DoubtKind.DRAWS_ON, one.number, other.number, taker, giver, outlet)
    for a, b in pairs:
        if common := sorted(one.drawn[a] & other.drawn[b]):
            return Doubt(DoubtKind.COMMON_SOURCE, one.number, other.number, a, b, common[0])
    return None


def _by_words(material: Material, one: Side, other: Side) -> Doubt | None:
    for a, b in product(one.articles, other.articles):
        shared = material.shared.get((min(a, b), max(a, b)))
        if shared is None:
            continue
        if shared.shows_copying or shared.copied or _touches_both(material, shared, one, other):
            words = shared.narrated or shared.words
            return Doubt(DoubtKind.WORDS, one.number, other.number, a, b, None, words)
    return None


def _touches_both(material: Material, shared: Shared, one: Side, other: Side) -> bool:
    """Whether the few words of narrative that two articles share stand in the evidence of both sides."""
    ours, theirs = (
        {place for claim in side.claims for place in _at(material, claim)} for side in (one, other)
    )
    pairs = (
        ((shared.first, a), (shared.second, b))
        for passage in shared.passages
        if passage.kind is PassageKind.NARRATIVE
        for a, b in passage.pairs
    )
    return any((a in ours and b in theirs) or (a in theirs and b in ours) for a, b in pairs)


def _at(material: Material, claim: str) -> Iterator[tuple[str, int]]:
    article = material.catalog.claims[claim].article
    return ((article, place) for place in material.places(claim))


def _by_articles(material: Material, one: Side, other: Side) -> Doubt | None:
    catalog = material.catalog
    first = (one.number, other.number, one.articles[0], other.articles[0])
    if not (one.named and other.named):
        return Doubt(DoubtKind.UNNAMED, *first)
    for a, b in product(one.articles, other.articles):
        outlet = _outlet(catalog, a)
        if outlet and outlet == _outlet(catalog, b):
            return Doubt(DoubtKind.OUTLET, one.number, other.number, a, b, outlet)
    for a, b in product(one.articles, other.articles):
        if language_of(catalog, a) != language_of(catalog, b):
            return Doubt(DoubtKind.LANGUAGE, one.number, other.number, a, b)
    return None


def _outlet(catalog: Catalog, article: str) -> str | None:
    outlet = catalog.outlet_of(catalog.articles[article])
    return outlet.slug if outlet else None
