"""All records linked: ids, names, and the links seen from the other end.

A catalog is built once from what was loaded and never changes. Links are ids, never objects inside objects.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from .load import Filed, Loaded, Seed
from .model import Article, Claim, Outlet, Person, Question, Record, Relation, Topic
from .model.dates import sort_key
from .model.fields import slugify
from .problem import Place

R = TypeVar("R", bound=Record)


def same_name(name: str) -> str:
    """The form in which two spellings of one name are equal: capitals, spacing and encoding aside."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class ReferenceKind(StrEnum):
    """What a name in ``by`` or ``via`` turns out to be."""

    PERSON = "person"
    OUTLET = "outlet"
    TOPIC = "topic"
    DESCRIBED = "described"
    """Nobody with a record: named in the article's own words, such as «a senior diplomat»."""


@dataclass(frozen=True)
class Reference:
    """A name as it was written, and the record that it leads to, if any."""

    label: str
    kind: ReferenceKind
    slug: str | None = None


@dataclass(frozen=True)
class LinkedClaim:
    """A claim with the article that makes it. ``id`` is ``<slug>#<claim id>``, ``number`` its position from 1."""

    article: str
    number: int
    claim: Claim
    place: Place
    speaker: Reference | None
    """Who asserts it; None where the article has no known outlet and names nobody."""
    via: tuple[Reference, ...]
    people: tuple[str, ...]
    topics: tuple[str, ...]
    question: str | None

    @property
    def id(self) -> str:
        return f"{self.article}#{self.claim.id}"


@dataclass(frozen=True)
class Shelf(Mapping[str, Filed[R]]):
    """The records of one kind by slug, and by every name that leads to them."""

    filed: Mapping[str, Filed[R]]
    names: Mapping[str, str]

    def __getitem__(self, slug: str) -> Filed[R]:
        return self.filed[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self.filed)

    def __len__(self) -> int:
        return len(self.filed)

    def find(self, name: str) -> str | None:
        """The slug of the record of this name or alias."""
        return self.names.get(same_name(name))


