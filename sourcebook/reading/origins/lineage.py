"""Who took what from whom: the sources that articles state, and the words that they share."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from ...catalog.catalog import Catalog
from ...catalog.shelf import ReferenceKind, grouped, resolved
from ...records.model import OutletKind
from ..order import could_be_before, earlier_of
from ..reuse.passages import Passage, PassageKind
from ..text.words import Words

COPIED = 0.8
"""The share of an article's words from which on it counts as a copy of another one, if enough of them are narrative: two
reports that are made of one statement are no copies."""

FORMULA = 12
"""Fewer words of shared narrative than this may be a set phrase, and show no copying by themselves."""

UNSPACED = frozenset("bo dz ja km lo my th yue zh".split())
"""Languages that are written without spaces between words: there only long copies are found."""

Pair = tuple[str, str]
"""Two articles by their slugs, in the slugs' order."""


@dataclass(frozen=True)
class Shared:
    """What two articles share word for word. ``words`` are all of them, ``quoted`` those in quotation marks in both,
    ``narrated`` those of narrative passages; each counts different words, of the article that has fewer of them. ``earlier`` is
    the article that is known to have appeared first, None where that can't be told."""

    first: str
    second: str
    passages: tuple[Passage, ...]
    words: int
    quoted: int
    narrated: int
    copied: bool
    earlier: str | None

    def other(self, article: str) -> str:
        """The article that is not this one."""
        return self.second if article == self.first else self.first

    def places(self, article: str) -> frozenset[int]:
        """The numbers of an article's words that stand in the other one too."""
        return frozenset().union(*(passage.places(article) for passage in self.passages))

    def number(self, passage: Passage) -> int:
        """The number of one of the passages, from 1."""
        return self.passages.index(passage) + 1

    @property
    def shows_copying(self) -> bool:
        """Whether so many words are shared outside quotations that chance can't explain it."""
        return self.narrated >= FORMULA


@dataclass(frozen=True)
class Stated:
    """A source that an article states: the outlet, and the claims that it says it has from there.

    ``articles`` are those of the outlet that the collection holds and that may have appeared before; ``inferred`` says that the
    text does not name the source.
    """

    outlet: str
    article: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    inferred: bool


def pair_of(one: str, other: str) -> Pair:
    """Two articles as a pair."""
    return (one, other) if one < other else (other, one)


def share_words(
    catalog: Catalog, passages: Iterable[Passage], words: Mapping[str, Words]
) -> dict[Pair, Shared]:
    """What any two articles share."""
    of_pair = grouped(((passage.first, passage.second), passage) for passage in passages)
    return {pair: _shared(catalog, pair, found, words) for pair, found in of_pair.items()}


def _shared(
    catalog: Catalog, pair: Pair, passages: tuple[Passage, ...], words: Mapping[str, Words]
) -> Shared:
    first, second = pair
    pairs = [pair for passage in passages for pair in passage.pairs]
    ours, theirs = words[first].quoted, words[second].quoted
    narrative = (p for p in passages if p.kind is PassageKind.NARRATIVE)
    narrated = _different(pair for passage in narrative for pair in passage.pairs)
    together = _different(pairs)
    shortest = min(len(words[first]), len(words[second]))
    return Shared(
        first,
        second,
        passages,
        words=together,
        quoted=_different((a, b) for a, b in pairs if ours[a] and theirs[b]),
        narrated=narrated,
        copied=together >= COPIED * shortest and narrated >= FORMULA,
        earlier=earlier_of(catalog, first, second),
    )


def _different(pairs: Iterable[tuple[int, int]]) -> int:
    found = list(pairs)
    return min(len({a for a, _ in found}), len({b for _, b in found}))


def stated_sources(catalog: Catalog, aside: Container[str] = ()) -> tuple[Stated, ...]:
    """The sources that articles state, in the order of the articles and as they name them. ``aside`` are the ids of claims
    that show no source, such as those of a photo's caption."""
    stated = []
    for filed in catalog.articles_in_time:
        own = catalog.outlet_of(filed)
        drawn = resolved(catalog.outlets, filed.record.source.draws_on)
        through: dict[str, list[str]] = {outlet: [] for outlet in drawn}
        for claim in catalog.claims_of(filed.slug):
            for reference in (*claim.via, claim.speaker) if claim.id not in aside else ():
                if reference and reference.kind is ReferenceKind.OUTLET and reference.slug:
                    through.setdefault(reference.slug, []).append(claim.id)
        for outlet, claims in through.items():
            if own and outlet == own.slug:
                continue
            names = [n for n in filed.record.source.draws_on if catalog.outlets.find(n) == outlet]
            basis = filed.record.basis
            articles = tuple(
                other.slug
                for other in catalog.articles_of(outlet)
                if other.slug != filed.slug and could_be_before(catalog, other.slug, filed.slug)
            )
            inferred = bool(names) and all(f"source.draws_on.{name}" in basis for name in names)
            ids = tuple(dict.fromkeys(claims))
            stated.append(Stated(outlet, filed.slug, ids, articles, inferred))
    return tuple(stated)


def sources_behind(catalog: Catalog, stated: Iterable[Stated]) -> dict[str, frozenset[str]]:
    """The outlets that each article rests on, directly or through articles that it rests on. A circle of stated
    sources ends where it began. Platforms, on which anybody may speak, are no source."""
    direct: dict[str, set[str]] = {slug: set() for slug in catalog.articles}
    through: dict[str, set[str]] = {slug: set() for slug in catalog.articles}
    for source in stated:
        if not is_platform(catalog, source.outlet):
            direct[source.article].add(source.outlet)
            through[source.article].update(source.articles)
    behind = {}
    for slug in catalog.articles:
        outlets: set[str] = set()
        seen, waiting = {slug}, [slug]
        while waiting:
            article = waiting.pop()
            outlets |= direct[article]
            waiting.extend(through[article] - seen)
            seen |= through[article]
        own = catalog.outlet_of(catalog.articles[slug])
        behind[slug] = frozenset(outlets - {own.slug} if own else outlets)
    return behind


def language_of(catalog: Catalog, article: str) -> str:
    """The language by which articles are compared: en for en-GB."""
    return catalog.articles[article].record.source.language.split("-")[0].casefold()


def is_platform(catalog: Catalog, outlet: str) -> bool:
    """Whether an outlet is a platform: what two speakers say there has no common source."""
    return catalog.outlets[outlet].record.kind is OutletKind.PLATFORM
