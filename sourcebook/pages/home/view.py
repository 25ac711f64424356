"""The front page: the story, the articles, what they disagree on, when it happened, the numbers."""

from __future__ import annotations

from functools import partial

from ...reading.answers.agreement import Agreement
from ..page import Content, Page, content
from ..presenter import Presenter
from ..question.view import question_view, questions_in_order
from ..timeline.view import bars, moments

_DIVIDED = 8


def home_page(views: Presenter, title: str, introduction: str, lineage: str) -> Page:
    """The front page. ``introduction`` is the Markdown of ``docs/index.md``, ``lineage`` says who rests on whom."""
    return Page("index.md", partial(_home_page, views, title, introduction, lineage))


def _home_page(views: Presenter, title: str, introduction: str, lineage: str) -> Content:
    divided = [
        answers
        for answers in questions_in_order(views)
        if answers.agreement in (Agreement.DISPUTED, Agreement.DIFFER)
    ]
    shown = moments(views, views.readings.timeline)
    catalog = views.catalog
    return content(
        "home/page.html",
        "index.md",
        title,
        kind="home",
        heading=title,
        introduction=introduction,
        articles=views.articles,
        lineage=lineage,
        divided=[question_view(views, answers) for answers in divided[:_DIVIDED]],
        bars=bars(shown),
        numbers=[
            (len(catalog.articles), "article", "articles/index.md"),
            (len(catalog.claims), "claim", "claims.md"),
            (len(catalog.questions), "question", "questions/index.md"),
            (len(catalog.people), "person", "people/index.md"),
            (len(catalog.topics), "topic", "topics/index.md"),
            (len(catalog.outlets), "outlet", "outlets/index.md"),
        ],
    )
