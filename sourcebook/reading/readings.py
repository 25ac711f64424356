"""The readings of one catalog, each made when it is first asked for and then kept."""

from __future__ import annotations

from functools import cached_property

from ..catalog import Catalog
from .agreement import Answers, answers_to
from .evidence import Evidence, Provenance, compare_with_seed, find_evidence
from .mentions import Mention, NameIndex, mentions_of, name_index
from .timeline import Moment, full_timeline


class Readings:
    """What follows from a catalog. Rules, pages and exports ask here, so that nothing is read twice."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._evidence: dict[str, Evidence] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._provenance: dict[str, Provenance | None] = {}
        self._answers: dict[str, Answers] = {}

    def evidence(self, article: str) -> Evidence:
        """Where the claims of an article have their words in its text."""
        if article not in self._evidence:
            self._evidence[article] = find_evidence(self.catalog.articles[article])
        return self._evidence[article]

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """Who is named where in an article."""
        if article not in self._mentions:
            filed = self.catalog.articles[article]
            body = self.evidence(article).body
            self._mentions[article] = mentions_of(self.catalog, filed, body)
        return self._mentions[article]

    def provenance(self, article: str) -> Provenance | None:
        """How an article's text stands to its seed; None where there is no seed."""
        if article not in self._provenance:
            seed = self.catalog.seed_of(self.catalog.articles[article])
            body = self.evidence(article).body
            self._provenance[article] = compare_with_seed(body, seed.text) if seed else None
        return self._provenance[article]

    def answers(self, question: str) -> Answers:
        """The answers to a question and what they amount to."""
        if question not in self._answers:
            self._answers[question] = answers_to(self.catalog, question)
        return self._answers[question]

    @cached_property
    def mentions_by_person(self) -> dict[str, tuple[tuple[str, Mention], ...]]:
        """For each person, the articles and the mentions in them, in the order of time."""
        found: dict[str, list[tuple[str, Mention]]] = {}
        for filed in self.catalog.articles_in_time:
            for mention in self.mentions(filed.slug):
                found.setdefault(mention.person, []).append((filed.slug, mention))
        return {person: tuple(items) for person, items in found.items()}

    @cached_property
    def name_index(self) -> NameIndex:
        return name_index(self.catalog)

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        return full_timeline(self.catalog)
