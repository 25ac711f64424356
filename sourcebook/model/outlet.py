"""The outlet's record: who publishes, and by which words its texts show it."""

from __future__ import annotations

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

    name: Line
    kind: OutletKind | None = None
    country: Line | None = None
    homepage: Url | None = None
    aliases: Lines = ()
    signs: Lines = Field((), description="Words by which a text shows that it is this outlet's")
    description: Line | None = None

    @property
    def title_text(self) -> str:
        return self.name
