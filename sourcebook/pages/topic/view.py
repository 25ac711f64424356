"""The pages of topics and outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from ...catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ...reading.answers.agreement import Agreement
from ...records.load import Filed
from ...records.model import Outlet, Topic
from ..lists.view import LongList, claims_list, dates_list, dates_view
from ..network.ties import neighbourhood, styles_of
from ..omissions.view import omissions_view
from ..page import Content, Page, Settings, content
from ..presenter import ArticleView, Presenter, record_path
from ..question.view import question_view, questions_in_order
from ..quotations import utterances
from ..quotations.utterances import statements

_QUESTIONS, _PEOPLE = 24, 60
"""So many of them are named on the page of a topic or an outlet."""


def topic_pages(views: Presenter, settings: Settings) -> Iterator[Page]:
    catalog = views.catalog
    for filed in catalog.topics.values():
        claims = catalog.claims_on(filed.slug)
        said = catalog.claims_by(ReferenceKind.TOPIC, filed.slug)
        lists = {
            "claims": claims_list(views, filed, "claims", "Claims", claims),
            "said": claims_list(views, filed, "said", "What it asserts", said),
            "dates": dates_list(views, filed, claims),
            "articles": LongList(
                filed, "articles", "Articles", catalog.articles_on(filed.slug), "articles"
            ),
        }
        yield Page(record_path(filed), partial(_topic_page, views, filed, settings, lists))
        for one in lists.values():
            yield from one.pages(views)


def _topic_page(
    views: Presenter, filed: Filed[Topic], settings: Settings, lists: Mapping[str, LongList]
) -> Content:
    catalog, record = views.catalog, filed.record
    claims = lists["claims"].items
    ties = neighbourhood(views, ReferenceKind.TOPIC, filed.slug)
    gathered = [statements(views, lists[of].first(views), settings) for of in ("claims", "said")]
    people = _people(claims)
    asked = {
        slug
        for slug, question in catalog.questions.items()
        if filed.slug in resolved(catalog.topics, question.record.topics)
    }
    ordered = views.answers if len(asked) <= _QUESTIONS else questions_in_order(views)
    questions = [answers for answers in ordered if answers.question in asked]
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
        articles=_first_articles(views, lists["articles"]),
        claims=gathered[0],
        claim_articles=len({claim.article for claim in claims}),
        said=gathered[1],
        lists=_ways(lists),
        people=[views.person(slug) for slug in people[:_PEOPLE]],
        people_count=len(people),
        ties=ties,
        questions=[question_view(views, answers) for answers in questions[:_QUESTIONS]],
        question_count=len(questions),
        dates=dates_view(views, lists["dates"], claims),
        outside=views.outside(record.outside),
        **views.describe(record_path(filed)),
    )


def _ways(lists: Mapping[str, LongList]) -> dict[str, tuple[str, int]]:
    """Of each list the path to all of it, empty where the page has all, and how long it is."""
    return {name: (one.path, len(one.items)) for name, one in lists.items()}


def _first_articles(views: Presenter, found: LongList) -> list[ArticleView]:
    return [views.article(filed.slug) for filed in found.first(views)]


def _people(claims: Iterable[LinkedClaim]) -> list[str]:
    """Who speaks in the claims or is spoken of, the most frequent first."""
    counts: Counter[str] = Counter()
    for claim in claims:
        involved = set(claim.people)
        if claim.speaker and claim.speaker.kind is ReferenceKind.PERSON and claim.speaker.slug:
            involved.add(claim.speaker.slug)
        counts.update(involved)
    return sorted(counts, key=lambda slug: (-counts[slug], slug))


def outlet_pages(views: Presenter) -> Iterator[Page]:
    catalog = views.catalog
    for filed in catalog.outlets.values():
        slug, articles = filed.slug, catalog.articles_of(filed.slug)
        own = catalog.claims_by(ReferenceKind.OUTLET, slug)
        through = catalog.claims_via(ReferenceKind.OUTLET, slug)
        told = [claim for article in articles for claim in catalog.claims_of(article.slug)]
        drawing = catalog.articles_drawing_on(slug)
        lists = {
            "articles": LongList(filed, "articles", "Articles", articles, "articles"),
            "drawing": LongList(filed, "drawn-on", "Drawn on by", drawing, "articles"),
            "own": claims_list(views, filed, "own", "In its own voice", own),
            "through": claims_list(
                views, filed, "through", "What articles have through it", through
            ),
            "dates": dates_list(views, filed, told),
        }
        yield Page(record_path(filed), partial(_outlet_page, views, filed, lists, told))
        for one in lists.values():
            yield from one.pages(views)


def _outlet_page(
    views: Presenter,
    filed: Filed[Outlet],
    lists: Mapping[str, LongList],
    told: Sequence[LinkedClaim],
) -> Content:
    record = filed.record
    slugs = [article.slug for article in lists["articles"].items]
    only = set(slugs)
    alone = [
        answers
        for answers in views.answers
        if answers.agreement is not Agreement.UNANSWERED and set(answers.articles) <= only
    ]
    return content(
        "outlet/page.html",
        record_path(filed),
        record.name,
        record.description or f"What {record.name} reports, and what others have through it.",
        kind="outlet",
        record=record,
        note=filed.body,
        articles=_first_articles(views, lists["articles"]),
        article_count=len(slugs),
        drawing=[
            (article, f"source.draws_on.{record.name}" in views.record(article.slug).basis)
            for article in _first_articles(views, lists["drawing"])
        ],
        lists=_ways(lists),
        own=views.by_article(lists["own"].first(views)),
        through=views.by_article(lists["through"].first(views)),
        alone=[question_view(views, answers) for answers in alone[:_QUESTIONS]],
        alone_count=len(alone),
        omissions=omissions_view(views, slugs),
        dates=dates_view(views, lists["dates"], told),
        outside=views.outside(record.outside),
        **views.describe(record_path(filed)),
    )
