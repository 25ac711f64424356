"""All records, linked, as ``data/catalog.json``, its schema, and each record as a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

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
    RecordRow,
    RoleRow,
    TopicRow,
)
from .origin_rows import origins_row
from .rows import lines_of, reference_row, schema_of

CATALOG_FILE = "catalog.json"
SCHEMA_FILE = "catalog.schema.json"
_FIRST_ANSWERS = 12


def catalog_of(readings: Readings) -> CatalogFile:
    """All records as rows, from which every file of the data is made."""
    catalog = readings.catalog
    return CatalogFile(
        version=__version__,
        articles=[_article(readings, slug) for slug in catalog.articles],
        claims=[_claim(claim) for slug in catalog.articles for claim in catalog.claims_of(slug)],
        people=[_person(readings, slug) for slug in catalog.people],
        topics=[_topic(readings, slug) for slug in catalog.topics],
        outlets=[_outlet(readings, slug) for slug in catalog.outlets],
        questions=[_question(readings, slug) for slug in catalog.questions],
    )


def catalog_part(readings: Readings, folder: str, slug: str) -> CatalogFile:
    """One record as a row: an article with its claims and its outlet, a question with the first of its answers."""
    part = CatalogFile(
        version=__version__, articles=[], claims=[], people=[], topics=[], outlets=[], questions=[]
    )
    getattr(part, folder).append(_ROWS[folder](readings, slug))
    for article in part.articles:
        part.claims.extend(map(_claim, readings.catalog.claims_of(slug)))
        part.outlets.extend(_outlet(readings, outlet) for outlet in [article.outlet] if outlet)
    return part


def catalog_files(catalog: CatalogFile) -> Iterator[tuple[str, list[bytes]]]:
    """A file for each record, with its part of the catalog, for an article with its claims, a line each; and the whole catalog."""
    lists: dict[str, list[bytes]] = {
        name: [row.model_dump_json().encode() for row in rows] for name, rows in catalog.lists()
    }
    claims: dict[str, list[bytes]] = {}
    for claim, line in zip(catalog.claims, lists["claims"], strict=True):
        claims.setdefault(claim.article, []).append(line)
    for name, rows in catalog.lists():
        for row, line in zip(rows, lists[name], strict=True):
            if isinstance(row, ArticleRow):
                own = b",\n".join(claims.get(row.slug, []))
                line = line[:-1] + b',\n"claims": [\n' + own + b"\n]}"
            if not isinstance(row, ClaimRow):
                yield f"data/{name}/{row.slug}.json", [line, b"\n"]
    yield f"data/{CATALOG_FILE}", list(lines_of(SCHEMA_FILE, lists))


def catalog_schema() -> bytes:
    """The JSON Schema of ``catalog.json``."""
    return schema_of(CatalogFile)


def _article(readings: Readings, slug: str) -> ArticleRow:
    catalog = readings.catalog
    filed = catalog.articles[slug]
    record, outlet = filed.record, catalog.outlet_of(filed)
    return ArticleRow(
        slug=slug,
        title=record.title,
        outlet=outlet.slug if outlet else None,
        published=record.dates.published,
        modified=record.dates.modified,
        language=record.source.language,
        source_file=record.source.file,
        source_url=record.source.url,
        accessed=record.source.accessed,
        rights=record.source.rights,
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


def _question(readings: Readings, slug: str, most: int | None = None) -> QuestionRow:
    record = readings.catalog.questions[slug].record
    answers = readings.answers(slug)
    return QuestionRow(
        slug=slug,
        question=record.question,
        topics=list(resolved(readings.catalog.topics, record.topics)),
        agreement=answers.agreement.value,
        same=[list(group) for group in record.same],
        apart=[list(group) for group in record.apart],
        answers=[_answer(readings, answer) for answer in answers.answers[:most]],
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


_ROWS: Mapping[str, Callable[[Readings, str], RecordRow]] = {
    "articles": _article,
    "people": _person,
    "topics": _topic,
    "outlets": _outlet,
    "questions": partial(_question, most=_FIRST_ANSWERS),
}
