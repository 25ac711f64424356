"""Omissions as pages show them: what an article, or an outlet, leaves out of its story, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from ...reading.omissions import Omission
from ...reading.pairs import MOST_ARTICLES
from ..presenter import ArticleView, NameView, Presenter
from ..question.line import QuestionLine, question_line

T = TypeVar("T")

_MOST, _MOST_CLAIMS, _MOST_TELLERS = 10, 3, 4
"""So many of each kind, claims of each article, and articles that tell one of them are named where there are many articles."""


@dataclass(frozen=True)
class LeftOut(Generic[T]):
    """Something that is left out, and the first of the articles that tell it, each with the way to where it does. ``later``
    says that it could not be known yet."""

    of: T
    told_by: tuple[NameView, ...]
    further: int
    later: bool


@dataclass(frozen=True)
class Some(Generic[T]):
    """The first of so many things of one kind that are left out; ``later`` of them all could not be known yet."""

    shown: tuple[LeftOut[T], ...]
    count: int
    later: int

    @property
    def further(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True)
class OmissionsView:
    """What is left out. It is compared with so many articles of the story, which has so many ``further`` ones. ``later`` are
    the questions that could not be known yet, ``known`` all other ones."""

    story: int
    further: int
    known: Some[QuestionLine]
    later: Some[QuestionLine]
    people: Some[NameView]
    claims: tuple[tuple[ArticleView, Some[NameView]], ...]

    @property
    def question_count(self) -> int:
        return self.known.count + self.later.count

    @property
    def claim_count(self) -> int:
        return sum(some.count for _, some in self.claims)

    @property
    def later_count(self) -> int:
        """How much of it could not be known yet."""
        return self.later.count + self.people.later + sum(some.later for _, some in self.claims)

    @property
    def total(self) -> int:
        return self.question_count + self.people.count + self.claim_count


def omissions_view(views: Presenter, articles: Sequence[str]) -> OmissionsView | None:
    """What none of the articles mentions; None where there is no other article on their story."""
    found = views.stories.omitted_by(articles)
    if not found.story:
        return None
    many = len(views.catalog.articles) > MOST_ARTICLES
    claims: dict[str, list[Omission]] = {}
    for one in found.claims:
        claims.setdefault(one.told_by[0], []).append(one)
    line, answer = partial(question_line, views), partial(_answer, views)
    known = [one for one in found.questions if not one.later]
    later = [one for one in found.questions if one.later]
    left = max(_MOST - len(known), 0)
    return OmissionsView(
        len(found.story),
        found.further,
        _some(known, line, answer, _MOST if many else None),
        _some(later, line, answer, left if many else None),
        _some(found.people, views.person, partial(_article, views), _MOST if many else None),
        tuple(
            (
                views.article(slug),
                _some(omitted, partial(_claim, views), None, _MOST_CLAIMS if many else None),
            )
            for slug, omitted in claims.items()
        ),
    )


def _some(
    found: Sequence[Omission],
    view: Callable[[str], T],
    teller: Callable[[Omission, str], NameView] | None,
    most: int | None,
) -> Some[T]:
    """``teller`` gives an article that tells something; None where it need not be named."""
    return Some(
        tuple(
            LeftOut(
                view(one.of),
                tuple(teller(one, slug) for slug in one.told_by[:_MOST_TELLERS]) if teller else (),
                len(one.told_by[_MOST_TELLERS:]),
                one.later,
            )
            for one in found[:most]
        ),
        len(found),
        sum(one.later for one in found),
    )


def _claim(views: Presenter, claim: str) -> NameView:
    return NameView(views.catalog.claims[claim].claim.text, views.claim_path(claim))


def _answer(views: Presenter, omission: Omission, article: str) -> NameView:
    """The article, with the way to its answer to the question."""
    _, answer = views.readings.answers(omission.of).of_article[article][0]
    return NameView(views.article(article).named, views.claim_path(answer.id))


def _article(views: Presenter, omission: Omission, article: str) -> NameView:
    view = views.article(article)
    return NameView(view.named, view.path)
