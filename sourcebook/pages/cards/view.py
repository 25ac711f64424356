"""What the cards of articles and questions show; only a site that has an address has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from ...reading.answers.agreement import Agreement
from ..labels import AGREEMENT, capital, count, origins
from ..page import Page, Settings
from ..presenter import Presenter
from ..question.view import question_view
from .picture import Picture

CARD = "card.png"
_SIDE_BY_SIDE = 3


def card_pages(views: Presenter, settings: Settings) -> Iterator[Page]:
    """Cards beside the pages that they are of."""
    if not settings.site:
        return
    for slug in views.catalog.articles:
        yield Page(f"articles/{slug}/{CARD}", partial(_article_card, views, slug, settings))
    for slug in views.catalog.questions:
        yield Page(f"questions/{slug}/{CARD}", partial(_question_card, views, slug, settings))


def _article_card(views: Presenter, slug: str, settings: Settings) -> Picture:
    view = views.article(slug)
    where = [view.outlet.label] if view.outlet else []
    when = [view.when] if view.when else []
    told = f"{count(view.claims, 'claim')}, each with the words that prove it"
    return Picture(", ".join(where + when), view.title, (), f"{told} · {_address(settings)}")


def _question_card(views: Presenter, slug: str, settings: Settings) -> Picture:
    """The first answers side by side, and whose they are."""
    view = question_view(views, views.readings.answers(slug))
    shown = view.answers[:_SIDE_BY_SIDE]
    columns = tuple(
        (answer.text, ", ".join(article.short for article, _ in answer.by_article))
        for answer in shown
    )
    state = capital(AGREEMENT[Agreement(view.agreement)])
    behind = f": {count(view.articles, 'article')}, {origins(view.origins)}" if shown else ""
    further = view.answer_count - len(shown)
    more = f"{count(further, 'further answer')} · " if further else ""
    return Picture(state + behind, view.title, columns, more + _address(settings))


def _address(settings: Settings) -> str:
    """The site's address as people write it."""
    parts = urlsplit(settings.site)
    return f"{parts.netloc}{parts.path}".rstrip("/")
