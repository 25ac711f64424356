"""Omissions: what other articles on the same story tell, and an article, or an outlet in all of its articles, never mentions.

An omission is no accusation. Nobody can print everything, and an article that appeared before the others could not know what
they tell; where all that is known, it is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Protocol

from ..catalog import Catalog
from ..linked import LinkedClaim, resolved
from ..model.dates import bounds
from .agreement import Answers
from .lineage import Shared, Stated
from .mentions import Mention
from .order import known_before
from .utterances import Utterance

NEAREST = 8
"""A story is compared with so many of its articles at most, those with most in common."""


@dataclass(frozen=True)
class Omission:
    """A question or a person, by slug, or a claim, by id, that is never mentioned.

    ``told_by`` are the articles of the story that do, in the order of time; ``later`` says that it could not be known: all of
    them appeared later, or it happened later.
    """

    of: str
    told_by: tuple[str, ...]
    later: bool


@dataclass(frozen=True)
class Omissions:
    """What the articles of a story tell and some of them leave out. ``further`` counts the articles of the story beyond
    those compared. What most articles tell comes first; claims stand in the order of their articles."""

    story: tuple[str, ...]
    further: int
    questions: tuple[Omission, ...]
    people: tuple[Omission, ...]
    claims: tuple[Omission, ...]

    def __bool__(self) -> bool:
        return bool(self.questions or self.people or self.claims)


class Material(Protocol):
    """The readings on which omissions rest."""

    catalog: Catalog

    @property
    def shared_of(self) -> Mapping[str, tuple[Shared, ...]]:
        """What an article shares with each other one."""

    @property
    def stated_sources(self) -> tuple[Stated, ...]:
        """The sources that the articles state."""

    @property
    def utterance_of(self) -> Mapping[str, Utterance]:
        """The utterance that a claim quotes."""

    def answers(self, question: str) -> Answers:
        """The answers to a question."""

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """Who is named where in an article."""

    def places(self, claim: str) -> frozenset[int]:
        """The numbers of the words of its article in which a claim's evidence stands."""


