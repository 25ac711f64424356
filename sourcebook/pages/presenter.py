"""What templates see of records: names with their pages, claims with everything that is shown of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from markupsafe import Markup, escape

from ..catalog.catalog import LinkedClaim, Reference, resolved
from ..catalog.shelf import Shelf
from ..reading.answers.agreement import Answers
from ..reading.omissions import Stories
from ..reading.origins.lineage import Pair
from ..reading.pairs import pairs_shown
from ..reading.readings import Readings
from ..records.load import Filed
from ..records.model import Article, Basis, Outside, Record
from ..records.model.article import Status
from .labels import LANGUAGE, RELATION, RELATION_BACK, date_words
from .languages import spoken
from .marks import numbered, quoted


@dataclass(frozen=True)
class NameView:
    """A name, and the page that it leads to, if it has one."""

    label: str
    path: str | None = None


@dataclass(frozen=True)
class ArticleView:
    slug: str
    title: str
    path: str
    outlet: NameView | None
    published: str | None
    inferred: bool
    """Whether the day of publication is not stated in the text."""
    claims: int
    draft: bool
    language: str = LANGUAGE

    @property
    def when(self) -> str:
        """The day of publication in words, in square brackets where it was inferred, as in citations."""
        words = date_words(self.published) if self.published else ""
        return f"[{words}]" if self.inferred else words

    @property
    def short(self) -> str:
        """The outlet's name where there is one, else the title: for places where there is little room."""
        return self.outlet.label if self.outlet else self.title

    @property
    def headline(self) -> Markup:
        """The title as it is shown among words of the interface."""
        return spoken(self.title, self.language)

    @property
    def named(self) -> Markup:
        """The short name so."""
        return escape(self.outlet.label) if self.outlet else self.headline


@dataclass(frozen=True)
class RelationView:
    label: str
    kind: str
    text: str
    path: str
    outlet: str


@dataclass(frozen=True)
class ClaimView:
    """A claim as it is shown anywhere; ``path`` leads to its passage."""

    id: str
    short_id: str
    number: int
    text: str
    kind: str
    quotes: tuple[Markup, ...]
    path: str
    article: ArticleView
    speaker: NameView | None
    own_voice: bool
    via: tuple[NameView, ...]
    date: str | None
    basis: dict[str, Basis]
    question: NameView | None
    answer: str | None
    relations: tuple[RelationView, ...]


@dataclass(frozen=True)
class OutsideView:
    """What a page outside the collection says, and the claim that it bears on, where that is there."""

    says: str
    url: str
    date: str | None
    claim: ClaimView | None


ByArticle = tuple[tuple[ArticleView, tuple[ClaimView, ...]], ...]
"""Articles, each once, with claims of theirs."""


def by_article(claims: Iterable[ClaimView]) -> ByArticle:
    """The claims grouped by article, in the order in which they come."""
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.article.slug, []).append(claim)
    return tuple((claims[0].article, tuple(claims)) for claims in groups.values())


def record_path(filed: Filed[Record]) -> str:
    """The compiled page of a record, below ``build/pages``; the same as the record's own path below ``docs/``."""
    return f"{filed.record.folder}/{filed.slug}.md"


Describe = Callable[[str], Mapping[str, Any]]
"""Gives, for a record's page, the values by which it describes itself to programs."""


