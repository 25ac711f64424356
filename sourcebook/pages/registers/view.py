"""The pages that list: articles, people, topics, outlets, questions, the register of claims; each in pages of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ...catalog.catalog import Catalog, LinkedClaim, ReferenceKind
from ...reading.answers.agreement import Answers
from ...records.load import Filed
from ...records.model import Article, Outlet, Person, Topic
from ..labels import TOPIC_KINDS
from ..page import Content, Page, content
from ..paging import SIZE, Pager, jumps_to, pages_of
from ..presenter import ArticleView, NameView, Presenter, name_of
from ..question.view import agreement_of, question_view, questions_in_order

Heading = Callable[[Any], tuple[str, str]]
_QUESTIONS = 50
"""So many questions stand on a page, with their answers."""
_NAMED = 12
"""So many articles are named beside a person; of more, only the number is given."""


@dataclass(frozen=True)
class Listed:
    """A person, topic or outlet in its section's list, with what there is of it; ``named`` are the first of its articles."""

    name: NameView
    description: str
    named: tuple[ArticleView, ...]
    articles: int
    claims: int
    said: int
    kind: str


def section_pages(views: Presenter) -> Iterator[Page]:
    catalog = views.catalog
    yield from _register(
        views,
        "Articles",
        "The articles of this collection in the order of time.",
        catalog.articles_in_time,
        _articles,
    )
    yield from _register(
        views,
        "People",
        "Everybody whom the articles name.",
        sorted(catalog.people.values(), key=lambda one: _most_named_first(catalog, one)),
        lambda views, part: {"people": [_listed(views, one) for one in part]},
    )
    yield from _register(
        views,
        "Topics",
        "What the articles speak of: themes, events, equipment, places, countries, organizations.",
        sorted(catalog.topics.values(), key=lambda one: _by_kind(catalog, one)),
        lambda views, part: {
            "groups": [
                (heading, [_listed(views, one) for one in found])
                for heading, found in groupby(part, _kind_of)
            ]
        },
        _kind_of,
    )
    yield from _register(
        views,
        "Outlets",
        "Who published the articles, and whom they draw on.",
        sorted(
            catalog.outlets.values(),
            key=lambda one: (-len(catalog.articles_of(one.slug)), one.record.name),
        ),
        lambda views, part: {"outlets": [_listed(views, one) for one in part]},
    )
    yield from _register(
        views,
        "Questions",
        "What the articles agree on, and where they differ.",
        questions_in_order(views),
        _questions,
        agreement_of,
        size=_QUESTIONS,
    )
    yield from _register(
        views,
        "Claims",
        "The register of everything that the articles claim.",
        views.in_order(catalog.claims.values()),
        lambda views, part: {"claims": [views.claim(claim.id) for claim in part]},
        path="claims.md",
        kind="claims",
    )


def _register(
    views: Presenter,
    title: str,
    description: str,
    items: Sequence[Any],
    shown: Callable[[Presenter, Sequence[Any]], Mapping[str, Any]],
    heading: Heading | None = None,
    path: str = "",
    kind: str = "section",
    size: int = SIZE,
) -> Iterator[Page]:
    """The pages of a list. ``shown`` gives the values of a page from its part of the items, ``heading`` that below which an
    item stands."""
    path = path or f"{title.lower()}/index.md"
    jumps = jumps_to(items, path, heading, size) if heading else ()
    for pager, part in pages_of(items, path, size):

        def make(pager: Pager = pager, part: Sequence[Any] = part) -> Content:
            return content(
                f"registers/{title.lower()}.html",
                pager.own_path,
                title if pager.number == 1 else f"{title}, page {pager.number}",
                description,
                kind=kind,
                pager=pager,
                jumps=jumps if pager.pages > 1 else (),
                **shown(views, part),
            )

        yield Page(pager.own_path, make)


def _articles(views: Presenter, part: Sequence[Filed[Article]]) -> Mapping[str, Any]:
    return {
        "articles": [views.article(filed.slug) for filed in part],
        "people": {filed.slug: views.people_of(filed) for filed in part},
    }


def _questions(views: Presenter, part: Sequence[Answers]) -> Mapping[str, Any]:
    return {
        "groups": [
            (agreement, [question_view(views, answers) for answers in found])
            for (agreement, _), found in groupby(part, agreement_of)
        ]
    }


def _most_named_first(catalog: Catalog, filed: Filed[Person]) -> tuple[int, int, str]:
    articles, about, said = _gathered(catalog, filed)
    return -len(articles), -(len(about) + len(said)), filed.record.name


def _by_kind(catalog: Catalog, filed: Filed[Topic]) -> tuple[int, int, str]:
    kinds = list(TOPIC_KINDS)
    claims = catalog.claims_on(filed.slug)
    return kinds.index(filed.record.kind.value), -len(claims), filed.record.name


def _kind_of(filed: Filed[Topic]) -> tuple[str, str]:
    words = TOPIC_KINDS[filed.record.kind.value]
    return words.lower(), words


def _gathered(
    catalog: Catalog, filed: Filed[Person] | Filed[Topic] | Filed[Outlet]
) -> tuple[Sequence[Filed[Article]], Sequence[LinkedClaim], Sequence[LinkedClaim]]:
    """The articles of a record, the claims about it, on it or by way of it, and those that it makes."""
    slug = filed.slug
    match filed.record:
        case Person():
            said = catalog.claims_by(ReferenceKind.PERSON, slug)
            return catalog.articles_with(slug), catalog.claims_about(slug), said
        case Topic():
            said = catalog.claims_by(ReferenceKind.TOPIC, slug)
            return catalog.articles_on(slug), catalog.claims_on(slug), said
        case Outlet():
            said = catalog.claims_by(ReferenceKind.OUTLET, slug)
            return (
                catalog.articles_of(slug),
                catalog.claims_via(ReferenceKind.OUTLET, slug),
                said,
            )


def _listed(views: Presenter, filed: Filed[Person] | Filed[Topic] | Filed[Outlet]) -> Listed:
    articles, claims, said = _gathered(views.catalog, filed)
    kind = getattr(filed.record, "kind", None)
    return Listed(
        name_of(filed),
        filed.record.description or "",
        tuple(views.article(article.slug) for article in articles[:_NAMED]),
        len(articles),
        len(claims),
        len(said),
        kind.value if kind else "",
    )
