"""The pages that list: articles, people, topics, outlets, questions, the register of claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ...catalog.catalog import ReferenceKind
from ..labels import TOPIC_KINDS
from ..page import Content, Page, content
from ..presenter import ArticleView, NameView, Presenter
from ..question.view import by_agreement, questions_in_order


@dataclass(frozen=True)
class Listed:
    """A person, topic or outlet in its section's list, with what there is of it."""

    name: NameView
    description: str
    articles: tuple[ArticleView, ...]
    claims: int
    said: int
    kind: str = ""


def section_pages(views: Presenter) -> list[Page]:
    return [
        Page("articles/index.md", partial(_articles_page, views)),
        Page("people/index.md", partial(_people_page, views)),
        Page("topics/index.md", partial(_topics_page, views)),
        Page("outlets/index.md", partial(_outlets_page, views)),
        Page("questions/index.md", partial(_questions_page, views)),
        Page("claims.md", partial(_claims_page, views)),
    ]


def _articles_page(views: Presenter) -> Content:
    articles = views.articles
    return content(
        "registers/articles.html",
        "articles/index.md",
        "Articles",
        "The articles of this collection in the order of time.",
        kind="section",
        articles=articles,
        people={a.slug: views.people_of(views.catalog.articles[a.slug]) for a in articles},
    )


def _people_page(views: Presenter) -> Content:
    return content(
        "registers/people.html",
        "people/index.md",
        "People",
        "Everybody whom the articles name.",
        kind="section",
        people=_people(views),
    )


def _topics_page(views: Presenter) -> Content:
    return content(
        "registers/topics.html",
        "topics/index.md",
        "Topics",
        "What the articles speak of: themes, events, equipment, places, countries, organizations.",
        kind="section",
        groups=_topics(views),
    )


def _outlets_page(views: Presenter) -> Content:
    return content(
        "registers/outlets.html",
        "outlets/index.md",
        "Outlets",
        "Who published the articles, and whom they draw on.",
        kind="section",
        outlets=_outlets(views),
    )


def _questions_page(views: Presenter) -> Content:
    return content(
        "registers/questions.html",
        "questions/index.md",
        "Questions",
        "What the articles agree on, and where they differ.",
        kind="section",
        groups=by_agreement(questions_in_order(views)),
    )


def _claims_page(views: Presenter) -> Content:
    return content(
        "registers/claims.html",
        "claims.md",
        "Claims",
        "The register of everything that the articles claim.",
        kind="claims",
        claims=views.claims(views.catalog.claims.values()),
    )


def _people(views: Presenter) -> list[Listed]:
    catalog = views.catalog
    listed = [
        Listed(
            views.person(slug),
            filed.record.description or "",
            tuple(views.article(a.slug) for a in catalog.articles_with(slug)),
            len(catalog.claims_about(slug)),
            len(catalog.claims_by(ReferenceKind.PERSON, slug)),
        )
        for slug, filed in catalog.people.items()
    ]
    return sorted(listed, key=lambda p: (-len(p.articles), -(p.said + p.claims), p.name.label))


def _topics(views: Presenter) -> list[tuple[str, list[Listed]]]:
    catalog = views.catalog
    groups: dict[str, list[Listed]] = {heading: [] for heading in TOPIC_KINDS.values()}
    for slug, filed in catalog.topics.items():
        groups[TOPIC_KINDS[filed.record.kind.value]].append(
            Listed(
                views.topic(slug),
                filed.record.description or "",
                tuple(views.article(a.slug) for a in catalog.articles_on(slug)),
                len(catalog.claims_on(slug)),
                len(catalog.claims_by(ReferenceKind.TOPIC, slug)),
            )
        )
    return [
        (heading, sorted(topics, key=lambda topic: (-topic.claims, topic.name.label)))
        for heading, topics in groups.items()
        if topics
    ]


def _outlets(views: Presenter) -> list[Listed]:
    catalog = views.catalog
    listed = [
        Listed(
            views.outlet(slug),
            filed.record.description or "",
            tuple(views.article(a.slug) for a in catalog.articles_of(slug)),
            len(catalog.claims_via(ReferenceKind.OUTLET, slug)),
            len(catalog.claims_by(ReferenceKind.OUTLET, slug)),
            kind=filed.record.kind.value if filed.record.kind else "",
        )
        for slug, filed in catalog.outlets.items()
    ]
    return sorted(listed, key=lambda outlet: (-len(outlet.articles), outlet.name.label))
