"""All records linked: ids, names, and the links seen from the other end.

A catalog is built once from what was loaded and never changes. Links are ids, never objects inside objects.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from ..records.load import Filed, Loaded
from ..records.model import Article, Outlet, Person, Question, Record, Relation, Topic
from ..records.model.dates import sort_key
from ..records.model.fields import slugify
from ..seeds.seed import Seed
from .shelf import (
    LinkedClaim,
    Reference,
    ReferenceKind,
    Shelf,
    grouped,
    outlets_named,
    resolved,
    same_name,
    shelf_of,
    shelf_of_questions,
    topics_named,
)

__all__ = ["Catalog", "LinkedClaim", "Reference", "ReferenceKind", "link", "refer", "resolved"]


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
    broken: Mapping[str, str] = field(default_factory=dict)
    """The records that could not be read, or not whole: path and text."""

    def seed_of(self, article: Filed[Article]) -> Seed | None:
        return self.seeds.get(article.record.source.file)

    def outlet_of(self, article: Filed[Article]) -> Filed[Outlet] | None:
        name = article.record.outlet
        slug = self.outlets.find(name) if name else None
        return self.outlets[slug] if slug else None

    def may_be_broken(self, kind: type[Record], name: str) -> bool:
        """Whether a name may be that of a record that could not be read: its file is called so, or holds the name."""
        if not self.broken:
            return False
        slug, wanted = slugify(name), same_name(name)
        return any(
            PurePosixPath(path).parent.name == kind.folder
            and (PurePosixPath(path).stem == slug or wanted in same_name(text))
            for path, text in self.broken.items()
        )

    def claim_may_be_lost(self, claim: str) -> bool:
        """Whether a claim may stand in an article in which it could not be read."""
        slug = claim.partition("#")[0]
        filed = self.articles.get(slug)
        lost = filed and {"claims", "claims.id"} & filed.lost
        return bool(lost) if filed else f"docs/articles/{slug}.md" in self.broken

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
    def order(self) -> Mapping[str, int]:
        """The place of each article among all in the order of time, from 0."""
        return {filed.slug: number for number, filed in enumerate(self.articles_in_time)}

    @cached_property
    def _by_article(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return grouped((claim.article, claim) for claim in self.claims.values())

    @cached_property
    def _by_speaker(self) -> dict[tuple[ReferenceKind, str], tuple[LinkedClaim, ...]]:
        return grouped(
            ((claim.speaker.kind, claim.speaker.slug), claim)
            for claim in self.claims.values()
            if claim.speaker and claim.speaker.slug
        )

    @cached_property
    def _about_person(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return grouped((person, c) for c in self.claims.values() for person in c.people)

    @cached_property
    def _on_topic(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return grouped((topic, c) for c in self.claims.values() for topic in c.topics)

    @cached_property
    def _via(self) -> dict[tuple[ReferenceKind, str], tuple[LinkedClaim, ...]]:
        return grouped(
            ((via.kind, via.slug), c) for c in self.claims.values() for via in c.via if via.slug
        )

    @cached_property
    def _answers(self) -> dict[str, tuple[LinkedClaim, ...]]:
        return grouped((c.question, c) for c in self.claims.values() if c.question)

    @cached_property
    def _articles_with(self) -> dict[str, tuple[Filed[Article], ...]]:
        return grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.people, (p.name for p in filed.record.people))
        )

    @cached_property
    def _articles_on(self) -> dict[str, tuple[Filed[Article], ...]]:
        return grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.topics, filed.record.topics)
        )

    @cached_property
    def _articles_of(self) -> dict[str, tuple[Filed[Article], ...]]:
        return grouped(
            (outlet.slug, filed)
            for filed in self.articles_in_time
            if (outlet := self.outlet_of(filed))
        )

    @cached_property
    def _drawing_on(self) -> dict[str, tuple[Filed[Article], ...]]:
        return grouped(
            (slug, filed)
            for filed in self.articles_in_time
            for slug in resolved(self.outlets, filed.record.source.draws_on)
        )

    @cached_property
    def _narrower(self) -> dict[str, tuple[str, ...]]:
        return grouped(
            (broader, slug)
            for slug, filed in self.topics.items()
            for broader in resolved(self.topics, filed.record.broader)
        )

    @cached_property
    def _related_to(self) -> dict[str, tuple[tuple[Relation, str], ...]]:
        return grouped(
            (target, (relation, claim.id))
            for claim in self.claims.values()
            for relation, targets in claim.claim.relations().items()
            for target in targets
        )


def link(loaded: Loaded) -> Catalog:
    """Link everything that was loaded. Names without a record of their own get one here."""
    articles = {filed.slug: filed for filed in loaded.articles}
    records = [filed.record for filed in loaded.articles]
    people = shelf_of(loaded.people, (p.name for r in records for p in r.people), Person)
    topics = shelf_of(loaded.topics, topics_named(loaded), Topic)
    outlets = shelf_of(loaded.outlets, outlets_named(records), Outlet)
    questions = shelf_of_questions(loaded.questions, records)
    seeds = {seed.name: seed for seed in loaded.seeds}
    catalog = Catalog(articles, people, topics, outlets, questions, seeds, broken=loaded.broken)
    linked = (claim for filed in articles.values() for claim in _claims(catalog, filed))
    claims: dict[str, LinkedClaim] = {}
    for claim in linked:
        claims.setdefault(claim.id, claim)
    return replace(catalog, claims=claims)


def refer(catalog: Catalog, article: Filed[Article], name: str) -> Reference:
    """What a name in ``by`` or ``via`` means in this article.

    A person counts only where the article lists them, so that a title such as «Minister» never becomes somebody.
    """
    people, outlets, topics = catalog.people, catalog.outlets, catalog.topics
    person = people.find(name)
    listed = resolved(people, (listing.name for listing in article.record.people))
    if person and person in listed:
        return Reference(people[person].record.name, ReferenceKind.PERSON, person)
    if outlet := outlets.find(name):
        return Reference(outlets[outlet].record.name, ReferenceKind.OUTLET, outlet)
    if topic := topics.find(name):
        return Reference(topics[topic].record.name, ReferenceKind.TOPIC, topic)
    return Reference(name, ReferenceKind.DESCRIBED)


def _claims(catalog: Catalog, filed: Filed[Article]) -> Iterator[LinkedClaim]:
    outlet = catalog.outlet_of(filed)
    voice = Reference(outlet.record.name, ReferenceKind.OUTLET, outlet.slug) if outlet else None
    for index, claim in enumerate(filed.record.claims):
        yield LinkedClaim(
            article=filed.slug,
            number=index + 1,
            claim=claim,
            speaker=refer(catalog, filed, claim.by) if claim.by else voice,
            via=tuple(refer(catalog, filed, name) for name in claim.via),
            people=resolved(catalog.people, claim.people),
            topics=resolved(catalog.topics, claim.topics),
            question=catalog.questions.find(claim.question) if claim.question else None,
        )
