"""The words that articles share, as ``data/passages.json``, and what several of them quote, as ``data/utterances.json``."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..reading.excerpts import published, published_cuts, readable
from ..reading.pairs import pairs_shown
from ..reading.readings import Readings
from ..reading.reuse.differences import Change, Piece
from ..reading.reuse.passages import Passage, PassageKind
from ..reading.reuse.utterances import Carrier, Utterance
from ..records.model import PublishText
from .addresses import claim_url, passage_url, record_url, utterance_url
from .rows import ReferenceRow, Row, lines_of, reference_row, schema_of


class PlaceRow(Row):
    """Where a passage stands in an article, and in its seed: characters from 0, the last one behind the words."""

    article: str
    text: str | None = Field(
        description="The exact words; null where the article's full text is not published"
    )
    seed: str
    start: int | None = Field(description="The first character in the seed's text")
    end: int | None = Field(description="The character behind the last")
    line: int | None = Field(description="The line of the seed's text in which it begins, from 1")


class PassageRow(Row):
    id: str
    kind: PassageKind
    words: int = Field(description="How many words are equal; small edits may stand between them")
    places: tuple[PlaceRow, PlaceRow]
    url: str


class PassagesFile(Row):
    """The passages of eight words or more that any two articles share."""

    version: str
    passages: list[PassageRow]


class PieceRow(Row):
    """A part of a cut against the fullest form; «[…]» stands for words that are not published."""

    change: Change
    words: str = Field(description="As this article has it")
    full: str = Field(description="As the fullest form has it")


class CarrierRow(Row):
    article: str
    claims: list[str]
    words: int = Field(description="How many words the article quotes, without what it put in")
    cut: list[PieceRow]
    url: str


class UtteranceRow(Row):
    id: str
    speaker: ReferenceRow | None = Field(description="Whom most articles name")
    speakers: list[ReferenceRow]
    fullest: str
    fullest_in: str
    earliest: str | None = Field(
        description="The article that appeared before all other dated ones, where that is known"
    )
    carriers: list[CarrierRow]
    url: str


class UtterancesFile(Row):
    """The words of one speaker that several articles quote."""

    version: str
    utterances: list[UtteranceRow]


PASSAGES_SCHEMA = "passages.schema.json"
UTTERANCES_SCHEMA = "utterances.schema.json"


def passages_json(readings: Readings, publish_text: PublishText) -> Iterator[bytes]:
    """``passages.json``, row by row."""
    paged = set(pairs_shown(readings))
    rows = (
        _passage(readings, passage, number, pair in paged, publish_text)
        for pair, shared in readings.shared.items()
        for number, passage in enumerate(shared.passages, start=1)
    )
    return lines_of(PASSAGES_SCHEMA, {"passages": rows})


def utterances_json(readings: Readings, publish_text: PublishText) -> Iterator[bytes]:
    """``utterances.json``, row by row."""
    rows = (
        _utterance(utterance, _published(readings, utterance, publish_text))
        for utterance in readings.utterances
    )
    return lines_of(UTTERANCES_SCHEMA, {"utterances": rows})


def reading_schemas() -> dict[str, bytes]:
    """The schemas of both files, by name."""
    return {
        PASSAGES_SCHEMA: schema_of(PassagesFile),
        UTTERANCES_SCHEMA: schema_of(UtterancesFile),
    }


def passage_id(readings: Readings, passage: Passage) -> str:
    """The id of a passage."""
    return _id(passage, readings.shared[passage.first, passage.second].number(passage))


def _id(passage: Passage, number: int) -> str:
    """The id of a passage: its two articles and its number between them."""
    return f"{passage.first}--{passage.second}-{number}"


def _passage(
    readings: Readings, passage: Passage, number: int, paged: bool, publish_text: PublishText
) -> PassageRow:
    """``paged`` says that its two articles have a page of their own; else it leads to what the second one shares."""
    url = passage_url(passage.first, passage.second, number)
    return PassageRow(
        id=_id(passage, number),
        kind=passage.kind,
        words=passage.words,
        places=(
            _place(readings, passage, passage.first, publish_text),
            _place(readings, passage, passage.second, publish_text),
        ),
        url=url if paged else f"{record_url('articles', passage.second)}#shared",
    )


def _place(
    readings: Readings, passage: Passage, article: str, publish_text: PublishText
) -> PlaceRow:
    first, behind = passage.stretch(article)
    words = readings.words(article)
    start, end = words.starts[first], words.ends[behind - 1]
    record = readings.catalog.articles[article].record
    shown = not record.in_excerpts(publish_text) or readings.evidence_places(article).issuperset(
        range(first, behind)
    )
    found = readings.in_seed(article, start, end)
    seed = readings.catalog.seed_of(readings.catalog.articles[article])
    return PlaceRow(
        article=article,
        text=readings.evidence(article).body.flat[start:end] if shown else None,
        seed=record.source.file,
        start=found[0] if found else None,
        end=found[1] if found else None,
        line=seed.text.count("\n", 0, found[0]) + 1 if found and seed else None,
    )


def _published(
    readings: Readings, utterance: Utterance, publish_text: PublishText
) -> dict[str, str]:
    """The texts of the articles that carry an utterance, as the site may publish them."""
    articles = readings.catalog.articles
    return {
        slug: published(readings.evidence(slug), articles[slug].record.in_excerpts(publish_text))
        for slug in utterance.articles
    }


def _utterance(utterance: Utterance, flat: dict[str, str]) -> UtteranceRow:
    cuts = list(zip(utterance.carriers, published_cuts(utterance, flat), strict=True))
    whole = next(pieces for carrier, pieces in cuts if carrier.cut is utterance.fullest)
    return UtteranceRow(
        id=utterance.id,
        speaker=reference_row(utterance.speaker) if utterance.speaker else None,
        speakers=[reference_row(speaker) for speaker in utterance.speakers],
        fullest=readable(" ".join(piece.words for piece in whole if piece.words)),
        fullest_in=utterance.fullest.article,
        earliest=utterance.earliest,
        carriers=[_carrier(carrier, pieces) for carrier, pieces in cuts],
        url=utterance_url(utterance.id),
    )


def _carrier(carrier: Carrier, pieces: tuple[Piece, ...]) -> CarrierRow:
    claims = carrier.cut.claims
    return CarrierRow(
        article=carrier.article,
        claims=list(claims),
        words=len(carrier.cut.forms),
        cut=[
            PieceRow(change=piece.change, words=readable(piece.words), full=readable(piece.full))
            for piece in pieces
        ],
        url=claim_url(claims[0]) if claims else record_url("articles", carrier.article),
    )
