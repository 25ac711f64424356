"""Utterances as pages show them: the fullest form, who carries it, and how each article's cut differs from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from ...catalog.catalog import LinkedClaim
from ...reading.excerpts import published, published_cuts, readable
from ...reading.reuse.cuts import Cut
from ...reading.reuse.differences import Change, Piece
from ...reading.reuse.utterances import Utterance
from ...reading.text.words import forms_in
from ..labels import count
from ..marks import quoted
from ..origins.view import utterance_path
from ..page import Settings
from ..presenter import ArticleView, ByArticle, ClaimView, NameView, Presenter, by_article
from ..shared_words import paragraph_path

_LONG = 10
"""Of more words left out than this the first and the last ones are shown; the fullest form gives all of them."""
_ENDS = 3
_FEW = 2
"""So few are never folded."""

T = TypeVar("T")


@dataclass(frozen=True)
class PieceView:
    """A part of a cut; ``was`` is what the fullest form has there, where that differs."""

    change: str
    words: Markup
    was: Markup


@dataclass(frozen=True)
class CutView:
    """What an article quotes of an utterance in one place.

    ``path`` leads to the first of the claims that have it as evidence, or else to the paragraph; ``speaker`` is given where
    the articles disagree; ``kept`` is how many words of the fullest form it has, ``label`` says so; ``pieces`` are empty where
    it is the fullest form, word for word.
    """

    path: str
    claims: tuple[ClaimView, ...]
    speaker: NameView | None
    kept: int
    label: str
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True)
class CarrierView:
    """An article that quotes an utterance, and its cuts."""

    article: ArticleView
    cuts: tuple[CutView, ...]

    @property
    def fullest(self) -> CutView:
        return max(self.cuts, key=lambda cut: cut.kept)


@dataclass(frozen=True)
class UtteranceView:
    """An utterance: its fullest form, who has it so, who says it, and who carries it, in the order of time."""

    id: str
    path: str
    words: Markup
    fullest: ArticleView
    speaker: NameView | None
    speakers: tuple[NameView, ...]
    earliest: ArticleView | None
    carriers: tuple[CarrierView, ...]


Resting = tuple[UtteranceView, tuple[ClaimView, ...]]
"""An utterance, and claims that rest on it."""


@dataclass(frozen=True)
class Statements:
    """Claims gathered: those that rest on words that several articles quote, under these words, and the others by article.
    Of both the ``further`` ones are folded; where any may be, so are the claims under the words."""

    utterances: tuple[Resting, ...]
    alone: ByArticle
    further_utterances: tuple[Resting, ...] = ()
    further: ByArticle = ()
    folded: bool = False

    @property
    def repeated(self) -> int:
        """How many claims rest on words that several articles quote."""
        return sum(len(claims) for _, claims in (*self.utterances, *self.further_utterances))

    @property
    def further_count(self) -> int:
        return sum(len(claims) for _, claims in self.further)

    def __bool__(self) -> bool:
        return bool(self.utterances or self.alone)


def styles_of(*found: Statements) -> tuple[str, ...]:
    """The style sheets that a page with these claims needs."""
    return ("quotations",) if any(one.utterances for one in found) else ()


def statements(
    views: Presenter, claims: Iterable[LinkedClaim], settings: Settings, first: int | None = None
) -> Statements:
    """The claims gathered, in the order of the articles. Where so many are to be shown ``first``, the utterances that most
    articles quote come before others, and what is beyond is folded."""
    resting: dict[str, list[ClaimView]] = {}
    alone = []
    for claim in views.claims(claims):
        utterance = views.readings.utterance_of.get(claim.id)
        if utterance:
            resting.setdefault(utterance.id, []).append(claim)
        else:
            alone.append(views.catalog.claims[claim.id])
    utterances = [
        (views.readings.utterance_of[found[0].id], tuple(found)) for found in resting.values()
    ]
    if first is not None:
        utterances.sort(key=lambda one: -len(one[0].articles))
    shown, hidden = _parted(
        [(utterance_view(views, one, settings), found) for one, found in utterances], first
    )
    beginning, rest = _parted(views.claims(alone), first)
    return Statements(
        tuple(shown), by_article(beginning), tuple(hidden), by_article(rest), first is not None
    )


def _parted(items: Sequence[T], first: int | None) -> tuple[Sequence[T], Sequence[T]]:
    """The first so many and those behind them; all, where no number is given or hardly any would stand behind."""
    if first is None or len(items) <= first + _FEW:
        return items, ()
    return items[:first], items[first:]


def utterance_view(views: Presenter, utterance: Utterance, settings: Settings) -> UtteranceView:
    flat = {slug: published_text(views, slug, settings) for slug in utterance.articles}
    carriers: dict[str, list[CutView]] = {}
    for carrier, shown in zip(utterance.carriers, published_cuts(utterance, flat), strict=True):
        cut = carrier.cut
        view = CutView(
            path=_path(views, cut, settings),
            claims=tuple(
                sorted((views.claim(claim) for claim in cut.claims), key=lambda one: one.number)
            ),
            speaker=views.reference(cut.speaker) if _contested(utterance) and cut.speaker else None,
            kept=_kept(utterance, carrier.pieces),
            label=_label(utterance, carrier.pieces),
            pieces=tuple(_pieces(views, utterance, cut, shown)),
        )
        carriers.setdefault(carrier.article, []).append(view)
    fullest = views.article(utterance.fullest.article)
    whole = _whole(utterance.fullest, flat[utterance.fullest.article])
    return UtteranceView(
        id=utterance.id,
        path=utterance_path(utterance),
        words=quoted(readable(whole), views.record(fullest.slug).sic),
        fullest=fullest,
        speaker=views.reference(utterance.speaker) if utterance.speaker else None,
        speakers=tuple(views.reference(speaker) for speaker in utterance.speakers),
        earliest=views.article(utterance.earliest) if utterance.earliest else None,
        carriers=tuple(CarrierView(views.article(a), tuple(c)) for a, c in carriers.items()),
    )


def _contested(utterance: Utterance) -> bool:
    return len(utterance.speakers) > 1


def published_text(views: Presenter, article: str, settings: Settings) -> str:
    """An article's text; where only its quoted passages are published, what no claim quotes is hidden."""
    excerpts = views.record(article).in_excerpts(settings.publish_text)
    return published(views.readings.evidence(article), excerpts)


