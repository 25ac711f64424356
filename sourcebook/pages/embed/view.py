"""Claims to be shown on pages elsewhere: for each article a page of its own with all of them, of which an address with a claim's anchor shows one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...records.load import Filed
from ...records.model import Article
from ..page import Content, Page, content
from ..presenter import Presenter
from ..question.line import question_line

EMBED = "embed.html"
"""What the page is called; it lies beside the article's."""


def embed_pages(views: Presenter) -> Iterator[Page]:
    for filed in views.catalog.articles.values():
        path = f"articles/{filed.slug}/{EMBED}"
        yield Page(path, partial(_embed_page, views, filed, path))


def _embed_page(views: Presenter, filed: Filed[Article], path: str) -> Content:
    view, linked = views.article(filed.slug), views.catalog.claims_of(filed.slug)
    asked = dict.fromkeys(claim.question for claim in linked if claim.question)
    lines = (question_line(views, slug) for slug in asked)
    return content(
        "embed/page.html",
        path,
        view.title,
        view=view,
        claims=views.claims(linked),
        states={line.path: line for line in lines},
    )
