"""Questions: their answers side by side, how these bear on each other, how many origins stand behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ...catalog.catalog import LinkedClaim
from ...reading.answers.agreement import Agreement, Answers
from ...records.load import Filed
from ...records.model import Question
from ..charts.scales import scales_of
from ..labels import AGREEMENT, capital, count
from ..origins.view import origins_view
from ..page import Content, Page, Settings, content
from ..paging import SIZE, Pager, pages_of, path_of
from ..presenter import ByArticle, ClaimView, Presenter, by_article, record_path
from .line import QuestionLine, question_line

ORDER = (
    Agreement.DISPUTED,
    Agreement.DIFFER,
    Agreement.AGREE,
    Agreement.SINGLE,
    Agreement.UNANSWERED,
)
"""What divides the articles comes first."""


MOST = 12
"""So many answers are shown in a row."""
_NAMED = 24
"""And about so many articles that give them."""
_WHOLE = 100
"""So many claims stand on the question's own page; of more it shows the beginning, and all stand on pages of their own."""
_FIRST = 4
"""With so many claims each answer begins there."""
_DRAWN = 24
"""So many answers stand on one scale."""


@dataclass(frozen=True)
class AnswerView:
    """An answer in its own words. ``letter`` marks it among the question's answers, ``path`` leads to it; ``wordings`` are
    the other ways in which it is written. Of so many ``articles`` that give it, ``by_article`` has the first, each once, and
    the claims by which each does."""

    text: str
    letter: str
    path: str
    wordings: tuple[str, ...]
    articles: int
    by_article: ByArticle


@dataclass(frozen=True)
class Given:
    """A claim that answers a question, and the letter and the place of the answer that it gives."""

    letter: str
    path: str
    claim: ClaimView

    @property
    def words(self) -> str:
        """The answer as the claim has it."""
        return self.claim.answer or self.claim.text


@dataclass(frozen=True)
class QuestionView(QuestionLine):
    """A question with the first of so many ``answers`` and their articles. So many ``articles`` answer it, and so many are
    ``silent``."""

    answers: tuple[AnswerView, ...]
    answer_count: int
    articles: int
    silent: int
    marked: bool
    """Whether letters tell its answers apart, or show that they are the same."""


@dataclass(frozen=True)
class Answered:
    """An answer with claims that give it, and how many more there are; ``path`` leads to all of them."""

    answer: AnswerView
    claims: tuple[ClaimView, ...]
    further: int
    path: str

    @property
    def text(self) -> str:
        return self.answer.text

    def of(self, article: str) -> tuple[ClaimView, ...]:
        return tuple(claim for claim in self.claims if claim.article.slug == article)


@dataclass(frozen=True)
class Bearing:
    """That a claim bears on another one: ``kind`` is the relation. ``letter`` and ``other_letter`` are those of the answers
    that the two give to the question, if they do."""

    kind: str
    claim: ClaimView
    letter: str
    other: ClaimView
    other_letter: str


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
    line = question_line(views, answers.question)
    return QuestionView(
        line.title,
        line.path,
        line.agreement,
        line.origins,
        tuple(_answer(views, answers, number) for number in range(len(answers.answers[:MOST]))),
        len(answers.answers),
        len(answers.articles),
        len(views.catalog.articles) - len(answers.articles),
        len(answers.claims) > 1,
    )


