"""Claims of different articles that rest on the same words."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...catalog.catalog import Catalog
from .passages import LEAST_WORDS, Passage

_SAME = 0.5
"""So much of the longer evidence must be words that both share."""


@dataclass(frozen=True)
class Twice:
    """Two claims, by id, that rest on the same words, and how many those are."""

    one: str
    other: str
    words: int


def stated_twice(
    catalog: Catalog, passages: Iterable[Passage], places: Callable[[str], frozenset[int]]
) -> tuple[Twice, ...]:
    """The claims that are each other's nearest in another article, by what their evidence shares word for word."""
    passages = tuple(passages)
    sharing = {slug for passage in passages for slug in (passage.first, passage.second)}
    at: dict[tuple[str, int], list[str]] = {}
    for slug in sharing:
        for claim in catalog.claims_of(slug):
            for place in places(claim.id):
                at.setdefault((slug, place), []).append(claim.id)
    common: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        here: Counter[tuple[str, str]] = Counter(
            (one, other)
            for a, b in passage.pairs
            for one in at.get((passage.first, a), ())
            for other in at.get((passage.second, b), ())
        )
        common |= here  # A passage that an article prints twice shares nothing more.
    alike = {
        pair: words / max(len(places(claim)) for claim in pair) for pair, words in common.items()
    }
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for (one, other), share in alike.items():
        for ours, theirs in ((one, other), (other, one)):
            key = (ours, theirs.partition("#")[0])
            best[key] = max(best.get(key, (0.0, "")), (share, theirs))
    return tuple(
        Twice(one, other, common[one, other])
        for (one, other), share in sorted(alike.items())
        if share >= _SAME
        and common[one, other] >= LEAST_WORDS
        and best[one, other.partition("#")[0]] == (share, other)
        and best[other, one.partition("#")[0]] == (share, one)
    )
