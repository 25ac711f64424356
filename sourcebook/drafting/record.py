"""A drafted record as the text of its file, the fields in the order in which people keep them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..records.load import Seed
from ..records.model import Basis
from .claims import DraftedClaim
from .front_matter import inline_list, inline_mapping, scalar
from .people.cast import Listed
from .seed.credits import Credited

_NOTICE = (
    "# Drafted by a program and read by nobody yet: compare it with the seed and correct it,",
    "# then write «status: reviewed».",
)
NO_SPEAKER = "# The text around it names no speaker that a program could tell: who says this?"


@dataclass(frozen=True)
class DraftedRecord:
    """Everything that a draft says. ``remarks`` are for whoever reviews it."""

    seed: Seed
    paragraphs: Sequence[str]
    title: str | None = None
    rights: str | None = None
    language: str = "und"
    draws_on: Sequence[str] = ()
    outlet: str | None = None
    byline: Sequence[str] = ()
    credits: Sequence[Credited] = ()
    captions: Sequence[str] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    people: Sequence[Listed] = ()
    topics: Sequence[str] = ()
    claims: Sequence[DraftedClaim] = ()
    basis: Mapping[str, Basis] = field(default_factory=dict)
    remarks: Sequence[str] = ()


def write_record(record: DraftedRecord) -> str:
    """The file's text: front matter and the article's paragraphs."""
    lines = ["---", *_NOTICE, *(f"# {remark}" for remark in record.remarks), *_fields(record)]
    lines += ["status: draft", "---"]
    for paragraph in record.paragraphs:
        lines += ["", paragraph]
    return "\n".join(lines) + "\n"


def _fields(record: DraftedRecord) -> Iterator[str]:
    if record.title:
        yield f"title: {scalar(record.title)}"
    yield from _source(record)
    if record.outlet:
        yield f"outlet: {scalar(record.outlet)}"
    if record.byline:
        yield f"byline: {inline_list(record.byline)}"
    if record.credits:
        yield "credits:"
        for credit in record.credits:
            values = {"name": credit.name, "role": credit.role}
            if credit.employer:
                values["for"] = credit.employer
            yield f"  - {inline_mapping(values)}"
    yield from _list("captions", record.captions)
    if record.dates:
        yield f"dates: {inline_mapping(record.dates)}"
    if record.people:
        yield "people:"
        for person in record.people:
            yield f"  - {_person(person)}"
    yield from _list("topics", record.topics)
    if record.claims:
        yield "claims:"
        for claim in record.claims:
            yield from _claim(claim)
    if record.basis:
        yield "basis:"
        for path, basis in record.basis.items():
            values = {"why": basis.why, "confidence": basis.confidence.value}
            yield f"  {scalar(path)}: {inline_mapping(values)}"


def _source(record: DraftedRecord) -> Iterator[str]:
    yield "source:"
    yield f"  file: {scalar(record.seed.name)}"
    yield f"  sha256: {scalar(record.seed.sha256)}"
    if record.rights:
        yield f"  rights: {scalar(record.rights)}"
    yield f"  language: {record.language}"
    if record.draws_on:
        yield f"  draws_on: {inline_list(record.draws_on)}"


def _person(person: Listed) -> str:
    if not person.surface_forms:
        return scalar(person.name)
    return inline_mapping({"name": person.name, "as": person.surface_forms})


def _list(name: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{name}:"
        for value in values:
            yield f"  - {scalar(value)}"


def _claim(claim: DraftedClaim) -> Iterator[str]:
    yield f"  - id: {scalar(claim.id)}"
    if claim.by is None:
        yield f"    {NO_SPEAKER}"
    yield f"    text: {scalar(claim.text)}"
    yield "    kind: statement"
    if claim.by is not None:
        yield f"    by: {scalar(claim.by)}"
    if claim.via:
        yield f"    via: {inline_list(claim.via)}"
    if len(claim.quotes) == 1:
        yield f"    quote: {scalar(claim.quotes[0])}"
    else:
        yield "    quote:"
        for quote in claim.quotes:
            yield f"      - {scalar(quote)}"
    if claim.date:
        yield f"    date: {scalar(claim.date)}"
    if claim.topics:
        yield f"    topics: {inline_list(claim.topics)}"
