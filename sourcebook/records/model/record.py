"""What every record may carry, and the records of what articles name: people, topics, outlets, questions."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from .fields import ClaimId, Edtf, Line, Lines, Strict, Url

Confidence = StrEnum("Confidence", "HIGH MEDIUM LOW")


class Basis(Strict):
    """How a value is known that the article's text does not state."""

    why: Line = Field(description="The reason, in a sentence")
    confidence: Confidence = Field(description="high, medium or low")


class Outside(Strict):
    """What a page outside the collection says on a point. Shown apart; never evidence, never an origin."""

    says: Line = Field(description="What the page says, in one sentence")
    url: Url = Field(description="The page's address")
    date: Edtf | None = Field(None, description="When that was")
    about: Annotated[ClaimId | None, Field(description="The claim that it bears on")] = None


class Record(Strict):
    """A file in ``docs/``: its front matter. ``folder`` is where records of this kind lie."""

    folder: ClassVar[str]
    kind_name: ClassVar[str]

    basis: Mapping[str, Basis] = Field(
        default_factory=dict,
        description="How each value is known that the text does not state, by dotted path",
    )
    outside: tuple[Outside, ...] = Field(
        (), description="What pages outside the collection say; shown apart, never evidence"
    )

    @property
    def title_text(self) -> str:
        """By what people call the record."""
        raise NotImplementedError


class Named(Record):
    """A record that goes by a name."""

    name: Line = Field(description="The name")

    @property
    def title_text(self) -> str:
        return self.name


class Role(Strict):
    """An office or a function, from when to when, and the claim that proves it."""

    role: Line = Field(description="The office or function")
    since: Edtf | None = Field(None, alias="from", description="Its first day, in EDTF")
    until: Edtf | None = Field(None, alias="to", description="Its last day, in EDTF")
    source: ClaimId | None = Field(None, description="The claim that proves it")


class Person(Named):
    folder: ClassVar[str] = "people"
    kind_name: ClassVar[str] = "person"

    name: Line = Field(description="The full name")
    aliases: Lines = Field((), description="Other full names")
    description: Line | None = Field(None, description="Who this is, in a neutral sentence")
    roles: tuple[Role, ...] = Field((), description="Offices and functions")
    links: tuple[Url, ...] = Field((), description="Addresses of pages about the person")
    confused_with: Lines = Field((), alias="not", description="People often confused with this one")


TopicKind = StrEnum("TopicKind", "THEME COUNTRY PLACE ORGANIZATION EQUIPMENT EVENT")


class Topic(Named):
    folder: ClassVar[str] = "topics"
    kind_name: ClassVar[str] = "topic"

    name: Line = Field(description="The topic's name")
    kind: TopicKind = Field(
        TopicKind.THEME,
        description="theme, country, place, organization, equipment or event",
    )
    aliases: Lines = Field((), description="Words by which texts name it")
    broader: Lines = Field((), description="Topics that it is part of")
    description: Line | None = Field(None, description="What it is, in a neutral sentence or two")


OutletKind = StrEnum("OutletKind", "NEWSPAPER MAGAZINE WEBSITE AGENCY BROADCASTER PLATFORM")


class Outlet(Named):
    folder: ClassVar[str] = "outlets"
    kind_name: ClassVar[str] = "outlet"

    name: Line = Field(description="The outlet's name")
    kind: OutletKind | None = Field(
        None, description="newspaper, magazine, website, agency, broadcaster or platform"
    )
    country: Line | None = Field(None, description="Where it is based")
    homepage: Url | None = Field(None, description="Its address")
    aliases: Lines = Field((), description="Other names")
    signs: Lines = Field((), description="Words by which a text shows that it is this outlet's")
    description: Line | None = Field(None, description="What it is, in a neutral sentence")


class Question(Record):
    folder: ClassVar[str] = "questions"
    kind_name: ClassVar[str] = "question"

    question: Line = Field(description="The question, as it is put to the articles")
    topics: Lines = Field((), description="Topics that it belongs to")
    same: tuple[Lines, ...] = Field(
        (), description="Groups of answers that are written differently and count as one"
    )
    apart: tuple[Lines, ...] = Field(
        (), description="Groups of answers that look alike and are not the same"
    )

    @property
    def title_text(self) -> str:
        return self.question
