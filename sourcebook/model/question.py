"""The question's record. Its answers come from the claims."""

from __future__ import annotations

from typing import ClassVar

from .fields import Line, Lines
from .record import Record


class Question(Record):
    folder: ClassVar[str] = "questions"
    kind_name: ClassVar[str] = "question"

    question: Line
    topics: Lines = ()

    @property
    def title_text(self) -> str:
        return self.question
