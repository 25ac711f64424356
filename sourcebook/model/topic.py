"""The topic's record: a theme, a country, a place, an organization, equipment or an event."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

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

    name: Line
    kind: TopicKind = TopicKind.THEME
    aliases: Lines = ()
    broader: Lines = ()
    description: Line | None = None

    @property
    def title_text(self) -> str:
        return self.name