class Presenter:
    """The views of one catalog. Templates get them ready; they look nothing up."""

    def __init__(self, readings: Readings, describe: Describe = lambda path: {}) -> None:
        self.readings = readings
        self.describe = describe
        self.catalog = readings.catalog
        self.person, self.topic, self.outlet, self.question = (
            cache(partial(_named, shelf))
            for shelf in (
                self.catalog.people,
                self.catalog.topics,
                self.catalog.outlets,
                self.catalog.questions,
            )
        )
        self.claim = cache(self._claim)
        self.article = cache(self._article)
        self.numbers = cache(self._numbers)
        self.questions: dict[str, Any] = {}
        self.lines: dict[str, Any] = {}

    def record(self, article: str) -> Article:
        return self.catalog.articles[article].record

    def outlet_named(self, name: str) -> NameView:
        slug = self.catalog.outlets.find(name)
        return self.outlet(slug) if slug else NameView(name)

    def topics_named(self, names: Iterable[str]) -> tuple[NameView, ...]:
        return tuple(self.topic(slug) for slug in resolved(self.catalog.topics, names))

    def people_of(self, article: Filed[Article]) -> tuple[NameView, ...]:
        names = (listing.name for listing in article.record.people)
        return tuple(self.person(slug) for slug in resolved(self.catalog.people, names))

    def claim_path(self, claim: str) -> str:
        """Where a claim's passage stands, by the claim's id."""
        article, _, name = claim.partition("#")
        return f"{record_path(self.catalog.articles[article])}#claim-{name}"

    def reference(self, reference: Reference) -> NameView:
        if reference.slug is None:
            return NameView(reference.label)
        named = {"person": self.person, "outlet": self.outlet, "topic": self.topic}
        return named[reference.kind.value](reference.slug)

    def outside(self, items: Iterable[Outside]) -> tuple[OutsideView, ...]:
        return tuple(
            OutsideView(
                item.says,
                item.url,
                item.date,
                self.claim(item.about) if item.about in self.catalog.claims else None,
            )
            for item in items
        )

    def claims(self, claims: Iterable[LinkedClaim]) -> tuple[ClaimView, ...]:
        """The claims in the order of their articles' publication, then of their passages."""
        return tuple(self.claim(claim.id) for claim in self.in_order(claims))

    def in_order(self, claims: Iterable[LinkedClaim]) -> list[LinkedClaim]:
        """The same without their views, which long lists make page by page."""
        order = self.catalog.order
        return sorted(claims, key=lambda claim: (order[claim.article], self.number(claim)))

    def number(self, claim: LinkedClaim) -> int:
        """The number of a claim on its article's page."""
        return self.numbers(claim.article).get(claim.claim.id, claim.number)

    def by_article(self, claims: Iterable[LinkedClaim]) -> ByArticle:
        """The claims grouped by article, in the order of time."""
        return by_article(self.claims(claims))

    @cached_property
    def articles(self) -> tuple[ArticleView, ...]:
        return tuple(self.article(filed.slug) for filed in self.catalog.articles_in_time)

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """The pairs of articles that have a page of their own."""
        return frozenset(pairs_shown(self.readings))

    @cached_property
    def stories(self) -> Stories:
        return Stories(self.readings)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """The answers to every question, in the questions' order."""
        return tuple(self.readings.answers(slug) for slug in self.catalog.questions)

    def _numbers(self, article: str) -> dict[str, int]:
        return numbered(self.readings.evidence(article))

    def _article(self, slug: str) -> ArticleView:
        filed = self.catalog.articles[slug]
        outlet = self.catalog.outlet_of(filed)
        return ArticleView(
            slug,
            filed.record.titled(outlet.record.name if outlet else None),
            record_path(filed),
            name_of(outlet) if outlet else None,
            filed.record.dates.published,
            "dates.published" in filed.record.basis,
            len(filed.record.claims),
            filed.record.status is Status.DRAFT,
            filed.record.source.language,
        )

    def _claim(self, identity: str) -> ClaimView:
        linked = self.catalog.claims[identity]
        claim = linked.claim
        article = self.article(linked.article)
        prefix = f"claims.{claim.id}."
        record = self.record(linked.article)
        return ClaimView(
            id=linked.id,
            short_id=claim.id,
            number=self.number(linked),
            text=claim.text,
            kind=claim.kind.value,
            quotes=tuple(quoted(quote, record.sic) for quote in claim.quote),
            path=self.claim_path(identity),
            article=article,
            speaker=self.reference(linked.speaker) if linked.speaker else None,
            own_voice=claim.by is None,
            via=tuple(self.reference(via) for via in linked.via),
            date=claim.date,
            basis={
                k.removeprefix(prefix): v for k, v in record.basis.items() if k.startswith(prefix)
            },
            question=self.question(linked.question) if linked.question else None,
            answer=claim.answer,
            relations=tuple(self._relations(linked)),
        )

    def _relations(self, linked: LinkedClaim) -> list[RelationView]:
        stated = [
            (RELATION[relation.value], relation.value, target)
            for relation, targets in linked.claim.relations().items()
            for target in targets
        ]
        stated += [
            (RELATION_BACK[relation.value], relation.value, other)
            for relation, other in self.catalog.related_to(linked.id)
        ]
        views = []
        for label, kind, target in stated:
            other = self.catalog.claims[target]
            article = self.article(other.article)
            path = self.claim_path(target)
            views.append(RelationView(label, kind, other.claim.text, path, article.named))
        return views


def _named(shelf: Shelf[Record], slug: str) -> NameView:
    return name_of(shelf[slug])


def name_of(filed: Filed[Record]) -> NameView:
    """A record's name, which leads to its page."""
    return NameView(filed.record.title_text, record_path(filed))