def _whole(cut: Cut, flat: str) -> str:
    """The quotations of a cut as they are printed, with the signs that belong to their first and last words."""
    parts = []
    for first, behind in cut.fragments:
        start, end = cut.text.starts[first], cut.text.ends[behind - 1]
        while start and flat[start - 1] in "[$€£¥":
            start -= 1
        end += flat[end : end + 1] == "]"
        end += flat[end : end + 1] in (".", "?", "!")
        parts.append(flat[start:end])
    return " … ".join(parts)


def _path(views: Presenter, cut: Cut, settings: Settings) -> str:
    if cut.claims:
        return min((views.claim(claim) for claim in cut.claims), key=lambda one: one.number).path
    excerpts = views.record(cut.article).in_excerpts(settings.publish_text)
    return paragraph_path(views, cut.article, cut.text.starts[cut.start], excerpts)


def _kept(utterance: Utterance, pieces: Iterable[Piece]) -> int:
    left_out = (len(forms_in(p.full)) for p in pieces if p.change is Change.LEFT_OUT)
    return len(utterance.fullest.forms) - sum(left_out)


def _label(utterance: Utterance, pieces: tuple[Piece, ...]) -> str:
    """«the same words, whole», «6 of 38 words», «whole, 1 change»."""
    if _same(utterance, pieces):
        return "the same words, whole"
    changes = sum(p.change in (Change.CHANGED, Change.ADDED) for p in pieces)
    whole, kept = len(utterance.fullest.forms), _kept(utterance, pieces)
    label = f"{kept} of {count(whole, 'word')}" if kept < whole else "whole"
    return f"{label}, {count(changes, 'change')}" if changes else label


def _same(utterance: Utterance, pieces: Iterable[Piece]) -> bool:
    """Whether a cut is the fullest form, word for word, with the same words put in."""

    def forms(some: Iterable[Piece]) -> list[tuple[Change, tuple[str, ...]]]:
        return [(piece.change, forms_in(piece.words)) for piece in some]

    return forms(pieces) == forms(utterance.pieces)


def _pieces(
    views: Presenter, utterance: Utterance, cut: Cut, pieces: tuple[Piece, ...]
) -> Iterable[PieceView]:
    if _same(utterance, pieces) and cut.forms == utterance.fullest.forms:
        return
    sic = views.record(cut.article).sic
    fullest_sic = views.record(utterance.fullest.article).sic
    for piece in pieces:
        was = piece.full if piece.change in (Change.LEFT_OUT, Change.CHANGED) else ""
        words = was.split()
        if len(words) > _LONG:
            was = " … ".join([" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])])
        yield PieceView(
            piece.change.value,
            quoted(readable(piece.words), sic),
            quoted(readable(was), fullest_sic),
        )
