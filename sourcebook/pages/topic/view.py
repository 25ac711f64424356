"""The pages of topics and outlets."""

from __future__ import annotations

from collections import Counter
from functools import partial

from ...catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ...reading.answers.agreement import Agreement
from ...reading.timeline import timeline
from ...records.load import Filed
from ...records.model import Outlet, Topic
from ..network.ties import neighbourhood, styles_of
from ..omissions.view import omissions_view
from ..page import Content, Page, Settings, content
from ..presenter import NameView, Presenter, record_path
from ..question.view import question_view
from ..quotations import utterances
from ..quotations.utterances import statements
from ..timeline.view import moments


def topic_pages(views: Presenter, settings: Settings) -> list[Page]:
    return [
        Page(record_path(filed), partial(_topic_page, views, filed, settings))
        for filed in views.catalog.topics.values()
    ]


def _topic_page(views: Presenter, filed: Filed[Topic], settings: Settings) -> Content:
    catalog, record = views.catalog, filed.record
    claims = catalog.claims_on(filed.slug)
    said = catalog.claims_by(ReferenceKind.TOPIC, filed.slug)
    ties = neighbourhood(views, ReferenceKind.TOPIC, filed.slug)
    gathered = statements(views, claims, settings), statements(views, said, settings)
    return content(
        "topic/page.html",
        record_path(filed),
        record.name,
        record.description or f"What the articles claim on {record.name}.",
        kind="topic",
        styles=(*styles_of(ties), *utterances.styles_of(*gathered)),
        record=record,
        note=filed.body,
        broader=views.topics_named(record.broader),
        narrower=tuple(views.topic(slug) for slug in catalog.narrower(filed.slug)),
        articles=[views.article(article.slug) for article in catalog.articles_on(filed.slug)],
        claims=gathered[0],
        claim_count=len(claims),
        claim_articles=len({claim.article for claim in claims}),
        said=gathered[1],
        said_count=len(said),
        people=_people(views, claims),
        ties=ties,
        questions=[
            question_view(views, views.readings.answers(slug))
            for slug, question in catalog.questions.items()
            if filed.slug in resolved(catalog.topics, question.record.topics)
        ],
        moments=moments(views, timeline(claims)),
        outside=views.outside(record.outside),
    )


def _people(views: Presenter, claims: tuple[LinkedClaim, ...]) -> list[NameView]:
    """Who speaks in the claims or is spoken of, the most frequent first."""
    counts: Counter[str] = Counter()
    for claim in claims:
        involved = set(claim.people)
        if claim.speaker and claim.speaker.kind is ReferenceKind.PERSON and claim.speaker.slug:
            involved.add(claim.speaker.slug)
        counts.update(involved)
    return [views.person(s) for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0]))]


def outlet_pages(views: Presenter) -> list[Page]:
    return [
        Page(record_path(filed), partial(_outlet_page, views, filed))
        for filed in views.catalog.outlets.values()
    ]


def _outlet_page(views: Presenter, filed: Filed[Outlet]) -> Content:
    catalog, record = views.catalog, filed.record
    articles = catalog.articles_of(filed.slug)
    own = catalog.claims_by(ReferenceKind.OUTLET, filed.slug)
    through = catalog.claims_via(ReferenceKind.OUTLET, filed.slug)
    slugs = {article.slug for article in articles}
    answered = [
        answers for answers in views.answers if answers.agreement is not Agreement.UNANSWERED
    ]
    alone = [a for a in answered if slugs and set(a.articles) <= slugs]
    return content(
        "outlet/page.html",
        record_path(filed),
        record.name,
        record.description or f"What {record.name} reports, and what others have through it.",
        kind="outlet",
        record=record,
        note=filed.body,
        articles=[views.article(article.slug) for article in articles],
        drawing=[
            (views.article(one.slug), f"source.draws_on.{record.name}" in one.record.basis)
            for one in catalog.articles_drawing_on(filed.slug)
        ],
        own=views.by_article(own),
        own_count=len(own),
        through=views.by_article(through),
        through_count=len(through),
        alone=[question_view(views, answers) for answers in alone],
        omissions=omissions_view(views, [article.slug for article in articles]),
        moments=moments(views, timeline([c for s in slugs for c in catalog.claims_of(s)])),
        outside=views.outside(record.outside),
    )
