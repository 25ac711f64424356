"""What every record may carry: how its values are known, and what pages outside the collection say."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from .fields import ClaimId, Edtf, Line, Strict, Url


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(Strict):
    """How a value is known that the article's text does not state."""

    why: Line = Field(description="The reason, in a sentence")
    confidence: Confidence = Field(description="high, medium or low")


class Outside(Strict):
    """What a page outside the collection says on a point. Shown apart; never evidence, never an origin."""

    says: Line = Field(description="What the page says, in one sentence")
    url: Url = Field(description="The page's address")
    date: Edtf | None = Field(None, description="When that was")
    about: Annotated[ClaimId | None, Field(description="The claim that it bears on")] = None


class Record(Strict):
    """A file in ``docs/``: its front matter. ``folder`` is where records of this kind lie."""

    folder: ClassVar[str]
    kind_name: ClassVar[str]

    basis: dict[str, Basis] = Field(
        default_factory=dict,
        description="How each value is known that the text does not state, by dotted path",
    )
    outside: tuple[Outside, ...] = Field(
        (), description="What pages outside the collection say; shown apart, never evidence"
    )

    @property
    def title_text(self) -> str:
        """By what people call the record."""
        raise NotImplementedError