def _answer(views: Presenter, answers: Answers, number: int) -> AnswerView:
    answer = answers.answers[number]
    first = set(answer.articles[: _NAMED // min(MOST, len(answers.answers))])
    return AnswerView(
        answer.text,
        letter(number),
        _path(views, answers, number),
        answer.wordings,
        len(answer.articles),
        by_article(views.claim(claim.id) for claim in answer.claims if claim.article in first),
    )


def _path(views: Presenter, answers: Answers, number: int) -> str:
    """Where an answer stands: on the question's page, or in the list of all answers."""
    if number >= MOST and _goes_on(answers):
        return _path_in_list(views, answers, number)
    return f"{views.question(answers.question).path}#answer-{number + 1}"


def _path_in_list(views: Presenter, answers: Answers, number: int) -> str:
    before = sum(len(answer.claims) for answer in answers.answers[:number])
    page = path_of(_list_path(views, answers), before // SIZE + 1)
    return f"{page}#answer-{number + 1}"


def _list_path(views: Presenter, answers: Answers) -> str:
    """The first page of the list of all answers."""
    return f"{(views.question(answers.question).path or '').removesuffix('.md')}/answers.md"


def _goes_on(answers: Answers) -> bool:
    return len(answers.claims) > _WHOLE


def _pages(
    views: Presenter, answers: Answers
) -> Iterator[tuple[Pager, Sequence[tuple[int, LinkedClaim]]]]:
    """The list of all answers in pages: each claim with the number of the answer that it gives."""
    claims = [(n, claim) for n, answer in enumerate(answers.answers) for claim in answer.claims]
    return pages_of(claims, _list_path(views, answers))


def given_by(views: Presenter, answers: Answers, article: str) -> tuple[Given, ...]:
    """What an article answers to a question."""
    return tuple(
        Given(letter(number), _path(views, answers, number), views.claim(claim.id))
        for number, claim in answers.of_article.get(article, ())
    )


def questions_in_order(views: Presenter) -> list[Answers]:
    """All questions, what divides the articles first, then those that most articles answer."""
    order = {agreement: index for index, agreement in enumerate(ORDER)}
    title = {slug: views.question(slug).label for slug in views.catalog.questions}
    return sorted(
        views.answers,
        key=lambda one: (order[one.agreement], -len(one.articles), title[one.question]),
    )


def agreement_of(answers: Answers) -> tuple[str, str]:
    """The anchor and the words of the heading below which a question stands in lists."""
    return answers.agreement.value, capital(AGREEMENT[answers.agreement])


def _bearings(views: Presenter, answers: Answers) -> list[tuple[str, str, str, str, str]]:
    """How the claims that answer a question bear on each other and on further claims, those between two answers first:
    the relation, each claim and the letter of its answer."""
    letters = {
        claim.id: letter(number)
        for number, answer in enumerate(answers.answers)
        for claim in answer.claims
    }
    stated: list[tuple[str, str, str]] = []
    for claim in letters:
        for relation, targets in views.catalog.claims[claim].claim.relations().items():
            stated += [(relation.value, claim, target) for target in targets]
        stated += [(kind.value, other, claim) for kind, other in views.catalog.related_to(claim)]
    found = [
        (kind, one, letters.get(one, ""), other, letters.get(other, ""))
        for kind, one, other in dict.fromkeys(stated)
    ]
    return sorted(found, key=lambda bearing: not (bearing[2] and bearing[4]))


def question_pages(views: Presenter, settings: Settings) -> Iterator[Page]:
    for filed in views.catalog.questions.values():
        yield Page(record_path(filed), partial(_question_page, views, filed, settings))
        answers = views.readings.answers(filed.slug)
        if _goes_on(answers):
            for pager, part in _pages(views, answers):
                yield Page(pager.own_path, partial(_answers_page, views, answers, pager, part))


def _question_page(views: Presenter, filed: Filed[Question], settings: Settings) -> Content:
    answers = views.readings.answers(filed.slug)
    view = question_view(views, answers)
    claims = [claim for answer in answers.answers for claim in answer.claims]
    bearing = [
        outside
        for claim in claims
        for outside in views.record(claim.article).outside
        if outside.about == claim.id
    ]
    whole = not _goes_on(answers)
    shown = [
        _answered(views, answers, number, None if whole else _FIRST)
        for number in range(len(answers.answers) if whole else min(MOST, len(answers.answers)))
    ]
    scaled = [
        _answered(views, answers, number, None if whole else MOST)
        for number in range(len(answers.answers) if whole else min(_DRAWN, len(answers.answers)))
    ]
    scales = scales_of(scaled)
    bearings = _bearings(views, answers)
    answering = set(answers.articles)
    silent = [one.slug for one in views.catalog.articles_in_time if one.slug not in answering]
    return content(
        "question/page.html",
        record_path(filed),
        filed.record.question,
        _description(view),
        kind="question",
        picture=bool(settings.site),
        styles=("compare", "scales") if scales else ("compare",),
        record=filed.record,
        view=view,
        answers=shown,
        whole=whole,
        claim_count=len(claims),
        list_path=_list_path(views, answers),
        moved=() if whole else _moved(views, answers),
        articles=[
            views.article(slug)
            for slug in sorted(answering, key=lambda slug: views.catalog.order[slug])
        ]
        if whole and len(answering) <= MOST
        else (),
        bearings=[
            Bearing(kind, views.claim(one), mark, views.claim(other), other_mark)
            for kind, one, mark, other, other_mark in bearings[: _WHOLE if whole else MOST]
        ],
        bearing_count=len(bearings),
        scales=scales,
        drawn=0 if whole else len(scaled),
        origins=origins_view(views, [claim.id for claim in claims]),
        silent=[views.article(slug) for slug in silent[:MOST]],
        note=filed.body,
        topics=views.topics_named(filed.record.topics),
        outside=views.outside((*bearing, *filed.record.outside)),
        **views.describe(record_path(filed)),
    )


def _description(view: QuestionView) -> str:
    """How the answers stand to each other, from how many articles they are, the question, and the first of them."""
    told = "; ".join(answer.text for answer in view.answers)
    words = f"{capital(AGREEMENT[Agreement(view.agreement)])}, {count(view.articles, 'article')}"
    return f"{words}: {view.title} {told}"


def _answered(views: Presenter, answers: Answers, number: int, most: int | None) -> Answered:
    claims = answers.answers[number].claims
    shown = tuple(views.claim(claim.id) for claim in claims[:most])
    further = len(claims) - len(shown)
    path = _path_in_list(views, answers, number) if further else ""
    return Answered(_answer(views, answers, number), shown, further, path)


def _moved(views: Presenter, answers: Answers) -> list[tuple[str, str]]:
    """The answers that the question's page leaves to the list: the pages on which they begin, and their anchors."""
    moved, behind = [], MOST
    for pager, part in _pages(views, answers):
        first, behind = behind, max(behind, part[-1][0] + 1)
        anchors = [f"answer-{number + 1}" for number in range(first, behind)]
        moved.append((pager.own_path, " ".join(anchors)))
    return [one for one in moved if one[1]]


def _answers_page(
    views: Presenter, answers: Answers, pager: Pager, part: Sequence[tuple[int, LinkedClaim]]
) -> Content:
    """A page of the list of all answers."""
    view = question_view(views, answers)
    return content(
        "question/answers.html",
        pager.own_path,
        f"Answers: {view.title}",
        f"All answers to «{view.title}», page {pager.number} of {pager.pages}.",
        kind="question",
        styles=("compare",),
        view=view,
        pager=pager,
        answers=[
            Answered(
                _answer(views, answers, number),
                tuple(views.claim(claim.id) for _, claim in claims),
                0,
                "",
            )
            for number, claims in groupby(part, key=lambda one: one[0])
        ],
    )
