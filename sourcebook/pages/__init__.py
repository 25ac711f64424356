"""The catalog as Markdown: every page of the site, each a pure function of what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..history.corrections import UNKNOWN, History
from ..problem import Rule
from ..reading.readings import Readings
from .article.view import article_pages
from .compare.view import compare_pages
from .corrections.view import corrections_pages
from .explore.view import explore_page
from .guide.view import guide_pages
from .home.view import home_page
from .lineage import lineage_of, lineage_page, lineage_sentence
from .network.view import network_pages
from .page import Page, Settings
from .person.view import person_pages
from .presenter import Presenter
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
) -> list[Page]:
    """All pages that follow from the records. ``home`` is the front page's heading and its introduction."""
    views = Presenter(readings)
    lineage = lineage_of(views)
    return [
        home_page(views, *home, lineage_sentence(views, lineage)),
        *article_pages(views, settings, history),
        *person_pages(views, settings),
        *topic_pages(views, settings),
        *outlet_pages(views),
        *question_pages(views),
        *section_pages(views),
        *compare_pages(views, settings),
        *timeline_pages(views),
        explore_page(views),
        lineage_page(views, lineage),
        quotations_page(views, settings),
        *network_pages(views),
        *corrections_pages(views, history),
        *guide_pages(rules),
    ]


def assets() -> dict[str, bytes]:
    """The style sheets, scripts and pictures that stand beside the pages that need them, by their paths on the site."""
    here = Path(__file__).parent
    files = sorted(file for file in here.rglob("*") if file.suffix in (".css", ".js"))
    pictures = sorted((here / "guide/text").glob("*.svg"))
    return {f"assets/{file.name}": file.read_bytes() for file in files} | {
        f"guide/{file.name}": file.read_bytes() for file in pictures
    }


__all__ = ["Page", "Settings", "assets", "compile_pages"]
