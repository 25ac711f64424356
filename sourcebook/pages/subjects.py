"""The pages of topics, outlets and questions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from ..catalog import LinkedClaim, ReferenceKind, resolved
from ..load import Filed
from ..model import Outlet, Question, Topic
from ..reading.agreement import Agreement, Answers
from ..reading.timeline import timeline
from .page import Page, page
from .times import moments
from .views import ArticleView, ClaimView, NameView, Views, record_path


@dataclass(frozen=True)
class AnswerView:
    """An answer in its own words, and the claims that give it."""

    text: str
    claims: tuple[ClaimView, ...]

    @property
    def by_article(self) -> tuple[tuple[ArticleView, tuple[ClaimView, ...]], ...]:
        """The articles that give the answer, each once, and the claims by which each does."""
        articles = {claim.article.slug: claim.article for claim in self.claims}
        return tuple((article, self.of(slug)) for slug, article in articles.items())

    def of(self, article: str) -> tuple[ClaimView, ...]:
        return tuple(claim for claim in self.claims if claim.article.slug == article)


@dataclass(frozen=True)
class QuestionView:
    """A question with what its answers amount to."""

    title: str
    path: str
    agreement: str
    answers: tuple[AnswerView, ...]
    articles: tuple[ArticleView, ...]
    silent: tuple[ArticleView, ...]


def question_view(views: Views, answers: Answers) -> QuestionView:
    """The view of a question, made once: many pages show the same one."""
    if answers.question not in views.questions:
        views.questions[answers.question] = _question_view(views, answers)
    view: QuestionView = views.questions[answers.question]
    return view


def _question_view(views: Views, answers: Answers) -> QuestionView:
    name = views.question(answers.question)
    answering = set(answers.articles)
    return QuestionView(
        name.label,
        name.path or "",
        answers.agreement.value,
        tuple(
            AnswerView(a.text, tuple(views.claim(c.id) for c in a.claims)) for a in answers.answers
        ),
        tuple(a for a in views.articles if a.slug in answering),
        tuple(a for a in views.articles if a.slug not in answering),
    )


def question_pages(views: Views) -> list[Page]:
    return [_question_page(views, filed) for filed in views.catalog.questions.values()]


def _question_page(views: Views, filed: Filed[Question]) -> Page:
    view = question_view(views, views.readings.answers(filed.slug))
    claims = [claim for answer in view.answers for claim in answer.claims]
    bearing = [
        outside
        for claim in claims
        for outside in claim.article.record.outside
        if outside.about == claim.id
    ]
    return page(
        "question.md",
        record_path(filed),
        filed.record.question,
        f"{len(view.answers)} answers from {len(view.articles)} articles, side by side.",
        kind="question",
        record=filed.record,
        view=view,
        note=Markup(filed.body.strip()),
        topics=views.topics_named(filed.record.topics),
        outside=views.outside((*bearing, *filed.record.outside)),
    )


def topic_pages(views: Views) -> list[Page]:
    return [_topic_page(views, filed) for filed in views.catalog.topics.values()]


def _topic_page(views: Views, filed: Filed[Topic]) -> Page:
    catalog, record = views.catalog, filed.record
    claims = catalog.claims_on(filed.slug)
    said = catalog.claims_by(ReferenceKind.TOPIC, filed.slug)
    return page(
        "topic.md",
        record_path(filed),
        record.name,
        record.description or f"What the articles claim on {record.name}.",
        kind="topic",
        record=record,
        note=Markup(filed.body.strip()),
        broader=views.topics_named(record.broader),
        narrower=tuple(views.topic(slug) for slug in catalog.narrower(filed.slug)),
        articles=[views.article(article.slug) for article in catalog.articles_on(filed.slug)],
        claims=views.by_article(claims),
        claim_count=len(claims),
        said=views.by_article(said),
        said_count=len(said),
        people=_people(views, claims),
        questions=[
            question_view(views, views.readings.answers(slug))
            for slug, question in catalog.questions.items()
            if filed.slug in resolved(catalog.topics, question.record.topics)
        ],
        moments=moments(views, timeline(claims)),
        outside=views.outside(record.outside),
    )


def _people(views: Views, claims: tuple[LinkedClaim, ...]) -> list[NameView]:
    """Who speaks in the claims or is spoken of, the most frequent first."""
    counts: Counter[str] = Counter()
    for claim in claims:
        involved = set(claim.people)
        if claim.speaker and claim.speaker.kind is ReferenceKind.PERSON and claim.speaker.slug:
            involved.add(claim.speaker.slug)
        counts.update(involved)
    return [views.person(s) for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0]))]


def outlet_pages(views: Views) -> list[Page]:
    return [_outlet_page(views, filed) for filed in views.catalog.outlets.values()]


def _outlet_page(views: Views, filed: Filed[Outlet]) -> Page:
    catalog, record = views.catalog, filed.record
    articles = catalog.articles_of(filed.slug)
    own = catalog.claims_by(ReferenceKind.OUTLET, filed.slug)
    through = catalog.claims_via(ReferenceKind.OUTLET, filed.slug)
    slugs = {article.slug for article in articles}
    answered = [
        answers for answers in views.answers if answers.agreement is not Agreement.UNANSWERED
    ]
    alone = [a for a in answered if slugs and set(a.articles) <= slugs]
    silent = [a for a in answered if slugs and not slugs & set(a.articles)]
    return page(
        "outlet.md",
        record_path(filed),
        record.name,
        record.description or f"What {record.name} reports, and what others have through it.",
        kind="outlet",
        record=record,
        note=Markup(filed.body.strip()),
        articles=[views.article(article.slug) for article in articles],
        drawing=[
            views.article(article.slug) for article in catalog.articles_drawing_on(filed.slug)
        ],
        own=views.by_article(own),
        own_count=len(own),
        through=views.by_article(through),
        through_count=len(through),
        alone=[question_view(views, answers) for answers in alone],
        silent=[question_view(views, answers) for answers in silent],
        moments=moments(views, timeline([c for s in slugs for c in catalog.claims_of(s)])),
        outside=views.outside(record.outside),
    )
