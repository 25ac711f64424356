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
class Side:
    """An origin as it is weighed: its claims, their articles, the outlets from which each of these may have it, whether
    anybody is named, and whether all of it is somebody's word, no outlet's own."""

    number: int
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    drawn: Mapping[str, frozenset[str]]
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
        tuple(dict.fromkeys(claim.article for claim in linked)),
        drawn,
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
    languages = {language_of(grounds.catalog, one) for side in sides for one in side.articles}
    if len(languages) > 1 or languages & UNSPACED:
        yield from combinations(sides, 2)
        return
    having: dict[object, set[int]] = {}
    for side in sides:
        for key in (*side.articles, *_outlets(grounds.catalog, side), side.named):
            having.setdefault(key, set()).add(side.number)
    everyone = set(range(len(sides)))
    for side in sides:
        sharing = (s.other(a) for a in side.articles for s in grounds.shared_of.get(a, ()))
        keys = (*side.articles, *_outlets(grounds.catalog, side), *sharing, False)
        near = set().union(*(having.get(key, ()) for key in keys)) if side.named else everyone
        yield from ((side, sides[other]) for other in near if other > side.number)


def _outlets(catalog: Catalog, side: Side) -> Iterator[tuple[str, str]]:
    """The outlets in which the side appeared and on which it draws, told apart from articles."""
    for article in side.articles:
        for outlet in (_outlet(catalog, article), *side.drawn[article]):
            if outlet:
                yield "outlet", outlet


def doubt_between(grounds: Grounds, one: Side, other: Side) -> Doubt | None:
    """What speaks against two origins being independent; the plainest reason of several.

    Where somebody's word stands in several articles, it is in doubt only if each way on which it came is. What an
    article says itself may come from anybody whom it quotes.
    """
    if not (one.named and other.named):
        articles = one.articles[0], other.articles[0]
        return Doubt(DoubtKind.UNNAMED, one.number, other.number, *articles)
    if len(one.articles) == len(other.articles) == 1:  # Most have one; there is one way then.
        return _between(grounds, one, other, *one.articles, *other.articles)
    if not one.spoken and other.spoken:
        one, other = other, one
    found = {
        (a, b): _between(grounds, one, other, a, b)
        for a, b in product(one.articles, other.articles)
    }
    doubts = [doubt for doubt in found.values() if doubt]
    if one.spoken and other.spoken:
        ways = [list(found.values())]
    elif one.spoken and all(doubt.kind is not DoubtKind.ARTICLE for doubt in doubts):
        ways = [[found[a, b] for a in one.articles] for b in other.articles]
    else:
        ways = [[doubt] for doubt in doubts]
    blocked = [doubt for way in ways if all(way) for doubt in way if doubt]
    return min(blocked, key=lambda doubt: list(DoubtKind).index(doubt.kind), default=None)


def _between(grounds: Grounds, one: Side, other: Side, a: str, b: str) -> Doubt | None:
    """What speaks against what an article of the one tells being independent of what an article of the other does."""
    numbers = min(one.number, other.number), max(one.number, other.number)
    if a == b:
        return Doubt(DoubtKind.ARTICLE, *numbers, a, b)
    outlets = _outlet(grounds.catalog, a), _outlet(grounds.catalog, b)
    if outlets[1] in one.drawn[a]:
        return Doubt(DoubtKind.DRAWS_ON, *numbers, a, b, outlets[1])
    if outlets[0] in other.drawn[b]:
        return Doubt(DoubtKind.DRAWS_ON, *numbers, b, a, outlets[0])
    if common := sorted(one.drawn[a] & other.drawn[b]):
        return Doubt(DoubtKind.COMMON_SOURCE, *numbers, a, b, common[0])
    shared = grounds.shared.get(pair_of(a, b))
    if shared and (shared.shows_copying or _touches_both(grounds, shared, one, other)):
        return Doubt(DoubtKind.WORDS, *numbers, a, b, None, shared.narrated)
    if outlets[0] and outlets[0] == outlets[1]:
        return Doubt(DoubtKind.OUTLET, *numbers, a, b, outlets[0])
    languages = {language_of(grounds.catalog, article) for article in (a, b)}
    if len(languages) > 1:
        return Doubt(DoubtKind.LANGUAGE, *numbers, a, b)
    return Doubt(DoubtKind.SCRIPT, *numbers, a, b) if languages <= UNSPACED else None


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
