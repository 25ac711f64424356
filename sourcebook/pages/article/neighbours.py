"""What an article shares with others: words, stated sources, and the questions that they answer too."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from ...catalog.shelf import LinkedClaim
from ...reading.origins.lineage import Shared, pair_of
from ...reading.reuse.passages import Passage
from ..origins.view import pair_path, passage_path, shared_path
from ..presenter import ArticleView, ClaimView, NameView, Presenter
from ..question.line import QuestionLine, question_line


@dataclass(frozen=True)
class Neighbour:
    """Another article that has words of this one, or of which one states the other as a source.

    ``path`` leads to what they share, or to the two side by side. ``quoted`` and ``narrated`` are the words that they share, of
    each kind; ``copied`` says that one is a copy of the other. ``source`` is «stated» or «inferred» where this article has the other one, or may
    have it, as its source, ``taker`` the same the other way round; else they are empty.
    """

    article: ArticleView
    path: str
    quoted: int
    narrated: int
    copied: bool
    source: str
    taker: str


@dataclass(frozen=True)
class Neighbours:
    """The articles that share most with one, most words first, and how many ``further`` ones share less."""

    shown: tuple[Neighbour, ...]
    further: int


@dataclass(frozen=True)
class SameWords:
    """The first of the other articles that have words of a paragraph, each with the way to the longest of the passages, and
    how many ``further`` ones have some."""

    shown: tuple[NameView, ...]
    further: int


@dataclass(frozen=True)
class SharedQuestion:
    """A question that an article answers, with its own answers, the first of the others and how many ``further`` ones there
    are."""

    line: QuestionLine
    mine: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]
    further: int


_MOST_NEIGHBOURS, _MOST_NAMED, _MOST_ANSWERS, _FIRST_ANSWERS = 60, 4, 12, 6
"""So many articles, articles at a paragraph, and answers of others are shown; of more answers, the first ones."""


class SharedWith:
    """What any article shares with others."""

    def __init__(self, views: Presenter) -> None:
        self._views = views
        self._stated: dict[tuple[str, str], str] = {}
        for stated in views.readings.stated_sources:
            for giver in stated.articles:
                if pair_of(stated.article, giver) in views.pairs:
                    how = "inferred" if stated.inferred else "stated"
                    self._stated[stated.article, giver] = how
        self._tied: dict[str, list[str]] = {}
        for taker, giver in self._stated:
            self._tied.setdefault(taker, []).append(giver)
            self._tied.setdefault(giver, []).append(taker)

    def neighbours(self, slug: str) -> Neighbours:
        """The articles that share words with one or are tied to it by a stated source, those with most words first."""
        shared = {one.other(slug): one for one in self._views.readings.shared_of.get(slug, ())}
        others = dict.fromkeys((*shared, *self._tied.get(slug, ())))
        ordered = sorted(
            others, key=lambda other: (-shared[other].words if other in shared else 0, other)
        )
        shown = ordered[:_MOST_NEIGHBOURS]
        return Neighbours(
            tuple(self._neighbour(slug, other, shared.get(other)) for other in shown),
            len(ordered) - len(shown),
        )

    def _neighbour(self, slug: str, other: str, shared: Shared | None) -> Neighbour:
        return Neighbour(
            self._views.article(other),
            shared_path(self._views, slug, other) if shared else pair_path(slug, other),
            shared.quoted if shared else 0,
            shared.narrated if shared else 0,
            shared is not None and shared.copied,
            self._stated.get((slug, other), ""),
            self._stated.get((other, slug), ""),
        )

    def paragraphs(self, slug: str) -> dict[int, SameWords]:
        """For each paragraph of an article, by its index, the other articles that have words of it."""
        found: dict[int, list[Passage]] = {}
        for shared in self._views.readings.shared_of.get(slug, ()):
            longest: dict[int, Passage] = {}
            for passage in sorted(shared.passages, key=lambda one: one.words):
                longest |= dict.fromkeys(self._touched(slug, passage), passage)
            for paragraph, passage in longest.items():
                found.setdefault(paragraph, []).append(passage)
        return {
            paragraph: SameWords(
                tuple(self._named(slug, passage) for passage in passages[:_MOST_NAMED]),
                len(passages[_MOST_NAMED:]),
            )
            for paragraph, passages in found.items()
        }

    def _named(self, slug: str, passage: Passage) -> NameView:
        other = passage.other(slug)
        path = passage_path(self._views, passage, other)
        return NameView(self._views.article(other).named, path)

    def _touched(self, slug: str, passage: Passage) -> list[int]:
        """The paragraphs in which a passage stands."""
        words = self._views.readings.words(slug)
        first, behind = passage.stretch(slug)
        body = self._views.readings.evidence(slug).body
        spans = body.spans(words.starts[first], words.ends[behind - 1])
        return [span.paragraph for span in spans]

    def questions(self, slug: str) -> list[SharedQuestion]:
        """The questions that an article answers, with the answers in the order of time."""
        mine: dict[str, list[LinkedClaim]] = {}
        for claim in self._views.catalog.claims_of(slug):
            if claim.question:
                mine.setdefault(claim.question, []).append(claim)
        return [self._shared_question(slug, question, mine[question]) for question in sorted(mine)]

    def _shared_question(self, slug: str, question: str, mine: list[LinkedClaim]) -> SharedQuestion:
        answers = self._views.readings.answers(question).claims
        number = len(answers) - len(mine)
        most = _MOST_ANSWERS if number <= _MOST_ANSWERS else _FIRST_ANSWERS
        others = tuple(islice((c for c in answers if c.article != slug), most))
        return SharedQuestion(
            question_line(self._views, question),
            self._views.claims(mine),
            self._views.claims(others),
            number - len(others),
        )
