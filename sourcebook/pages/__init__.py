"""The catalog as Markdown: every page of the site, each a pure function of what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..history.corrections import UNKNOWN, History
from ..problem import Rule
from ..reading.readings import Readings
from .article.view import article_pages
from .cards.view import card_pages
from .compare.view import compare_pages
from .corrections.view import corrections_pages
from .embed.view import embed_pages
from .explore.view import explore_page
from .guide.view import guide_pages
from .home.view import home_page
from .lineage import lineage_of, lineage_page, lineage_sentence
from .network.view import network_pages
from .page import Page, Settings
from .person.view import person_pages
from .presenter import Describe, Presenter
from .question.view import question_pages
from .quotations.view import quotations_page
from .registers.view import section_pages
from .timeline.pages import timeline_pages
from .topic.view import outlet_pages, topic_pages


def compile_pages(
    readings: Readings,
    settings: Settings,
    rules: Iterable[Rule[...]],
    home: tuple[str, str],
    history: History = UNKNOWN,
    describe: Describe = lambda path: {},
) -> Iterator[Page]:
    """All pages that follow from the records, those first that cost least to declare. ``home`` is the front page's heading and its
    introduction; ``describe`` gives what a record's page says to programs."""
    views = Presenter(readings, describe)
    yield from article_pages(views, settings, history)
    yield from embed_pages(views)
    yield from person_pages(views, settings)
    yield from topic_pages(views, settings)
    yield from outlet_pages(views)
    yield from question_pages(views, settings)
    yield from card_pages(views, settings)
    yield from section_pages(views)
    yield from compare_pages(views, settings)
    yield from timeline_pages(views)
    yield explore_page(views)
    yield quotations_page(views, settings)
    yield from corrections_pages(views, history)
    yield from guide_pages(rules)
    lineage = lineage_of(views)
    yield home_page(views, *home, lineage_sentence(views, lineage))
    yield lineage_page(views, lineage)
    yield from network_pages(views)


def assets() -> dict[str, bytes]:
    """The style sheets, scripts and pictures that stand beside the pages that need them, by their paths on the site."""
    here = Path(__file__).parent
    files = sorted(file for file in here.rglob("*") if file.suffix in (".css", ".js"))
    pictures = sorted((here / "guide/text").glob("*.svg"))
    return {f"assets/{file.name}": file.read_bytes() for file in files} | {
        f"guide/{file.name}": file.read_bytes() for file in pictures
    }


__all__ = ["Page", "Settings", "assets", "compile_pages"]
