"""The rows of every table, made once for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from ..reading.readings import Readings
from .catalog_rows import CatalogFile, ClaimRow
from .fields import tables
from .rows import ReferenceRow

Value = str | int | None
Rows = Mapping[str, Sequence[tuple[Value, ...]]]
"""The rows of each table, their values in the order of its fields."""


def rows_of(catalog: CatalogFile, readings: Readings, names: Iterable[str] | None = None) -> Rows:
    """The rows of every table, or of some. None is there twice."""
    found = {
        **_own(catalog, readings),
        **_related(catalog),
        "evidence": _evidence(readings),
    }
    return {name: list(dict.fromkeys(found[name])) for name in names or tables()}


def _own(catalog: CatalogFile, readings: Readings) -> dict[str, Iterable[tuple[Value, ...]]]:
    """What is one row for each record: its fields are those of ``catalog.json``."""
    own = {
        name: map(attrgetter(*(field.name for field in tables()[name].fields)), rows)
        for name, rows in catalog.lists()
        if name not in ("claims", "questions")
    }
    claims = (
        (
            c.id,
            c.article,
            _first(c, readings),
            c.text,
            c.kind,
            c.by,
            *_led_to(c.speaker),
            c.date,
            c.question,
            c.answer,
            c.url,
        )
        for c in catalog.claims
    )
    questions = (
        (q.slug, q.question, q.agreement, q.origins.independent, q.url) for q in catalog.questions
    )
    return {**own, "claims": claims, "questions": questions}


def _first(claim: ClaimRow, readings: Readings) -> str | None:
    """The article that was the first to give a claim's answer; None where there are several and no date says which."""
    if not claim.question:
        return claim.article
    articles = readings.answers(claim.question).same_answer[claim.id]
    dated = readings.catalog.articles[articles[0]].record.dates.published
    return articles[0] if dated or len(articles) == 1 else None


def _related(catalog: CatalogFile) -> dict[str, Iterable[tuple[Value, ...]]]:
    """What is any number of rows for each record."""
    articles, claims, people = catalog.articles, catalog.claims, catalog.people
    answers = [
        (f"{q.slug}#{number}", q.slug, answer)
        for q in catalog.questions
        for number, answer in enumerate(q.answers, 1)
    ]
    return {
        "answers": ((q, id_, a.text, a.origins.independent) for id_, q, a in answers),
        "answer_claims": ((id_, claim) for id_, _, a in answers for claim in a.claims),
        "roles": (
            (p.slug, number, r.role, r.since, r.until, r.source)
            for p in people
            for number, r in enumerate(p.roles, 1)
        ),
        "mentions": (
            (m.url, p.slug, m.article, m.surface_form) for p in people for m in p.mentions
        ),
        "article_authors": (
            (a.slug, number, name) for a in articles for number, name in enumerate(a.byline, 1)
        ),
        "article_people": ((a.slug, person) for a in articles for person in a.people),
        "article_topics": ((a.slug, topic) for a in articles for topic in a.topics),
        "article_sources": ((a.slug, outlet) for a in articles for outlet in a.draws_on),
        "article_basis": (
            (a.slug, path, b.why, b.confidence) for a in articles for path, b in a.basis.items()
        ),
        "claim_people": ((c.id, person) for c in claims for person in c.people),
        "claim_topics": ((c.id, topic) for c in claims for topic in c.topics),
        "claim_via": (
            (c.id, number, via.name, *_led_to(via))
            for c in claims
            for number, via in enumerate(c.chain, 1)
        ),
        "claim_relations": (
            (c.id, relation, other)
            for c in claims
            for relation, others in c.relations.items()
            for other in others
        ),
        "person_aliases": ((p.slug, alias) for p in people for alias in p.aliases),
        "topic_aliases": ((t.slug, alias) for t in catalog.topics for alias in t.aliases),
        "topic_broader": ((t.slug, broader) for t in catalog.topics for broader in t.broader),
        "question_topics": ((q.slug, topic) for q in catalog.questions for topic in q.topics),
    }


def _led_to(reference: ReferenceRow | None) -> tuple[str | None, str | None, str | None]:
    """The slug of the person, the outlet or the topic that a name leads to."""
    kind, slug = (reference.kind, reference.slug) if reference else ("", None)
    return (
        slug if kind == "person" else None,
        slug if kind == "outlet" else None,
        slug if kind == "topic" else None,
    )


def _evidence(readings: Readings) -> Iterator[tuple[Value, ...]]:
    """Every stretch of the evidence, in the words of the seed where it stands there."""
    catalog = readings.catalog
    for slug, filed in catalog.articles.items():
        evidence, seed = readings.evidence(slug), catalog.seed_of(filed)
        for claim in catalog.claims_of(slug):
            for number, (start, end) in enumerate(evidence.stretches(claim.claim.id), 1):
                if seed and (found := readings.in_seed(slug, start, end)):
                    yield claim.id, number, seed.text[slice(*found)], *found
                else:
                    yield claim.id, number, evidence.body.flat[start:end], None, None
