"""Every question against every article, and which two articles can be read side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from ...reading.answers.agreement import Agreement
from ...reading.pairs import MOST_ARTICLES, Pairing, pairings
from ..origins.view import pair_path
from ..page import Content, Page, Settings, content
from ..pair.view import in_time, pair_pages
from ..presenter import ArticleView, Presenter
from ..question.view import Given, QuestionView, by_agreement, questions_in_order

_MOST_LINES = 12
"""Of more answers in one row than this, the rest is left to the question's page."""


@dataclass(frozen=True)
class Cell:
    """What an article answers to a question; no lines where it does not mention it."""

    article: ArticleView
    lines: tuple[Given, ...]


@dataclass(frozen=True)
class Row:
    """A question with a cell for each article that is shown; ``more`` answers and ``silent`` articles are left out of them."""

    question: QuestionView
    cells: tuple[Cell, ...]
    more: int
    silent: int


@dataclass(frozen=True)
class Group:
    """The questions of one agreement."""

    agreement: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class PairRow:
    """Two articles and what there is between them, the earlier one first."""

    one: ArticleView
    other: ArticleView
    path: str
    both: int
    differs: int
    words: int
    copied: bool
    comparable: bool


def compare_pages(views: Presenter, settings: Settings) -> list[Page]:
    """The page of all questions and articles, and the pages of the pairs."""
    found = list(pairings(views.readings, sorted(views.pairs)))
    return [
        Page("compare/index.md", partial(_compare_page, views, found)),
        *pair_pages(views, settings, found),
    ]


def _compare_page(views: Presenter, found: Sequence[Pairing]) -> Content:
    questions = questions_in_order(views)
    answered = [q for q in questions if q.answers]
    several = [q for q in answered if len(q.articles) > 1]
    table = len(views.articles) <= MOST_ARTICLES
    return content(
        "compare/page.html",
        "compare/index.md",
        "Compare",
        "Every question and what each article answers to it, in its own words.",
        kind="compare",
        styles=("compare",),
        articles=views.articles,
        table=table,
        groups=[
            Group(agreement, tuple(_row(views, question, table) for question in group))
            for agreement, group in by_agreement(answered)
        ],
        several=len(several),
        single_origin=sum(question.origins.most == 1 for question in several),
        unanswered=[q for q in questions if q.agreement == Agreement.UNANSWERED],
        pairs=_pair_rows(views, found),
    )


def _row(views: Presenter, question: QuestionView, table: bool) -> Row:
    cells = tuple(
        Cell(article, question.given.get(article.slug, ()))
        for article in (views.articles if table else question.articles)
    )
    shown = cells if table else _first(cells)
    return Row(
        question,
        shown,
        more=sum(len(cell.lines) for cell in cells[len(shown) :]),
        silent=0 if table else len(question.silent),
    )


def _first(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The first cells, as many as hold no more lines than a reader takes in."""
    count, lines = 0, 0
    for cell in cells:
        lines += len(cell.lines)
        if lines > _MOST_LINES and count:
            break
        count += 1
    return tuple(cells[:count])


def _pair_rows(views: Presenter, pairings: Iterable[Pairing]) -> list[PairRow]:
    """The pairs, those that have most in common first."""
    rows = []
    for pairing in pairings:
        one, other = in_time(views, pairing)
        shared = pairing.shared
        rows.append(
            PairRow(
                one,
                other,
                pair_path(one.slug, other.slug),
                len(pairing.both),
                len(pairing.differs),
                shared.words if shared else 0,
                bool(shared and shared.copied),
                pairing.comparable,
            )
        )
    return sorted(rows, key=lambda row: (-row.words, -(row.both + row.differs), row.path))
