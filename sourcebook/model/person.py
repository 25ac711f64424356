"""The person's record: what the articles can't say by themselves."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .fields import ClaimId, Edtf, Line, Lines, Strict, Url
from .record import Record


class Role(Strict):
    """An office or a function, from when to when, and the claim that proves it."""

    role: Line
    since: Edtf | None = Field(None, alias="from")
    until: Edtf | None = Field(None, alias="to")
    source: ClaimId | None = None


class Person(Record):
    folder: ClassVar[str] = "people"
    kind_name: ClassVar[str] = "person"

    name: Line
    aliases: Lines = ()
    description: Line | None = None
    roles: tuple[Role, ...] = ()
    links: tuple[Url, ...] = ()
    confused_with: Lines = Field((), alias="not", description="People often confused with this one")

    @property
    def title_text(self) -> str:
        return self.name
