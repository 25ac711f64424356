"""What speaks against calling two origins independent, although nothing proves that they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Protocol

from ..catalog import Catalog
from .lineage import Shared
from .reuse import PassageKind
from .utterances import Utterance


class DoubtKind(StrEnum):
    """Why it can't be told whether two origins are independent."""

    ARTICLE = "article"
    """Both stand in one article, which may have both from one source."""
    DRAWS_ON = "draws on"
    """The one's article draws on the other's outlet, and does not say from where it has this point."""
    COMMON_SOURCE = "common source"
    """Both articles draw on one outlet, and do not say from where they have this point."""
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
    words the articles share elsewhere; ``article`` is an article of the one, ``against`` one of the other."""

    kind: DoubtKind
    one: int
    other: int
    article: str
    against: str
    source: str | None = None
    words: int = 0


@dataclass(frozen=True)
class Side:
    """An origin as it is weighed: its claims, their articles, those that do not say from where they have it, whether
    anybody is named."""

    number: int
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    open: tuple[str, ...]
    named: bool


class Material(Protocol):
    """The readings on which origins rest."""

    catalog: Catalog

    @property
    def utterance_of(self) -> Mapping[str, Utterance]:
        """The utterance that a claim quotes."""

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
    return Side(
        number,
        tuple(claim.id for claim in linked),
        tuple(dict.fromkeys(claim.article for claim in linked)),
        tuple(dict.fromkeys(claim.article for claim in linked if not claim.via)),
        any(claim.speaker and claim.speaker.slug for claim in linked),
    )


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
    behind = material.sources_behind
    for a, b in product(one.articles, other.articles):
        for taker, giver, says in ((a, b, one.open), (b, a, other.open)):
            outlet = _outlet(material.catalog, giver)
            if taker in says and outlet in behind[taker]:
                return Doubt(DoubtKind.DRAWS_ON, one.number, other.number, a, b, outlet)
    for a, b in product(one.open, other.open):
        own = {_outlet(material.catalog, a), _outlet(material.catalog, b)}
        if common := sorted((behind[a] & behind[b]) - own):
            return Doubt(DoubtKind.COMMON_SOURCE, one.number, other.number, a, b, common[0])
    return None


def _by_words(material: Material, one: Side, other: Side) -> Doubt | None:
    for a, b in product(one.articles, other.articles):
        shared = material.shared.get((min(a, b), max(a, b)))
        if shared and (shared.shows_copying or _touches_both(material, shared, one, other)):
            words = shared.narrated
            return Doubt(DoubtKind.WORDS, one.number, other.number, a, b, None, words)
    return None


def _touches_both(material: Material, shared: Shared, one: Side, other: Side) -> bool:
    """Whether the few words of narrative that two articles share stand in the evidence of both sides."""
    here = {place for claim in one.claims + other.claims for place in _at(material, claim)}
    return any(
        (shared.first, a) in here and (shared.second, b) in here
        for passage in shared.passages
        if passage.kind is PassageKind.NARRATIVE
        for a, b in passage.pairs
    )


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


def language_of(catalog: Catalog, article: str) -> str:
    """The language by which articles are compared: en for en-GB."""
    return catalog.articles[article].record.source.language.split("-")[0].casefold()
