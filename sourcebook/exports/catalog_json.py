"""All records, linked, as ``data/catalog.json``, and its schema."""

from __future__ import annotations

from .. import __version__
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
from .rows import dumped, reference_row, schema_of

SCHEMA_FILE = "catalog.schema.json"


def catalog_json(readings: Readings) -> str:
    """The file's text, the same for the same records."""
    file = CatalogFile(
        version=__version__,
        articles=_articles(readings),
        claims=[_claim(claim) for claim in readings.catalog.claims.values()],
        people=_people(readings),
        topics=_topics(readings),
        outlets=_outlets(readings),
        questions=_questions(readings),
    )
    return dumped({"$schema": SCHEMA_FILE, **file.model_dump(mode="json")})


def catalog_schema() -> str:
    """The JSON Schema of ``catalog.json``."""
    return schema_of(CatalogFile)


def _articles(readings: Readings) -> list[ArticleRow]:
    catalog = readings.catalog
    rows = []
    for slug, filed in catalog.articles.items():
        record, outlet = filed.record, catalog.outlet_of(filed)
        rows.append(
            ArticleRow(
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
        )
    return rows


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


def _people(readings: Readings) -> list[PersonRow]:
    rows = []
    for slug, filed in readings.catalog.people.items():
        record = filed.record
        mentions = readings.mentions_by_person.get(slug, ())
        rows.append(
            PersonRow(
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
                    for article, mention in mentions
                ],
                url=record_url("people", slug),
            )
        )
    return rows


def _topics(readings: Readings) -> list[TopicRow]:
    topics = readings.catalog.topics
    return [
        TopicRow(
            slug=slug,
            name=filed.record.name,
            kind=filed.record.kind.value,
            aliases=list(filed.record.aliases),
            broader=list(resolved(topics, filed.record.broader)),
            description=filed.record.description,
            url=record_url("topics", slug),
        )
        for slug, filed in topics.items()
    ]


def _outlets(readings: Readings) -> list[OutletRow]:
    return [
        OutletRow(
            slug=slug,
            name=filed.record.name,
            kind=filed.record.kind.value if filed.record.kind else None,
            country=filed.record.country,
            homepage=filed.record.homepage,
            description=filed.record.description,
            url=record_url("outlets", slug),
        )
        for slug, filed in readings.catalog.outlets.items()
    ]


def _questions(readings: Readings) -> list[QuestionRow]:
    rows = []
    for slug, filed in readings.catalog.questions.items():
        answers = readings.answers(slug)
        rows.append(
            QuestionRow(
                slug=slug,
                question=filed.record.question,
                topics=list(resolved(readings.catalog.topics, filed.record.topics)),
                agreement=answers.agreement.value,
                same=[list(group) for group in filed.record.same],
                apart=[list(group) for group in filed.record.apart],
                answers=[_answer(readings, answer) for answer in answers.answers],
                origins=origins_row(
                    readings, [claim.id for answer in answers.answers for claim in answer.claims]
                ),
                url=record_url("questions", slug),
            )
        )
    return rows


def _answer(readings: Readings, answer: Answer) -> AnswerRow:
    return AnswerRow(
        text=answer.text,
        wordings=list(answer.wordings),
        claims=[claim.id for claim in answer.claims],
        articles=list(answer.articles),
        origins=origins_row(readings, [claim.id for claim in answer.claims]),
    )