class Stories:
    """The stories of a collection, each seen from an article, or from several articles that are taken together.

    An article belongs to another one's story if both answer a question, share words, or one states the other as its source:
    where its source has several articles, it is not clear which one is meant, and that alone ties none of them.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._catalog = material.catalog
        self._order = {filed.slug: n for n, filed in enumerate(self._catalog.articles_in_time)}
        self._stated: dict[str, set[str]] = {}
        for stated in material.stated_sources:
            if len(stated.articles) == 1:
                self._stated.setdefault(stated.article, set()).add(stated.articles[0])
                self._stated.setdefault(stated.articles[0], set()).add(stated.article)
        self.around = cache(self._around)
        self._people = cache(self._people_in)

    def _around(self, article: str) -> Counter[str]:
        """The other articles of the story: for each how many things tie it to this one."""
        ties: Counter[str] = Counter()
        for question in self._questions_of([article]):
            ties.update(self._material.answers(question).articles)
        for shared in self._material.shared_of.get(article, ()):
            ties[shared.second if article == shared.first else shared.first] += 1
        ties.update(self._stated.get(article, ()))
        del ties[article]
        return ties

    def omitted_by(self, articles: Sequence[str]) -> Omissions:
        """What none of the articles mentions, although others on their story do."""
        ties: Counter[str] = Counter()
        for article in articles:
            ties.update(self.around(article))
        others = [other for other in ties if other not in articles]
        nearest = sorted(others, key=lambda other: (-ties[other], self._order[other]))[:NEAREST]
        story = sorted(nearest, key=self._order.__getitem__)
        return Omissions(
            story=tuple(story),
            further=len(others) - len(story),
            questions=self._questions(articles, story),
            people=self._named(articles, story),
            claims=tuple(self._claims(articles, story)),
        )

    def _questions(self, articles: Sequence[str], story: Sequence[str]) -> tuple[Omission, ...]:
        answered = self._questions_of(articles)
        told: dict[str, list[LinkedClaim]] = {}
        for claim in self._claims_of(story):
            if claim.question and claim.question not in answered:
                told.setdefault(claim.question, []).append(claim)
        return _most_told(self._omission(q, articles, claims) for q, claims in told.items())

    def _named(self, articles: Sequence[str], story: Sequence[str]) -> tuple[Omission, ...]:
        here = {person for article in articles for person in self._people(article)}
        told: dict[str, list[str]] = {}
        for article in story:
            for person in sorted(self._people(article) - here):
                told.setdefault(person, []).append(article)
        return _most_told(
            Omission(person, tuple(tellers), self._all_before(articles, tellers))
            for person, tellers in told.items()
        )

    def _claims(self, articles: Sequence[str], story: Sequence[str]) -> Iterator[Omission]:
        answered = self._questions_of(articles)
        utterances = self._material.utterance_of
        own = {claim.id for claim in self._claims_of(articles)}
        quoted = {utterances[claim].id for claim in own if claim in utterances}
        bearing = {other for claim in own for other in self._related(claim)}
        printed = self._printed(articles)
        for claim in self._claims_of(story):
            utterance = utterances.get(claim.id)
            places = self._material.places(claim.id)
            if not (
                claim.question in answered
                or claim.id in bearing
                or (utterance and utterance.id in quoted)
                or (places and 2 * len(places & printed.get(claim.article, set())) >= len(places))
            ):
                yield self._omission(claim.id, articles, [claim])

    def _printed(self, articles: Sequence[str]) -> dict[str, set[int]]:
        """The words of other articles, by their numbers, that stand in one of the articles too."""
        printed: dict[str, set[int]] = {}
        for article in articles:
            for shared in self._material.shared_of.get(article, ()):
                side = 1 if article == shared.first else 0
                words = printed.setdefault((shared.first, shared.second)[side], set())
                words.update(pair[side] for passage in shared.passages for pair in passage.pairs)
        return printed

    def _related(self, claim: str) -> Iterator[str]:
        """The claims that a claim confirms, disputes, qualifies or corrects, and those that do so to it."""
        for targets in self._catalog.claims[claim].claim.relations().values():
            yield from targets
        yield from (other for _, other in self._catalog.related_to(claim))

    def _people_in(self, article: str) -> frozenset[str]:
        """Who is listed or named in an article."""
        listed = (listing.name for listing in self._catalog.articles[article].record.people)
        named = (mention.person for mention in self._material.mentions(article))
        return frozenset((*resolved(self._catalog.people, listed), *named))

    def _questions_of(self, articles: Iterable[str]) -> list[str]:
        asked = (claim.question for claim in self._claims_of(articles) if claim.question)
        return list(dict.fromkeys(asked))

    def _claims_of(self, articles: Iterable[str]) -> Iterator[LinkedClaim]:
        return (claim for article in articles for claim in self._catalog.claims_of(article))

    def _omission(
        self, of: str, articles: Sequence[str], claims: Sequence[LinkedClaim]
    ) -> Omission:
        tellers = tuple(dict.fromkeys(claim.article for claim in claims))
        later = self._all_before(articles, tellers) or all(
            self._happened_later(articles, claim) for claim in claims
        )
        return Omission(of, tellers, later)

    def _all_before(self, articles: Sequence[str], tellers: Sequence[str]) -> bool:
        pairs = product(articles, tellers)
        return all(known_before(self._catalog, one, other) for one, other in pairs)

    def _happened_later(self, articles: Sequence[str], claim: LinkedClaim) -> bool:
        """Whether what a claim tells happened after all of the articles had appeared."""
        happened = bounds(claim.claim.date).first if claim.claim.date else None
        dates = [self._catalog.articles[article].record.dates.published for article in articles]
        last = [bounds(published).last if published else None for published in dates]
        return happened is not None and all(day is not None and day < happened for day in last)


def _most_told(omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    return tuple(sorted(omissions, key=lambda one: (-len(one.told_by), one.of)))
