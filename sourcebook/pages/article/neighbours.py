"""What an article shares with others: words, stated sources, and the questions that they answer too."""

from __future__ import annotations

from dataclasses import dataclass

from ...reading.origins.lineage import Shared, pair_of
from ...reading.reuse.passages import Passage
from ..origins.view import pair_path, passage_path
from ..presenter import ArticleView, ClaimView, Presenter
from ..question.view import QuestionView, question_view


@dataclass(frozen=True)
class Neighbour:
    """Another article that has words of this one, or of which one states the other as a source.

    ``path`` leads to the two side by side. ``source`` is «stated» or «inferred» where this article has the other one, or may
    have it, as its source, ``taker`` the same the other way round; else they are empty.
    """

    article: ArticleView
    path: str
    shared: Shared | None
    source: str
    taker: str


@dataclass(frozen=True)
class SameWords:
    """Another article that has words of a paragraph; ``path`` leads to the longest of the passages."""

    article: ArticleView
    path: str


@dataclass(frozen=True)
class SharedQuestion:
    """A question that an article answers, with its own answers and those of others."""

    view: QuestionView
    mine: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]


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

    def neighbours(self, slug: str) -> list[Neighbour]:
        """The articles that share words with one or are tied to it by a stated source, those with most words first."""
        shared = {one.other(slug): one for one in self._views.readings.shared_of.get(slug, ())}
        found = []
        for other in dict.fromkeys((*shared, *self._tied.get(slug, ()))):
            words = shared.get(other)
            found.append(
                Neighbour(
                    self._views.article(other),
                    pair_path(slug, other) + ("#passages" if words else ""),
                    words,
                    self._stated.get((slug, other), ""),
                    self._stated.get((other, slug), ""),
                )
            )
        return sorted(
            found, key=lambda one: (-one.shared.words if one.shared else 0, one.article.slug)
        )

    def paragraphs(self, slug: str) -> dict[int, tuple[SameWords, ...]]:
        """For each paragraph of an article, by its index, the other articles that have words of it."""
        found: dict[int, list[SameWords]] = {}
        for shared in self._views.readings.shared_of.get(slug, ()):
            longest: dict[int, Passage] = {}
            for passage in sorted(shared.passages, key=lambda one: one.words):
                longest |= dict.fromkeys(self._touched(slug, passage), passage)
            for paragraph, passage in longest.items():
                other = self._views.article(passage.other(slug))
                same = SameWords(other, passage_path(self._views, passage))
                found.setdefault(paragraph, []).append(same)
        return {paragraph: tuple(others) for paragraph, others in found.items()}

    def _touched(self, slug: str, passage: Passage) -> list[int]:
        """The paragraphs in which a passage stands."""
        words = self._views.readings.words(slug)
        first, behind = passage.stretch(slug)
        body = self._views.readings.evidence(slug).body
        spans = body.spans(words.starts[first], words.ends[behind - 1])
        return [span.paragraph for span in spans]

    def questions(self, slug: str) -> list[SharedQuestion]:
        """The questions that an article answers, with all answers in the order of time."""
        claims = self._views.catalog.claims_of(slug)
        asked = sorted({claim.question for claim in claims if claim.question})
        shared = []
        for question in asked:
            answers = self._views.readings.answers(question)
            every = self._views.claims(c for answer in answers.answers for c in answer.claims)
            mine = tuple(claim for claim in every if claim.article.slug == slug)
            others = tuple(claim for claim in every if claim.article.slug != slug)
            shared.append(SharedQuestion(question_view(self._views, answers), mine, others))
        return shared