@dataclass(frozen=True)
class Catalog:
    """All records, linked."""

    articles: Mapping[str, Filed[Article]]
    people: Shelf[Person]
    topics: Shelf[Topic]
    outlets: Shelf[Outlet]
    questions: Shelf[Question]
    seeds: Mapping[str, Seed]
    claims: Mapping[str, LinkedClaim] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def seed_of(self, article: Filed[Article]) -> Seed | None:
        return self.seeds.get(article.record.source.file)

    def outlet_of(self, article: Filed[Article]) -> Filed[Outlet] | None:
        name = article.record.outlet
        slug = self.outlets.find(name) if name else None
        return self.outlets[slug] if slug else None

    def claims_of(self, article: str) -> tuple[LinkedClaim, ...]:
        return self._by_article.get(article, ())

    def claims_by(self, kind: ReferenceKind, slug: str) -> tuple[LinkedClaim, ...]:
        """What this person, outlet or topic asserts."""
        return self._by_speaker.get((kind, slug), ())

    def claims_about(self, person: str) -> tuple[LinkedClaim, ...]:
        return self._about_person.get(person, ())

    def claims_on(self, topic: str) -> tuple[LinkedClaim, ...]:
        return self._on_topic.get(topic, ())

    def claims_via(self, kind: ReferenceKind, slug: str) -> tuple[LinkedClaim, ...]:
        """What articles have through this person, outlet or topic."""
        return self._via.get((kind, slug), ())

    def answers_to(self, question: str) -> tuple[LinkedClaim, ...]:
        return self._answers.get(question, ())

    def articles_with(self, person: str) -> tuple[Filed[Article], ...]:
        return self._articles_with.get(person, ())

    def articles_on(self, topic: str) -> tuple[Filed[Article], ...]:
        return self._articles_on.get(topic, ())

    def articles_of(self, outlet: str) -> tuple[Filed[Article], ...]:
        return self._articles_of.get(outlet, ())

    def articles_drawing_on(self, outlet: str) -> tuple[Filed[Article], ...]:
        return self._drawing_on.get(outlet, ())

    def narrower(self, topic: str) -> tuple[str, ...]:
        return self._narrower.get(topic, ())

    def related_to(self, claim: str) -> tuple[tuple[Relation, str], ...]:
        """The relations that other claims state towards this one, as (relation, the other's id)."""
        return self._related_to.get(claim, ())

    @cached_property
    def articles_in_time(self) -> tuple[Filed[Article], ...]:
        """The articles by day of publication; undated ones last."""
        return tuple(
            sorted(
                self.articles.values(),
                key=lambda filed: (sort_key(filed.record.dates.published), filed.slug),
            )
        )

    @cached_property
    def _by_article(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return _grouped((claim.article, claim) for claim in self.claims.values())

    @cached_property
    def _by_speaker(self) -> dict[tuple[ReferenceKind, str], tuple[LinkedClaim, ...]]:
        return _grouped(
            ((claim.speaker.kind, claim.speaker.slug), claim)
            for claim in self.claims.values()
            if claim.speaker and claim.speaker.slug
        )

    @cached_property
    def _about_person(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return _grouped((person, c) for c in self.claims.values() for person in c.people)

    @cached_property
    def _on_topic(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return _grouped((topic, c) for c in self.claims.values() for topic in c.topics)

    @cached_property
    def _via(self) -> dict[tuple[ReferenceKind, str], tuple[LinkedClaim, ...]]:
        return _grouped(
            ((via.kind, via.slug), c) for c in self.claims.values() for via in c.via if via.slug
        )

    @cached_property
    def _answers(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return _grouped((c.question, c) for c in self.claims.values() if c.question)

    @cached_property
    def _articles_with(self) -> dict[str, tuple[Filed[Article], ...]]:
        return _grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.people, (p.name for p in filed.record.people))
        )

    @cached_property
    def _articles_on(self) -> dict[str, tuple[Filed[Article], ...]]:
        return _grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.topics, filed.record.topics)
        )

    @cached_property
    def _articles_of(self) -> dict[str, tuple[Filed[Article], ...]]:
        return _grouped(
            (outlet.slug, filed)
            for filed in self.articles_in_time
            if (outlet := self.outlet_of(filed))
        )

    @cached_property
    def _drawing_on(self) -> dict[str, tuple[Filed[Article], ...]]:
        return _grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.outlets, filed.record.source.draws_on)
        )

    @cached_property
    def _narrower(self) -> dict[str, tuple[str, ...]]:
        return _grouped(
            (broader, slug)
            for slug, filed in self.topics.items()
            for broader in resolved(self.topics, filed.record.broader)
        )

    @cached_property
    def _related_to(self) -> dict[str, tuple[tuple[Relation, str], ...]]:
        return _grouped(
            (target, (relation, claim.id))
            for claim in self.claims.values()
            for relation, targets in claim.claim.relations().items()
            for target in targets
        )


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, dict[int, V]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[id(value)] = value
    return {key: tuple(values.values()) for key, values in groups.items()}


def resolved(shelf: Shelf[R], names: Iterable[str]) -> tuple[str, ...]:
    """The slugs that the names lead to, each once; names that lead nowhere are left out."""
    return tuple(dict.fromkeys(slug for name in names if (slug := shelf.find(name))))


