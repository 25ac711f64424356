"""Two articles side by side: the page of each pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...reading.excerpts import readable
from ...reading.origins.lineage import Shared
from ...reading.pairs import Pairing
from ...reading.reuse.differences import words_at
from ...reading.reuse.utterances import Utterance
from ...records.model.dates import sort_key
from ..origins.view import OriginCount, origin_count, pair_path, utterance_path
from ..page import Content, Page, Settings, content
from ..presenter import ArticleView, ClaimView, NameView, Presenter
from ..question.view import Given, QuestionView, given_by, question_view
from ..quotations.utterances import published_text
from ..shared_words import Text, side_of

_MOST_WORDS = 16
"""An utterance is shown by its opening words; all of them stand on the page of quotations."""


@dataclass(frozen=True)
class Answered:
    """A question that both articles answer, or one of them; ``origins`` counts those behind the answers of the two."""

    question: QuestionView
    one: tuple[Given, ...]
    other: tuple[Given, ...]
    origins: OriginCount


@dataclass(frozen=True)
class Quoted:
    """Words that both articles quote: the speaker, the opening words, and where both cuts stand."""

    speaker: NameView | None
    words: str
    path: str


@dataclass(frozen=True)
class Source:
    """That one article states the other, or its outlet, as its source. ``certain`` says that no other article can be meant."""

    taker: ArticleView
    giver: ArticleView
    claims: tuple[ClaimView, ...]
    inferred: bool
    certain: bool


@dataclass(frozen=True)
class PassageView:
    """Words that both articles share, by number from 1. ``edited`` says that small changes stand between them."""

    number: int
    kind: str
    words: int
    edited: bool
    one: Text
    other: Text


@dataclass(frozen=True)
class Only:
    """What only one of the two articles says."""

    anchor: str
    questions: tuple[Answered, ...]
    rest: tuple[ClaimView, ...]


def pair_pages(views: Presenter, settings: Settings, pairings: Iterable[Pairing]) -> list[Page]:
    return [
        Page(
            pair_path(pairing.first, pairing.second),
            partial(_pair_page, views, settings, pairing),
        )
        for pairing in pairings
    ]


def _pair_page(views: Presenter, settings: Settings, pairing: Pairing) -> Content:
    one, other = sides = in_time(views, pairing)
    shared = pairing.shared
    apart = one.short != other.short
    labels = tuple(side.named if apart else side.headline for side in sides)
    heading = Markup(" and ").join(labels)
    title = heading.striptags()
    ids = {pairing.first: "first", pairing.second: "second"}
    alone = {pairing.first: pairing.only_first, pairing.second: pairing.only_second}
    rest = {pairing.first: pairing.rest_first, pairing.second: pairing.rest_second}
    return content(
        "pair/page.html",
        pair_path(pairing.first, pairing.second),
        title,
        f"«{one.title}» and «{other.title}»: what both say, what differs, what they share word for word.",
        kind="pair",
        styles=("compare",),
        heading=heading,
        sides=sides,
        labels=labels,
        pairing=pairing,
        earlier=views.article(pairing.earlier) if pairing.earlier else None,
        undated=[article for article in sides if not article.published],
        copied=_percent(views, shared) if shared and shared.copied else 0,
        sources=_sources(views, pairing),
        both=[_answered(views, slug, one, other) for slug in pairing.both],
        quoted=[_quoted(views, settings, utterance, one.slug) for utterance in pairing.utterances],
        differs=[_answered(views, slug, one, other) for slug in pairing.differs],
        passages=_passages(views, settings, shared, one, other) if shared else (),
        only=[
            Only(
                f"only-{ids[article.slug]}",
                tuple(_answered(views, slug, one, other) for slug in alone[article.slug]),
                tuple(views.claim(claim) for claim in rest[article.slug]),
            )
            for article in sides
        ],
    )


def in_time(views: Presenter, pairing: Pairing) -> tuple[ArticleView, ArticleView]:
    """The two articles, the earlier one first, as they stand side by side."""
    first, second = views.article(pairing.first), views.article(pairing.second)
    if sort_key(second.published) < sort_key(first.published):
        return second, first
    return first, second


def _answered(views: Presenter, slug: str, one: ArticleView, other: ArticleView) -> Answered:
    answers = views.readings.answers(slug)
    mine, theirs = (given_by(views, answers, article.slug) for article in (one, other))
    origins = origin_count(views, [item.claim.id for item in (*mine, *theirs)])
    return Answered(question_view(views, answers), mine, theirs, origins)


def _quoted(views: Presenter, settings: Settings, utterance: Utterance, article: str) -> Quoted:
    """An utterance, by the words that the article has of it."""
    cut = next(carrier.cut for carrier in utterance.carriers if carrier.article == article)
    flat = {article: published_text(views, article, settings)}
    words = readable(words_at(cut, cut.places[:_MOST_WORDS], flat))
    more = "…" if len(cut.places) > _MOST_WORDS else ""
    speaker = views.reference(utterance.speaker) if utterance.speaker else None
    return Quoted(speaker, words + more, utterance_path(utterance))


def _sources(views: Presenter, pairing: Pairing) -> list[Source]:
    found = []
    for stated in pairing.stated:
        giver = pairing.first if stated.article == pairing.second else pairing.second
        claims = (views.catalog.claims[claim] for claim in stated.claims)
        found.append(
            Source(
                views.article(stated.article),
                views.article(giver),
                views.claims(claims),
                stated.inferred,
                len(stated.articles) == 1,
            )
        )
    return found


def _passages(
    views: Presenter, settings: Settings, shared: Shared, one: ArticleView, other: ArticleView
) -> list[PassageView]:
    return [
        PassageView(
            number,
            passage.kind.value,
            passage.words,
            any(
                behind - first > passage.words
                for first, behind in (passage.stretch(shared.first), passage.stretch(shared.second))
            ),
            side_of(views, passage, one.slug, settings),
            side_of(views, passage, other.slug, settings),
        )
        for number, passage in enumerate(shared.passages, start=1)
    ]


def _percent(views: Presenter, shared: Shared) -> int:
    """How many in a hundred words of the shorter article the other one has too."""
    shortest = min(len(views.readings.words(slug)) for slug in (shared.first, shared.second))
    return 100 * shared.words // shortest
