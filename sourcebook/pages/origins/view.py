"""Origins as pages show them: how many independent accounts stand behind what is said, and why the others do not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...reading.origins.doubts import Doubt
from ...reading.origins.independence import Origin, Tie, TieKind
from ...reading.origins.lineage import pair_of
from ...reading.reuse.passages import Passage
from ...reading.reuse.utterances import Utterance
from ...records.model.fields import pair_slug
from ..presenter import ArticleView, ByArticle, ClaimView, NameView, Presenter
from ..shared_words import evidence_path


@dataclass(frozen=True)
class TieView:
    """Why two claims have one origin; ``path`` leads to the words that they share. ``inferred`` says that the text names the
    speaker or the chain of one of them only by the curator's inference."""

    kind: str
    one: ClaimView
    other: ClaimView
    source: NameView | None
    words: int
    path: str
    inferred: bool
    ordered: bool
    """Of a copy: whether it is known that ``other`` is the later one."""


@dataclass(frozen=True)
class OriginView:
    """An origin: its articles with the claims that go back to it and how many ``further`` articles there are, whether it
    counts, and the first of so many ties that hold it together."""

    counts: bool
    claims: ByArticle
    further: int
    ties: tuple[TieView, ...]
    tie_count: int
    doubt: DoubtView | None


@dataclass(frozen=True)
class DoubtView:
    """Why an origin may be the same as one that counts."""

    kind: str
    article: ArticleView
    against: ArticleView
    source: NameView | None
    words: int
    path: str


@dataclass(frozen=True)
class OriginCount:
    """``least`` origins are independent as far as the texts show; ``most`` there may be."""

    articles: int
    least: int
    most: int


@dataclass(frozen=True)
class OriginsView(OriginCount):
    """The same with the origins, those that count first; more than a page holds are left out."""

    origins: tuple[OriginView, ...]


_MOST_ORIGINS, _MOST_TIES, _MOST_ARTICLES = 60, 36, 24
"""So many stand on a page, most of them folded; ``catalog.json`` has all."""
_FIELD = {TieKind.SPEAKER: "by", TieKind.CHAIN: "via"}


def origin_count(views: Presenter, claims: Sequence[str]) -> OriginCount:
    """How many origins some claims have, by the claims' ids."""
    found = views.readings.origins(claims)
    return OriginCount(len(found.articles), len(found.independent), len(found.origins))


def origins_view(views: Presenter, claims: Sequence[str]) -> OriginsView:
    """The origins of some claims, by the claims' ids."""
    found = views.readings.origins(claims)
    counted = set(found.independent)
    doubts = {(d.other if d.one in counted else d.one): d for d in found.doubts}
    shown = (*found.independent, *sorted(doubts))[:_MOST_ORIGINS]
    return OriginsView(
        articles=len(found.articles),
        least=len(found.independent),
        most=len(found.origins),
        origins=tuple(
            _origin(views, found.origins[number], number in counted, doubts.get(number))
            for number in shown
        ),
    )


def _origin(views: Presenter, origin: Origin, counts: bool, doubt: Doubt | None) -> OriginView:
    shown = set(origin.articles[:_MOST_ARTICLES])
    claims = (views.catalog.claims[claim] for claim in origin.claims)
    return OriginView(
        counts,
        views.by_article(claim for claim in claims if claim.article in shown),
        len(origin.articles) - len(shown),
        tuple(_tie(views, tie) for tie in origin.ties[:_MOST_TIES]),
        len(origin.ties),
        _doubt(views, doubt) if doubt else None,
    )


def _tie(views: Presenter, tie: Tie) -> TieView:
    one, other = views.claim(tie.one), views.claim(tie.other)
    path = other.path
    if tie.utterance:
        path = utterance_path(tie.utterance)
    elif tie.passage:
        path = passage_path(views, tie.passage, other.article.slug)
    source = views.reference(tie.source) if tie.source else None
    earlier = _earlier(views, tie)
    if tie.kind is TieKind.COPY and earlier == other.article.slug:
        one, other = other, one
    inferred = any(_FIELD.get(tie.kind) in claim.basis for claim in (one, other))
    return TieView(
        tie.kind.value, one, other, source, tie.words, path, inferred, earlier is not None
    )


def _earlier(views: Presenter, tie: Tie) -> str | None:
    passage = tie.passage
    return views.readings.shared[passage.first, passage.second].earlier if passage else None


def _doubt(views: Presenter, doubt: Doubt) -> DoubtView:
    source = views.outlet(doubt.source) if doubt.source else None
    path = f"articles/{doubt.article}.md#source"
    if doubt.words:
        path = shared_path(views, doubt.article, doubt.against)
    return DoubtView(
        doubt.kind.value,
        views.article(doubt.article),
        views.article(doubt.against),
        source,
        doubt.words,
        path,
    )


def utterance_path(utterance: Utterance) -> str:
    """Where an utterance stands on the page of quotations."""
    return f"quotations.md#{utterance.id}"


def pair_path(one: str, other: str) -> str:
    """The page of two articles side by side."""
    return f"compare/{pair_slug(*pair_of(one, other))}.md"


def shared_path(views: Presenter, one: str, other: str) -> str:
    """Where it stands what two articles share: on the page of both, else among what the second one shares with others."""
    if pair_of(one, other) in views.pairs:
        return f"{pair_path(one, other)}#passages"
    return f"{views.article(other).path}#shared"


def passage_path(views: Presenter, passage: Passage, article: str) -> str:
    """Where a passage stands on the page of its two articles, else where its words stand in the given one of them."""
    pair = passage.first, passage.second
    if pair in views.pairs:
        return f"{pair_path(*pair)}#passage-{views.readings.shared[pair].number(passage)}"
    evidence = evidence_path(views, article, passage.places(article))
    return evidence or shared_path(views, passage.other(article), article)
