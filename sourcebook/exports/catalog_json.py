"""All records, linked, as ``data/catalog.json``, its schema, and each record as a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..catalog.catalog import LinkedClaim, resolved
from ..reading.answers.agreement import Answer
from ..reading.readings import Readings
from .addresses import claim_url, mention_url, record_url
from .catalog_rows import (
    AnswerRow,
    ArticleRow,
    BasisRow,
    CatalogFile,
    ClaimRow,
    MentionRow,
    OutletRow,
    PersonRow,
    QuestionRow,
    RoleRow,
    TopicRow,
)
from .origin_rows import origins_row
from .rows import Row, lines_of, reference_row, schema_of

CATALOG_FILE = "catalog.json"
SCHEMA_FILE = "catalog.schema.json"


def catalog_files(readings: Readings) -> Iterator[tuple[str, list[bytes]]]:
    """A file for each record, with its part of the catalog, for an article with its claims, a line each; and the whole catalog."""
    lists: dict[str, list[bytes]] = {"articles": [], "claims": []}
    for kind, slugs, row in _records(readings):
        lines = lists.setdefault(kind, [])
        for slug in slugs:
            line = row(slug).model_dump_json().encode()
            lines.append(line)
            if kind == "articles":
                claims = [
                    _claim(claim).model_dump_json().encode()
                    for claim in readings.catalog.claims_of(slug)
                ]
                lists["claims"] += claims
                line = line[:-1] + b',\n"claims": [\n' + b",\n".join(claims) + b"\n]}"
            yield f"data/{kind}/{slug}.json", [line, b"\n"]
    yield f"data/{CATALOG_FILE}", list(lines_of(SCHEMA_FILE, lists))


def catalog_schema() -> bytes:
    """The JSON Schema of ``catalog.json``."""
    return schema_of(CatalogFile)


def _records(
    readings: Readings,
) -> Iterator[tuple[str, Iterable[str], Callable[[str], Row]]]:
    """The kinds of records, the slugs of each, and what makes a row of one."""
    catalog = readings.catalog
    yield "articles", catalog.articles, partial(_article, readings)
    yield "people", catalog.people, partial(_person, readings)
    yield "topics", catalog.topics, partial(_topic, readings)
    yield "outlets", catalog.outlets, partial(_outlet, readings)
    yield "questions", catalog.questions, partial(_question, readings)


def _article(readings: Readings, slug: str) -> ArticleRow:
    catalog = readings.catalog
    filed = catalog.articles[slug]
    record, outlet = filed.record, catalog.outlet_of(filed)
    return ArticleRow(
        slug=slug,
        title=record.title,
        outlet=outlet.slug if outlet else None,
        published=record.dates.published,
        source_file=record.source.file,
        source_url=record.source.url,
        draws_on=list(resolved(catalog.outlets, record.source.draws_on)),
        byline=list(record.byline),
        people=list(resolved(catalog.people, (p.name for p in record.people))),
        topics=list(resolved(catalog.topics, record.topics)),
        status=record.status.value,
        basis={
            path: BasisRow(why=basis.why, confidence=basis.confidence.value)
            for path, basis in record.basis.items()
        },
        url=record_url("articles", slug),
    )


def _claim(linked: LinkedClaim) -> ClaimRow:
    claim = linked.claim
    speaker = linked.speaker
    return ClaimRow(
        id=linked.id,
        article=linked.article,
        text=claim.text,
        kind=claim.kind.value,
        by=speaker.label if speaker else None,
        via=[via.label for via in linked.via],
        speaker=reference_row(speaker) if speaker else None,
        chain=[reference_row(via) for via in linked.via],
        quote=list(claim.quote),
        date=claim.date,
        people=list(linked.people),
        topics=list(linked.topics),
        question=linked.question,
        answer=claim.answer,
        relations={relation.value: list(to) for relation, to in claim.relations().items()},
        url=claim_url(linked.id),
    )


def _person(readings: Readings, slug: str) -> PersonRow:
    record = readings.catalog.people[slug].record
    return PersonRow(
        slug=slug,
        name=record.name,
        aliases=list(record.aliases),
        description=record.description,
        roles=[
            RoleRow(role=r.role, since=r.since, until=r.until, source=r.source)
            for r in record.roles
        ],
        mentions=[
            MentionRow(
                article=article,
                surface_form=mention.surface_form,
                url=mention_url(article, mention.anchor),
            )
            for article, mention in readings.mentions_by_person.get(slug, ())
        ],
        url=record_url("people", slug),
    )


def _topic(readings: Readings, slug: str) -> TopicRow:
    record = readings.catalog.topics[slug].record
    return TopicRow(
        slug=slug,
        name=record.name,
        kind=record.kind.value,
        aliases=list(record.aliases),
        broader=list(resolved(readings.catalog.topics, record.broader)),
        description=record.description,
        url=record_url("topics", slug),
    )


def _outlet(readings: Readings, slug: str) -> OutletRow:
    record = readings.catalog.outlets[slug].record
    return OutletRow(
        slug=slug,
        name=record.name,
        kind=record.kind.value if record.kind else None,
        country=record.country,
        homepage=record.homepage,
        description=record.description,
        url=record_url("outlets", slug),
    )


def _question(readings: Readings, slug: str) -> QuestionRow:
    record = readings.catalog.questions[slug].record
    answers = readings.answers(slug)
    return QuestionRow(
        slug=slug,
        question=record.question,
        topics=list(resolved(readings.catalog.topics, record.topics)),
        agreement=answers.agreement.value,
        same=[list(group) for group in record.same],
        apart=[list(group) for group in record.apart],
        answers=[_answer(readings, answer) for answer in answers.answers],
        origins=origins_row(
            readings, [claim.id for answer in answers.answers for claim in answer.claims]
        ),
        url=record_url("questions", slug),
    )


def _answer(readings: Readings, answer: Answer) -> AnswerRow:
    return AnswerRow(
        text=answer.text,
        wordings=list(answer.wordings),
        claims=[claim.id for claim in answer.claims],
        articles=list(answer.articles),
        origins=origins_row(readings, [claim.id for claim in answer.claims]),
    )
