"""The question's record. Its answers come from the claims."""

from typing import ClassVar

from pydantic import Field

from .fields import Line, Lines
from .record import Record


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