def link(loaded: Loaded) -> Catalog:
    """Link everything that was loaded. Names without a record of their own get one here."""
    articles = {filed.slug: filed for filed in loaded.articles}
    records = [filed.record for filed in loaded.articles]
    people = _shelf(loaded.people, (p.name for r in records for p in r.people), Person)
    topics = _shelf(loaded.topics, _topic_names(loaded), Topic)
    outlets = _shelf(loaded.outlets, _outlet_names(records), Outlet)
    questions = _question_shelf(loaded.questions, records)
    catalog = Catalog(
        articles,
        people,
        topics,
        outlets,
        questions,
        {seed.name: seed for seed in loaded.seeds},
        broken=loaded.broken,
    )
    linked = (claim for filed in articles.values() for claim in _claims(catalog, filed))
    claims: dict[str, LinkedClaim] = {}
    for claim in linked:
        claims.setdefault(claim.id, claim)
    return replace(catalog, claims=claims)


def refer(catalog: Catalog, article: Filed[Article], name: str) -> Reference:
    """What a name in ``by`` or ``via`` means in this article.

    A person counts only where the article lists them, so that a title such as «Minister» never becomes somebody.
    """
    person = catalog.people.find(name)
    listed = resolved(catalog.people, (listing.name for listing in article.record.people))
    if person in listed:
        return Reference(name, ReferenceKind.PERSON, person)
    if outlet := catalog.outlets.find(name):
        return Reference(name, ReferenceKind.OUTLET, outlet)
    if topic := catalog.topics.find(name):
        return Reference(name, ReferenceKind.TOPIC, topic)
    return Reference(name, ReferenceKind.DESCRIBED)


def _claims(catalog: Catalog, filed: Filed[Article]) -> Iterator[LinkedClaim]:
    outlet = catalog.outlet_of(filed)
    voice = Reference(outlet.record.name, ReferenceKind.OUTLET, outlet.slug) if outlet else None
    for index, claim in enumerate(filed.record.claims):
        yield LinkedClaim(
            article=filed.slug,
            number=index + 1,
            claim=claim,
            place=filed.place("claims", index),
            speaker=refer(catalog, filed, claim.by) if claim.by else voice,
            via=tuple(refer(catalog, filed, name) for name in claim.via),
            people=resolved(catalog.people, claim.people),
            topics=resolved(catalog.topics, claim.topics),
            question=catalog.questions.find(claim.question) if claim.question else None,
        )


def _shelf(filed: Iterable[Filed[R]], names: Iterable[str], kind: type[R]) -> Shelf[R]:
    """The filed records, and one made up for each name that none of them has."""
    shelf = {record.slug: record for record in filed}
    known: dict[str, str] = {}
    for slug, record in shelf.items():
        known.setdefault(same_name(record.record.title_text), slug)
    for slug, record in shelf.items():
        for alias in getattr(record.record, "aliases", ()):
            known.setdefault(same_name(alias), slug)
    for name in names:
        slug = slugify(name)
        if slug and known.setdefault(same_name(name), slug) == slug and slug not in shelf:
            shelf[slug] = Filed(slug, kind.model_validate({"name": name}))
    return Shelf(dict(sorted(shelf.items())), known)


def _question_shelf(
    filed: Iterable[Filed[Question]], records: Iterable[Article]
) -> Shelf[Question]:
    shelf = {record.slug: record for record in filed}
    known = {same_name(record.record.question): slug for slug, record in shelf.items()}
    for slug in shelf:
        known.setdefault(slug, slug)
    for record in records:
        for claim in record.claims:
            if claim.question and (slug := slugify(claim.question)):
                found = known.setdefault(same_name(claim.question), slug)
                if found == slug and slug not in shelf:
                    shelf[slug] = Filed(slug, Question(question=claim.question))
    return Shelf(dict(sorted(shelf.items())), known)


def _topic_names(loaded: Loaded) -> Iterator[str]:
    for article in loaded.articles:
        yield from article.record.topics
        for claim in article.record.claims:
            yield from claim.topics
    for topic in loaded.topics:
        yield from topic.record.broader
    for question in loaded.questions:
        yield from question.record.topics


def _outlet_names(records: Iterable[Article]) -> Iterator[str]:
    for record in records:
        if record.outlet:
            yield record.outlet
        yield from record.source.draws_on
