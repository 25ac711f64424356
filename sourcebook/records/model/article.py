"""The article's record: where its text comes from, and what it claims."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from .fields import (
    ClaimId,
    Edtf,
    Language,
    Line,
    LineOrLines,
    Lines,
    Sha256,
    Slug,
    Strict,
    Url,
    name_as_mapping,
)
from .record import Basis, Record

ClaimKind = StrEnum("ClaimKind", "EVENT FIGURE STATEMENT PLAN ACCUSATION DENIAL OPINION")


class Relation(StrEnum):
    """How one claim bears on another; the terms are those of CiTO, the Citation Typing Ontology."""

    DISPUTES = "disputes"
    CONFIRMS = "confirms"
    QUALIFIES = "qualifies"
    CORRECTS = "corrects"


_RELATIONS = [(relation.value, relation) for relation in Relation]

Status = StrEnum("Status", "DRAFT REVIEWED")
PublishText = StrEnum("PublishText", "FULL EXCERPTS")


class Source(Strict):
    """The seed, and what is known of where it comes from."""

    file: Line = Field(description="The seed's path below seeds/")
    sha256: Sha256 | None = Field(None, description="The seed's checksum; the build checks it")
    url: Url | None = Field(None, description="The original's address")
    accessed: Edtf | None = Field(None, description="The day on which the address was read")
    rights: Line | None = Field(None, description="The rights line, as printed")
    language: Language = Field("en", description="The text's language, as a BCP 47 tag")
    draws_on: Lines = Field((), description="Outlets and agencies that the article rests on")


class Dates(Strict):
    published: Edtf | None = Field(None, description="The day of publication, in EDTF")
    modified: Edtf | None = Field(None, description="The day of the last change, in EDTF")


class Listing(Strict):
    """A person of the article, with the surface forms that only this article can tell."""

    name: Line = Field(description="The person's name, as in their record")
    surface_forms: Lines = Field((), alias="as", description="How this article names the person")


ListingOrName = Annotated[
    Listing, BeforeValidator(name_as_mapping, json_schema_input_type=Listing | str)
]
"""A listing, which may be given by the name alone."""


class Credit(Strict):
    """Somebody who is credited but is no person of the story: a photographer, a translator."""

    name: Line = Field(description="The name, as credited")
    role: Line = Field(description="photographer, translator, …")
    employer: Line | None = Field(None, alias="for", description="For whom they work")


class Sic(Strict):
    """A slip of the source, kept as it stands."""

    words: Line = Field(description="The exact words of the source")
    reading: Line | None = Field(None, description="What was probably meant")


class Claim(Strict):
    """One thing that the article claims, with the words that prove it."""

    id: Slug = Field(description="Unique in the article and permanent")
    text: Line = Field(description="One neutral sentence")
    kind: ClaimKind = Field(
        description="event, figure, statement, plan, accusation, denial or opinion"
    )
    by: Line | None = Field(None, description="Who asserts it; the outlet where left out")
    via: Lines = Field((), description="Through whom the article has it")
    quote: LineOrLines = Field(
        description="The source's exact words; a list where they stand apart"
    )
    date: Edtf | None = Field(None, description="When it happened or holds")
    people: Lines = Field(
        (),
        description="Whom it is about; left out: those of the article's people whom the sentence names in full, less who asserts it",
    )
    topics: Lines = Field((), description="What it is about")
    question: Line | None = Field(None, description="The question that it answers")
    answer: Line | None = Field(None, description="The answer, short and in the source's words")
    disputes: tuple[ClaimId, ...] = Field((), description="Claims that it contradicts")
    confirms: tuple[ClaimId, ...] = Field((), description="Claims that it bears out")
    qualifies: tuple[ClaimId, ...] = Field((), description="Claims that it limits")
    corrects: tuple[ClaimId, ...] = Field((), description="Claims that it sets right")

    def relations(self) -> dict[Relation, tuple[str, ...]]:
        """The claims that this one disputes, confirms, qualifies or corrects; only relations that it has."""
        given = ((relation, getattr(self, name)) for name, relation in _RELATIONS)
        return {relation: targets for relation, targets in given if targets}


class Reason(Basis):
    """A basis, which may be that of a value of every claim."""

    exceptions: Lines = Field(
        (),
        alias="except",
        description="Ids of claims for which a reason given for all does not hold",
    )


EACH = "claims.*."
"""How a path under ``basis`` begins that holds for a value of every claim."""


def reasons_of_each(basis: Mapping[str, Reason], claims: tuple[Claim, ...]) -> Mapping[str, Reason]:
    """The reasons, with one that holds for all claims written out for each that has such a value and no reason of its own.

    From the first such reason on they stand in the order of the claims and of their fields.
    """
    first = next((n for n, path in enumerate(basis) if path.startswith(EACH)), None)
    if first is None:
        return basis
    given = list(basis.items())
    later = {path: reason for path, reason in given[first:] if not path.startswith(EACH)}
    for path, reason in given[first:]:
        field = path.removeprefix(EACH)
        for claim in claims if field != path else ():
            own = f"claims.{claim.id}.{field}"
            given_apart = own in basis or claim.id in reason.exceptions
            if getattr(claim, field, None) and not given_apart:
                later[own] = reason
    numbers = {claim.id: number for number, claim in enumerate(claims)}
    fields = {field: number for number, field in enumerate(Claim.model_fields)}

    def order(item: tuple[str, Reason]) -> tuple[int, int]:
        _, claim, field = (*item[0].split("."), "", "")[:3]
        return numbers.get(claim, -1), fields.get(field, -1)

    return dict([*given[:first], *sorted(later.items(), key=order)])


class Article(Record):
    folder: ClassVar[str] = "articles"
    kind_name: ClassVar[str] = "article"

    title: Line | None = Field(None, description="As printed")
    source: Source = Field(description="The seed, and where it comes from")
    outlet: Line | None = Field(None, description="Who published it")
    byline: Lines = Field((), description="The authors' names, as printed")
    credits: tuple[Credit, ...] = Field(
        (), description="Who is credited but is no person of the story"
    )
    captions: Lines = Field(
        (), description="Opening words of paragraphs that are a photo's caption"
    )
    dates: Dates = Field(Dates(), description="When it was published and changed")
    people: tuple[ListingOrName, ...] = Field(
        (), description="Everybody whom the text names: the name, or the name with the forms used"
    )
    topics: Lines = Field(
        (), description="What it is about; left out: the topics of its claims, in their order"
    )
    claims: tuple[Claim, ...] = Field((), description="What it claims, each with its evidence")
    sic: tuple[Sic, ...] = Field((), description="Slips of the source, kept as they are")
    basis: Mapping[str, Reason] = Field(
        default_factory=dict,
        description="How each value is known that the text does not state, by dotted path; claims.*.date is that of every claim without one of its own",
    )
    note: Line | None = Field(None, description="The curator's note, in Markdown")
    publish_text: PublishText | None = Field(
        None, description="Whether the full text is published; the site's setting where left out"
    )
    status: Status = Field(
        Status.DRAFT, description="draft until a person has read it, then reviewed"
    )

    @model_validator(mode="after")
    def _derive(self) -> Self:
        """Fill in what follows from the rest, where nothing was written."""
        waiting = [claim for claim in self.claims if "people" not in claim.model_fields_set]
        told = "\n".join(claim.text for claim in waiting)
        if known := [re.escape(p.name) for p in self.people if p.name in told]:
            longest_first = "|".join(sorted(known, key=len, reverse=True))
            names = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
            for claim in waiting:
                named = dict.fromkeys(names.findall(claim.text))
                vars(claim)["people"] = tuple(name for name in named if name != claim.by)
        if "topics" not in self.model_fields_set:
            topics = dict.fromkeys(topic for claim in self.claims for topic in claim.topics)
            vars(self)["topics"] = tuple(topics)
        vars(self)["basis"] = reasons_of_each(self.basis, self.claims)
        return self

    @property
    def title_text(self) -> str:
        return self.titled(self.outlet)

    @property
    def credited(self) -> tuple[str, ...]:
        """Who is named as an author, or for a credit."""
        return (*self.byline, *(credit.name for credit in self.credits))

    def in_excerpts(self, site: PublishText) -> bool:
        """Whether only the quoted passages are published; ``site`` is the setting for articles that say nothing."""
        return (self.publish_text or site) is PublishText.EXCERPTS

    def titled(self, outlet: str | None) -> str:
        """The title; where there is none, the outlet's name or the seed's tells the article from others."""
        return self.title or f"Untitled ({outlet or self.source.file})"
