"""Questions: their answers side by side, how these bear on each other, how many origins stand behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial

from ...reading.answers.agreement import Agreement, Answers
from ...records.load import Filed
from ...records.model import Question
from ..charts.scales import scales_of
from ..origins.view import OriginsView, origins_view
from ..page import Content, Page, content
from ..presenter import ArticleView, ByArticle, ClaimView, Presenter, by_article, record_path

ORDER = (
    Agreement.DISPUTED,
    Agreement.DIFFER,
    Agreement.AGREE,
    Agreement.SINGLE,
    Agreement.UNANSWERED,
)
"""What divides the articles comes first."""


@dataclass(frozen=True)
class AnswerView:
    """An answer in its own words, and the claims that give it. ``letter`` marks it among the question's answers, ``path``
    leads to it; ``wordings`` are the other ways in which it is written."""

    text: str
    claims: tuple[ClaimView, ...]
    letter: str
    path: str
    wordings: tuple[str, ...]

    @cached_property
    def by_article(self) -> ByArticle:
        """The articles that give the answer, each once, and the claims by which each does."""
        return by_article(self.claims)

    def of(self, article: str) -> tuple[ClaimView, ...]:
        return next((claims for view, claims in self.by_article if view.slug == article), ())


@dataclass(frozen=True)
class Given:
    """A claim that answers a question, and the answer that it gives."""

    answer: AnswerView
    claim: ClaimView

    @property
    def words(self) -> str:
        """The answer as the claim has it."""
        return self.claim.answer or self.claim.text


@dataclass(frozen=True)
class QuestionView:
    """A question with what its answers amount to. ``silent`` are the articles that do not answer it."""

    title: str
    path: str
    agreement: str
    answers: tuple[AnswerView, ...]
    articles: tuple[ArticleView, ...]
    silent: tuple[ArticleView, ...]
    views: Presenter = field(repr=False, compare=False)

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        return tuple(claim for answer in self.answers for claim in answer.claims)

    @cached_property
    def given(self) -> dict[str, tuple[Given, ...]]:
        """What each article answers, by its slug."""
        found: dict[str, list[Given]] = {}
        for answer in self.answers:
            for claim in answer.claims:
                found.setdefault(claim.article.slug, []).append(Given(answer, claim))
        return {article: tuple(items) for article, items in found.items()}

    @property
    def marked(self) -> bool:
        """Whether letters tell its answers apart, or show that they are the same."""
        return len(self.claims) > 1

    @cached_property
    def origins(self) -> OriginsView:
        return origins_view(self.views, [claim.id for claim in self.claims])

    @property
    def origins_path(self) -> str:
        """Where the reasons for the number of origins stand."""
        return f"{self.path}#origins"


@dataclass(frozen=True)
class Bearing:
    """That a claim bears on another one: ``kind`` is the relation. ``answer`` and ``other_answer`` are the answers that the
    two give to the question, if they do."""

    kind: str
    claim: ClaimView
    answer: AnswerView | None
    other: ClaimView
    other_answer: AnswerView | None


def letter(number: int) -> str:
    """The mark of an answer by its number from 0: A to Z, then AA."""
    above, own = divmod(number, 26)
    return (letter(above - 1) if above else "") + chr(ord("A") + own)


def question_view(views: Presenter, answers: Answers) -> QuestionView:
    """The view of a question, made once: many pages show the same one."""
    if answers.question not in views.questions:
        views.questions[answers.question] = _question_view(views, answers)
    view: QuestionView = views.questions[answers.question]
    return view


def _question_view(views: Presenter, answers: Answers) -> QuestionView:
    name = views.question(answers.question)
    path = name.path or ""
    answering = set(answers.articles)
    return QuestionView(
        name.label,
        path,
        answers.agreement.value,
        tuple(
            AnswerView(
                answer.text,
                tuple(views.claim(claim.id) for claim in answer.claims),
                letter(number),
                f"{path}#answer-{number + 1}",
                answer.wordings,
            )
            for number, answer in enumerate(answers.answers)
        ),
        tuple(a for a in views.articles if a.slug in answering),
        tuple(a for a in views.articles if a.slug not in answering),
        views,
    )


def questions_in_order(views: Presenter) -> list[QuestionView]:
    """All questions, what divides the articles first, then those that most articles answer."""
    order = {agreement.value: index for index, agreement in enumerate(ORDER)}
    shown = [question_view(views, answers) for answers in views.answers]
    return sorted(shown, key=lambda q: (order[q.agreement], -len(q.articles), q.title))


def by_agreement(questions: Iterable[QuestionView]) -> list[tuple[str, list[QuestionView]]]:
    """The questions in groups of one agreement, in their order."""
    groups: dict[str, list[QuestionView]] = {}
    for question in questions:
        groups.setdefault(question.agreement, []).append(question)
    return list(groups.items())


def bearings_of(view: QuestionView) -> list[Bearing]:
    """How the claims that answer a question bear on each other and on further claims, those between two answers first."""
    catalog, views = view.views.catalog, view.views
    answers = {claim.id: answer for answer in view.answers for claim in answer.claims}
    stated: list[tuple[str, str, str]] = []
    for claim in answers:
        for relation, targets in catalog.claims[claim].claim.relations().items():
            stated += [(relation.value, claim, target) for target in targets]
        stated += [(relation.value, other, claim) for relation, other in catalog.related_to(claim)]
    bearings = [
        Bearing(kind, views.claim(one), answers.get(one), views.claim(other), answers.get(other))
        for kind, one, other in dict.fromkeys(stated)
    ]
    return sorted(bearings, key=lambda bearing: not (bearing.answer and bearing.other_answer))


def question_pages(views: Presenter) -> list[Page]:
    return [
        Page(record_path(filed), partial(_question_page, views, filed))
        for filed in views.catalog.questions.values()
    ]


def _question_page(views: Presenter, filed: Filed[Question]) -> Content:
    view = question_view(views, views.readings.answers(filed.slug))
    bearing = [
        outside
        for claim in view.claims
        for outside in views.record(claim.article.slug).outside
        if outside.about == claim.id
    ]
    scales = scales_of(view.answers)
    return content(
        "question/page.html",
        record_path(filed),
        filed.record.question,
        f"{len(view.answers)} answers from {len(view.articles)} articles, side by side.",
        kind="question",
        styles=("compare", "scales") if scales else ("compare",),
        record=filed.record,
        view=view,
        bearings=bearings_of(view),
        scales=scales,
        note=filed.body,
        topics=views.topics_named(filed.record.topics),
        outside=views.outside((*bearing, *filed.record.outside)),
    )
