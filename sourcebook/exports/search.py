"""What search finds: a record for each article, person, topic, question and claim, with the facets to filter by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ..reading.readings import Readings
from ..reading.text.body import even
from ..records.load import Filed
from ..records.model import Article, PublishText
from ..records.model.dates import bounds
from .addresses import claim_url, record_url


@dataclass(frozen=True)
class SearchRecord:
    """One thing that search finds: its address below the site's root, the words searched, what is shown, facets."""

    url: str
    kind: str
    title: str
    content: str
    detail: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    date: str = ""
    """In EDTF; empty where it has none."""
    id: str = ""
    language: str = "en"
    """Of what it quotes, and of an article's title."""

    @property
    def day(self) -> str:
        """The first day that the date allows, in digits that sort."""
        span = bounds(self.date) if self.date else None
        first = span and (span.first or span.last)
        return first.isoformat().replace("-", "") if first else ""


def search_records(readings: Readings, publish_text: PublishText) -> list[SearchRecord]:
    """Everything that can be found. Of articles whose full text is not published, only their claims' words."""
    return [
        *_articles(readings, publish_text),
        *_claims(readings),
        *_people(readings),
        *_topics(readings),
        *_questions(readings),
    ]


def _facets(
    readings: Readings,
    outlets: Iterable[str] = (),
    people: Iterable[str] = (),
    topics: Iterable[str] = (),
    dates: Iterable[str | None] = (),
    **others: str | None,
) -> dict[str, list[str]]:
    catalog = readings.catalog
    years = {str(year) for date in dates if date for year in _years(date)}
    facets = {
        "outlet": [catalog.outlets[slug].record.name for slug in outlets],
        "person": [catalog.people[slug].record.name for slug in people],
        "topic": [catalog.topics[slug].record.name for slug in topics],
        "year": sorted(years),
        **{name: [value] for name, value in others.items() if value},
    }
    return {name: list(dict.fromkeys(values)) for name, values in facets.items() if values}


def _facets_of(
    readings: Readings,
    articles: Iterable[Filed[Article]],
    people: Iterable[str] = (),
    topics: Iterable[str] = (),
    **others: str | None,
) -> dict[str, list[str]]:
    """The facets of what stands in these articles: their outlets and the years of their publication."""
    articles = list(articles)
    outlets = [outlet.slug for a in articles if (outlet := readings.catalog.outlet_of(a))]
    dates = [article.record.dates.published for article in articles]
    return _facets(readings, outlets, people, topics, dates, **others)


def _years(date: str) -> range:
    span = bounds(date)
    first, last = span.first or span.last, span.last or span.first
    return range(first.year, last.year + 1) if first and last else range(0)


def _articles(readings: Readings, publish_text: PublishText) -> Iterator[SearchRecord]:
    catalog = readings.catalog
    for slug, filed in catalog.articles.items():
        record, outlet = filed.record, catalog.outlet_of(filed)
        title = record.titled(outlet.record.name if outlet else None)
        words = (
            " ".join(quote for claim in record.claims for quote in claim.quote)
            if record.in_excerpts(publish_text)
            else even(filed.body)
        )
        yield SearchRecord(
            record_url("articles", slug),
            "Article",
            title,
            f"{title}. {words}",
            outlet.record.name if outlet else "",
            _facets_of(
                readings,
                [filed],
                resolved(catalog.people, (p.name for p in record.people)),
                resolved(catalog.topics, record.topics),
                status=record.status.value,
            ),
            record.dates.published or "",
            slug,
            record.source.language,
        )


def _claims(readings: Readings) -> Iterator[SearchRecord]:
    catalog = readings.catalog
    for claim in catalog.claims.values():
        filed = catalog.articles[claim.article]
        outlet = catalog.outlet_of(filed)
        date = claim.claim.date or filed.record.dates.published
        words = [claim.claim.text, *claim.claim.quote]
        if claim.speaker:
            words.append(claim.speaker.label)
        yield SearchRecord(
            claim_url(claim.id),
            "Claim",
            claim.claim.text,
            " ".join(words),
            outlet.record.name if outlet else filed.record.title_text,
            _facets(
                readings,
                [outlet.slug] if outlet else [],
                _involved(claim),
                claim.topics,
                [date],
                claim=claim.claim.kind.value,
                speaker=claim.speaker.label if claim.speaker else None,
                agreement=readings.answers(claim.question).agreement.value
                if claim.question
                else None,
                status=filed.record.status.value,
            ),
            date or "",
            claim.id,
            filed.record.source.language,
        )


def _involved(claim: LinkedClaim) -> list[str]:
    speaker = claim.speaker
    named = [speaker.slug] if speaker and speaker.kind is ReferenceKind.PERSON else []
    return [slug for slug in (*named, *claim.people) if slug]


def _people(readings: Readings) -> Iterator[SearchRecord]:
    catalog = readings.catalog
    for slug, filed in catalog.people.items():
        record = filed.record
        words = [record.name, *record.aliases, record.description or ""]
        words += [role.role for role in record.roles]
        yield SearchRecord(
            record_url("people", slug),
            "Person",
            record.name,
            ". ".join(word for word in words if word),
            record.description or "",
            _facets_of(readings, catalog.articles_with(slug), [slug]),
            id=slug,
        )


def _topics(readings: Readings) -> Iterator[SearchRecord]:
    catalog = readings.catalog
    for slug, filed in catalog.topics.items():
        record = filed.record
        words = [record.name, *record.aliases, record.description or ""]
        yield SearchRecord(
            record_url("topics", slug),
            "Topic",
            record.name,
            ". ".join(word for word in words if word),
            record.kind.value,
            _facets_of(readings, catalog.articles_on(slug), (), [slug]),
            id=slug,
        )


def _questions(readings: Readings) -> Iterator[SearchRecord]:
    catalog = readings.catalog
    for slug, filed in catalog.questions.items():
        answers = readings.answers(slug)
        claims = [claim for answer in answers.answers for claim in answer.claims]
        articles = [catalog.articles[article] for article in answers.articles]
        yield SearchRecord(
            record_url("questions", slug),
            "Question",
            filed.record.question,
            ". ".join([filed.record.question, *(answer.text for answer in answers.answers)]),
            "",
            _facets_of(
                readings,
                articles,
                [person for claim in claims for person in _involved(claim)],
                resolved(catalog.topics, filed.record.topics),
                agreement=answers.agreement.value,
            ),
            id=slug,
        )
