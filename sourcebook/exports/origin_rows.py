"""Origins as data: how many independent accounts stand behind claims, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from ..reading.origins.doubts import Doubt, DoubtKind
from ..reading.origins.independence import Tie, TieKind
from ..reading.readings import Readings
from .passages_json import passage_id
from .rows import ReferenceRow, Row, reference_row


class TieRow(Row):
    """Why two claims have one origin."""

    kind: TieKind
    claims: tuple[str, str]
    source: ReferenceRow | None = Field(
        description="Whose word it is, or through whom both have it"
    )
    words: int = Field(description="How many words they share, where they share words")
    passage: str | None = Field(description="The passage in passages.json")
    utterance: str | None = Field(description="The utterance in utterances.json")


class DoubtRow(Row):
    """Why it can't be told whether an origin is the same as one that counts."""

    kind: DoubtKind
    articles: tuple[str, str]
    source: str | None = Field(description="The outlet on which they draw, by its slug")
    words: int = Field(description="How many words of narrative the articles share")


class OriginRow(Row):
    """Claims that go back to one account."""

    claims: list[str]
    articles: list[str]
    counts: bool = Field(description="Whether it is independent of all others that count")
    ties: list[TieRow]
    doubt: DoubtRow | None


class OriginsRow(Row):
    """At least ``independent`` accounts stand behind the claims, and at most as many as there are origins."""

    independent: int
    origins: list[OriginRow]


def origins_row(readings: Readings, claims: Iterable[str]) -> OriginsRow:
    """The origins of some claims."""
    found = readings.origins(tuple(claims))
    counted = set(found.independent)
    doubts = {(d.other if d.one in counted else d.one): d for d in found.doubts}
    return OriginsRow(
        independent=len(counted),
        origins=[
            OriginRow(
                claims=list(origin.claims),
                articles=list(origin.articles),
                counts=number in counted,
                ties=[_tie(readings, tie) for tie in origin.ties],
                doubt=_doubt(doubts[number]) if number in doubts else None,
            )
            for number, origin in enumerate(found.origins)
        ],
    )


def _tie(readings: Readings, tie: Tie) -> TieRow:
    return TieRow(
        kind=tie.kind,
        claims=(tie.one, tie.other),
        source=reference_row(tie.source) if tie.source else None,
        words=tie.words,
        passage=passage_id(readings, tie.passage) if tie.passage else None,
        utterance=tie.utterance.id if tie.utterance else None,
    )


def _doubt(doubt: Doubt) -> DoubtRow:
    return DoubtRow(
        kind=doubt.kind,
        articles=(doubt.article, doubt.against),
        source=doubt.source,
        words=doubt.words,
    )
