"""Every question against every article, and which two articles can be read side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby

from ...reading.answers.agreement import Agreement, Answers
from ...reading.pairs import MOST_ARTICLES, Pairing, pairings
from ..origins.view import pair_path
from ..page import Content, Page, Settings, content
from ..paging import SIZE, Pager, jumps_to, pages_of
from ..pair.view import in_time, pair_pages
from ..presenter import ArticleView, Presenter
from ..question.view import (
    Given,
    QuestionView,
    agreement_of,
    given_by,
    question_view,
    questions_in_order,
)

_PATH = "compare/index.md"
_CARDS = 40
"""So many questions stand on a page where each is a card of its own."""
_MOST_PAIRS = 200
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
    answered = [answers for answers in questions_in_order(views) if answers.answers]
    return [
        *(
            Page(pager.own_path, partial(_compare_page, views, found, answered, pager, part))
            for pager, part in pages_of(answered, _PATH, _size(views))
        ),
        *pair_pages(views, settings, found),
    ]


def _compare_page(
    views: Presenter,
    found: Sequence[Pairing],
    every: Sequence[Answers],
    pager: Pager,
    part: Sequence[Answers],
) -> Content:
    several = [answers for answers in every if len(answers.articles) > 1]
    counts = [question_view(views, answers).origins for answers in several]
    table = len(views.articles) <= MOST_ARTICLES
    return content(
        "compare/page.html",
        pager.own_path,
        "Compare" if pager.number == 1 else f"Compare, page {pager.number}",
        "Every question and what each article answers to it, in its own words.",
        kind="compare",
        styles=("compare",),
        articles=views.articles[:MOST_ARTICLES],
        article_count=len(views.articles),
        table=table,
        pager=pager,
        jumps=jumps_to(every, _PATH, agreement_of, _size(views)),
        groups=[
            Group(agreement, tuple(_row(views, answers, table) for answers in group))
            for (agreement, _), group in groupby(part, agreement_of)
        ],
        several=len(several),
        single_origin=sum(one.most == 1 for one in counts),
        unanswered=[
            views.question(one.question)
            for one in views.answers
            if one.agreement is Agreement.UNANSWERED
        ][:SIZE],
        pairs=_pair_rows(views, found)[:_MOST_PAIRS] if pager.number == 1 else (),
        pair_count=len(found),
    )


def _size(views: Presenter) -> int:
    """How many questions stand on a page: cards are longer than a table's rows."""
    return SIZE if len(views.articles) <= MOST_ARTICLES else _CARDS


def _row(views: Presenter, answers: Answers, table: bool) -> Row:
    """A question with its cells; of cards only as many as hold no more lines than a reader takes in."""
    number = Counter(claim.article for answer in answers.answers for claim in answer.claims)
    if table:
        shown = [article.slug for article in views.articles]
    else:
        order = sorted(number, key=lambda slug: views.catalog.order[slug])
        lines = accumulate(number[slug] for slug in order)
        fit = sum(total <= _MOST_LINES for total in lines)
        shown = order[: max(1, fit)]
    return Row(
        question_view(views, answers),
        tuple(
            Cell(views.article(slug), given_by(views, answers, slug) if number[slug] else ())
            for slug in shown
        ),
        more=sum(number.values()) - sum(number[slug] for slug in shown),
        silent=0 if table else len(views.articles) - len(answers.articles),
    )


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
