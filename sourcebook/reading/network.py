"""Who is tied to whom: who speaks about whom, who is named with whom, who is quoted where, on what.

Every tie keeps what proves it. The cost follows the claims and the mentions, not the pairs of people: where many are
named at once, only some of them are tied (see ``_SMALL_CAST``, ``_NEXT``, ``_MOST_TOPICS``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from ..catalog.catalog import Catalog, LinkedClaim, Reference, ReferenceKind
from ..catalog.shelf import grouped
from .text.mentions import Mention

_SMALL_CAST = 24
"""An article that names more people ties only those who are named in one paragraph."""
_NEXT = 8
"""In a paragraph that names more people than a small cast, each is tied to so many of those named next."""
_MOST_TOPICS = 12
"""A claim on more topics ties only the first of them to each other."""


class TieKind(StrEnum):
    SPEAKS_ABOUT = "speaks about"
    """A claim by the first is about the second, who is a person. Weighed by claims, as are all but the last."""
    SPEAKS_ON = "speaks on"
    """A claim by the first is on the second, which is a topic."""
    QUOTED_BY = "quoted by"
    """An article of the second, an outlet, carries a claim by the first."""
    QUOTED_THROUGH = "quoted through"
    """An article of another outlet has a claim by the first through the second."""
    TOGETHER = "together"
    """A claim is on both topics."""
    NAMED_WITH = "named with"
    """Both people are named in one article. Weighed by the paragraphs that name both, which may be none."""


@dataclass(frozen=True, order=True)
class End:
    """A person, an outlet or a topic: what a tie is tied to."""

    kind: ReferenceKind
    slug: str


@dataclass(frozen=True)
class Tie:
    """A tie from one end to another; of kinds without a direction the first end is the one that sorts first.

    ``claims`` are the ids of the claims that prove it. Where people are named together, ``articles`` are the articles,
    in the order of time, and ``place`` is the first paragraph that names both: the article, and the mention by which
    the second of them enters it.
    """

    kind: TieKind
    source: End
    target: End
    weight: int
    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    place: tuple[str, Mention] | None = None

    def other(self, end: End) -> End:
        """The end that is not this one."""
        return self.target if end == self.source else self.source


@dataclass(frozen=True)
class Network:
    """All ties of a catalog, the strongest first; then by kind and by name."""

    ties: tuple[Tie, ...]

    def of(self, kind: ReferenceKind, slug: str) -> tuple[Tie, ...]:
        """The ties of a person, outlet or topic, the strongest first."""
        return self._by_end.get(End(kind, slug), ())

    @cached_property
    def _by_end(self) -> Mapping[End, tuple[Tie, ...]]:
        return grouped((end, tie) for tie in self.ties for end in (tie.source, tie.target))


def network_of(catalog: Catalog, mentions: Callable[[str], Iterable[Mention]]) -> Network:
    """The ties that the claims and the articles' texts make. ``mentions`` gives those of an article by its slug."""
    ties = [*_claimed(catalog), *_named_together(catalog, mentions)]
    kinds = list(TieKind)

    def rank(tie: Tie) -> tuple[int, int, int, End, End]:
        return -tie.weight, -len(tie.articles), kinds.index(tie.kind), tie.source, tie.target

    return Network(tuple(sorted(ties, key=rank)))


def _claimed(catalog: Catalog) -> Iterator[Tie]:
    proofs: dict[tuple[TieKind, End, End], dict[str, None]] = {}
    for filed in catalog.articles_in_time:
        outlet = catalog.outlet_of(filed)
        carrier = End(ReferenceKind.OUTLET, outlet.slug) if outlet else None
        for claim in catalog.claims_of(filed.slug):
            for key in _ties_of(claim, carrier):
                if key[1] != key[2]:
                    proofs.setdefault(key, {})[claim.id] = None
    for (kind, source, target), claims in proofs.items():
        yield Tie(kind, source, target, len(claims), tuple(claims))


def _ties_of(claim: LinkedClaim, carrier: End | None) -> Iterator[tuple[TieKind, End, End]]:
    topics = [End(ReferenceKind.TOPIC, slug) for slug in claim.topics]
    for first, second in combinations(sorted(topics[:_MOST_TOPICS]), 2):
        yield TieKind.TOGETHER, first, second
    speaker = _end(claim.speaker)
    if speaker is None or speaker.kind is ReferenceKind.OUTLET:
        return
    for person in claim.people:
        yield TieKind.SPEAKS_ABOUT, speaker, End(ReferenceKind.PERSON, person)
    for topic in topics:
        yield TieKind.SPEAKS_ON, speaker, topic
    if carrier:
        yield TieKind.QUOTED_BY, speaker, carrier
    for reference in claim.via:
        through = _end(reference)
        if through and through.kind is ReferenceKind.OUTLET and through != carrier:
            yield TieKind.QUOTED_THROUGH, speaker, through


def _end(reference: Reference | None) -> End | None:
    return End(reference.kind, reference.slug) if reference and reference.slug else None


def _named_together(
    catalog: Catalog, mentions: Callable[[str], Iterable[Mention]]
) -> Iterator[Tie]:
    articles: dict[tuple[str, str], dict[str, None]] = {}
    places: dict[tuple[str, str], list[tuple[str, Mention]]] = {}
    for filed in catalog.articles_in_time:
        paragraphs: dict[int, dict[str, Mention]] = {}
        cast: dict[str, None] = {}
        for mention in mentions(filed.slug):
            paragraphs.setdefault(mention.paragraph, {}).setdefault(mention.person, mention)
            cast[mention.person] = None
        if len(cast) <= _SMALL_CAST:
            for pair in combinations(sorted(cast), 2):
                articles.setdefault(pair, {})[filed.slug] = None
        for named in paragraphs.values():
            for first, second in _pairs(list(named)):
                pair = (first, second) if first < second else (second, first)
                articles.setdefault(pair, {})[filed.slug] = None
                places.setdefault(pair, []).append((filed.slug, named[second]))
    for pair, slugs in articles.items():
        source, target = (End(ReferenceKind.PERSON, slug) for slug in pair)
        shared = places.get(pair, [])
        place = next(iter(shared), None)
        yield Tie(TieKind.NAMED_WITH, source, target, len(shared), (), tuple(slugs), place)


def _pairs(people: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs among the people of a paragraph, each in the order in which they are named."""
    reach = len(people) if len(people) <= _SMALL_CAST else _NEXT
    for number, first in enumerate(people):
        for second in people[number + 1 : number + 1 + reach]:
            yield first, second
