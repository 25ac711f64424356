"""Omissions as pages show them: what an article, or an outlet, leaves out of its story, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...reading.omissions import Omission
from ..presenter import ArticleView, ClaimView, NameView, Presenter
from ..question.view import QuestionView, given_by, question_view

T = TypeVar("T")


@dataclass(frozen=True)
class LeftOut(Generic[T]):
    """Something that is left out, and the articles that tell it, each with the place where it does. ``later`` says that it could not be known yet."""

    of: T
    told_by: tuple[tuple[ArticleView, str], ...]
    later: bool


@dataclass(frozen=True)
class OmissionsView:
    """What is left out. ``story`` are the articles that it is compared with, ``further`` how many more the story has."""

    story: tuple[ArticleView, ...]
    further: int
    questions: tuple[LeftOut[QuestionView], ...]
    people: tuple[LeftOut[NameView], ...]
    claims: tuple[tuple[ArticleView, tuple[LeftOut[ClaimView], ...]], ...]

    @property
    def claim_count(self) -> int:
        return sum(len(claims) for _, claims in self.claims)

    @property
    def later(self) -> int:
        """How much of it could not be known yet."""
        claims = sum(one.later for _, claims in self.claims for one in claims)
        return sum(q.later for q in self.questions) + sum(p.later for p in self.people) + claims

    @property
    def total(self) -> int:
        return len(self.questions) + len(self.people) + self.claim_count


def omissions_view(views: Presenter, articles: Sequence[str]) -> OmissionsView | None:
    """What none of the articles mentions; None where there is no other article on their story."""
    found = views.stories.omitted_by(articles)
    if not found.story:
        return None
    claims: dict[str, list[LeftOut[ClaimView]]] = {}
    for one in _shown(views, found.claims, views.claim):
        claims.setdefault(one.of.article.slug, []).append(one)
    return OmissionsView(
        tuple(views.article(slug) for slug in found.story),
        found.further,
        _shown(
            views,
            found.questions,
            lambda slug: question_view(views, views.readings.answers(slug)),
            lambda slug, article: (
                given_by(views, views.readings.answers(slug), article)[0].claim.path
            ),
        ),
        _shown(views, found.people, views.person),
        tuple((views.article(slug), tuple(left_out)) for slug, left_out in claims.items()),
    )


def _shown(
    views: Presenter,
    found: Iterable[Omission],
    view: Callable[[str], T],
    place: Callable[[str, str], str] | None = None,
) -> tuple[LeftOut[T], ...]:
    def told(of: str, slug: str) -> tuple[ArticleView, str]:
        article = views.article(slug)
        return article, place(of, slug) if place else article.path

    return tuple(
        LeftOut(view(one.of), tuple(told(one.of, slug) for slug in one.told_by), one.later)
        for one in found
    )
