"""The person's record: what the articles can't say by themselves."""

from typing import ClassVar

from pydantic import Field

from .fields import ClaimId, Edtf, Line, Lines, Strict, Url
from .record import Record


class Role(Strict):
    """An office or a function, from when to when, and the claim that proves it."""

    role: Line = Field(description="The office or function")
    since: Edtf | None = Field(None, alias="from", description="Its first day, in EDTF")
    until: Edtf | None = Field(None, alias="to", description="Its last day, in EDTF")
    source: ClaimId | None = Field(None, description="The claim that proves it")


class Person(Record):
    folder: ClassVar[str] = "people"
    kind_name: ClassVar[str] = "person"

    name: Line = Field(description="The full name")
    aliases: Lines = Field((), description="Other full names")
    description: Line | None = Field(None, description="Who this is, in a neutral sentence")
    roles: tuple[Role, ...] = Field((), description="Offices and functions")
    links: tuple[Url, ...] = Field((), description="Addresses of pages about the person")
    confused_with: Lines = Field((), alias="not", description="People often confused with this one")

    @property
    def title_text(self) -> str:
        return self.name
