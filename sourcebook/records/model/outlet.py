"""The outlet's record: who publishes, and by which words its texts show it."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .fields import Line, Lines, Url
from .record import Record


class OutletKind(StrEnum):
    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    WEBSITE = "website"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    PLATFORM = "platform"


class Outlet(Record):
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

    @property
    def title_text(self) -> str:
        return self.name
