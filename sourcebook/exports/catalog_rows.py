"""The rows of ``data/catalog.json``: what each list holds. They are the file's schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from .origin_rows import OriginsRow
from .rows import ReferenceRow, Row


class BasisRow(Row):
    why: str
    confidence: str


class ArticleRow(Row):
    slug: str
    title: str | None
    outlet: str | None = Field(description="The outlet's slug")
    published: str | None = Field(description="EDTF")
    modified: str | None = Field(description="EDTF")
    language: str = Field(description="BCP 47")
    source_file: str
    source_url: str | None
    accessed: str | None = Field(description="EDTF")
    rights: str | None = Field(description="As printed")
    draws_on: list[str] = Field(description="Slugs of outlets")
    byline: list[str]
    people: list[str] = Field(description="Slugs")
    topics: list[str] = Field(description="Slugs")
    status: str
    basis: dict[str, BasisRow]
    url: str


class ClaimRow(Row):
    id: str = Field(description="<article slug>#<claim id>")
    article: str
    text: str
    kind: str
    by: str | None = Field(description="Who asserts it; the outlet where it says so itself")
    via: list[str] = Field(description="Through whom the article has it")
    speaker: ReferenceRow | None = Field(description="The record that «by» leads to")
    chain: list[ReferenceRow] = Field(description="The records that «via» leads to")
    quote: list[str]
    date: str | None = Field(description="EDTF")
    people: list[str] = Field(description="Slugs of those whom it is about")
    topics: list[str]
    question: str | None = Field(description="Slug")
    answer: str | None
    relations: dict[str, list[str]] = Field(description="Claims that it disputes, confirms, …")
    url: str


class RoleRow(Row):
    role: str
    since: str | None
    until: str | None
    source: str | None = Field(description="The claim that proves it")


class MentionRow(Row):
    article: str
    surface_form: str
    url: str


class PersonRow(Row):
    slug: str
    name: str
    aliases: list[str]
    description: str | None
    roles: list[RoleRow]
    mentions: list[MentionRow]
    url: str


class TopicRow(Row):
    slug: str
    name: str
    kind: str
    aliases: list[str]
    broader: list[str]
    description: str | None
    url: str


class OutletRow(Row):
    slug: str
    name: str
    kind: str | None
    country: str | None
    homepage: str | None
    description: str | None
    url: str


class AnswerRow(Row):
    text: str
    wordings: list[str] = Field(description="Other ways in which it is written, counted as one")
    claims: list[str]
    articles: list[str]
    origins: OriginsRow = Field(description="How many independent accounts give this answer")


class QuestionRow(Row):
    slug: str
    question: str
    topics: list[str]
    agreement: str = Field(description="unanswered, single, agree, differ or disputed")
    same: list[list[str]] = Field(description="Answers that the curator counts as one")
    apart: list[list[str]] = Field(description="Answers that look alike and are not the same")
    answers: list[AnswerRow]
    origins: OriginsRow = Field(description="How many independent accounts answer at all")
    url: str


RecordRow = ArticleRow | ClaimRow | PersonRow | TopicRow | OutletRow | QuestionRow


class CatalogFile(Row):
    """All records of a collection, linked. Addresses are relative to the site's root."""

    version: str
    articles: list[ArticleRow]
    claims: list[ClaimRow]
    people: list[PersonRow]
    topics: list[TopicRow]
    outlets: list[OutletRow]
    questions: list[QuestionRow]

    def lists(self) -> Iterator[tuple[str, Sequence[RecordRow]]]:
        """The rows of each kind, by what the list is called."""
        for name in ("articles", "claims", "people", "topics", "outlets", "questions"):
            yield name, getattr(self, name)
