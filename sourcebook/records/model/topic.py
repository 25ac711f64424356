"""The topic's record: a theme, a country, a place, an organization, equipment or an event."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .fields import Line, Lines
from .record import Record


class TopicKind(StrEnum):
    THEME = "theme"
    COUNTRY = "country"
    PLACE = "place"
    ORGANIZATION = "organization"
    EQUIPMENT = "equipment"
    EVENT = "event"


class Topic(Record):
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

    @property
    def title_text(self) -> str:
        return self.name
