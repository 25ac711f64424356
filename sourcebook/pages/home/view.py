"""The front page: the story, the articles, what they disagree on, when it happened, the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from heapq import nsmallest

from ...catalog.catalog import LinkedClaim
from ...reading.answers.agreement import Agreement
from ..labels import count
from ..page import Content, Page, content
from ..presenter import ArticleView, ClaimView, Presenter
from ..question.view import QuestionView, question_view, questions_in_order
from ..timeline.view import bars

_DIVIDED = 8
_CARDS, _NEWEST = 12, 6
"""So many articles have a card: all, or the newest and those that share most with others."""
_FIRST = 4
"""Where there are more articles, so many answers to a question are shown, with so many articles each."""


def home_page(views: Presenter, title: str, introduction: str, lineage: str) -> Page:
    """The front page. ``introduction`` is the Markdown of ``docs/index.md``, ``lineage`` says who rests on whom."""
    return Page("index.md", partial(_home_page, views, title, introduction, lineage))


def _home_page(views: Presenter, title: str, introduction: str, lineage: str) -> Content:
    divided = [
        answers
        for answers in questions_in_order(views)
        if answers.agreement in (Agreement.DISPUTED, Agreement.DIFFER)
    ]
    catalog = views.catalog
    questions = [question_view(views, answers) for answers in divided[:_DIVIDED]]
    many = len(views.articles) > _CARDS
    chosen = [(words, found) for words, found in _chosen(views) if found] if many else []
    return content(
        "home/page.html",
        "index.md",
        title,
        f"{count(len(catalog.articles), 'article')} and {count(len(catalog.claims), 'claim')}, compared: "
        "what was said, by whom, where the accounts differ, and the very words that prove it.",
        kind="home",
        heading=title,
        introduction=introduction,
        example=_example(views),
        chosen=chosen,
        articles=() if chosen else views.articles[:_CARDS],
        many=many,
        lineage=lineage,
        divided=[_shortened(question) for question in questions] if many else questions,
        bars=bars(views.readings.timeline),
        numbers=[
            (len(catalog.articles), "article", "articles/index.md"),
            (len(catalog.claims), "claim", "claims.md"),
            (len(catalog.questions), "question", "questions/index.md"),
            (len(catalog.people), "person", "people/index.md"),
            (len(catalog.topics), "topic", "topics/index.md"),
            (len(catalog.outlets), "outlet", "outlets/index.md"),
        ],
    )


def _example(views: Presenter) -> tuple[ClaimView, ...]:
    """A claim and one of another article that disputes it, those two that are said in fewest words; none where there are no such."""
    claims = views.catalog.claims
    pairs = (
        (claims[other], claim)
        for claim in claims.values()
        for other in claim.claim.disputes
        if claims[other].article != claim.article
    )
    shortest = min(pairs, key=lambda pair: sum(map(_length, pair)), default=())
    return tuple(views.claim(claim.id) for claim in shortest)


def _length(claim: LinkedClaim) -> int:
    return len(claim.claim.text) + sum(map(len, claim.claim.quote))


def _chosen(views: Presenter) -> Iterator[tuple[str, Sequence[ArticleView]]]:
    """The articles that appeared last, those without a date being never called new; and those that share words with most
    others, or that most others state as their source."""
    dated = [article for article in views.articles if article.published]
    yield "The newest", dated[: -_NEWEST - 1 : -1]
    ties = Counter({slug: len(shared) for slug, shared in views.readings.shared_of.items()})
    for stated in views.readings.stated_sources:
        if len(stated.articles) == 1:
            ties.update((stated.article, stated.articles[0]))
    most = nsmallest(_CARDS - _NEWEST, ties, lambda slug: (-ties[slug], views.catalog.order[slug]))
    yield "Those that share most with others", [views.article(slug) for slug in most]


def _shortened(question: QuestionView) -> QuestionView:
    answers = question.answers[:_FIRST]
    return replace(
        question,
        answers=tuple(replace(one, by_article=one.by_article[:_FIRST]) for one in answers),
    )
