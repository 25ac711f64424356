"""The catalog as Markdown: every page of the site, each a pure function of what it shows."""

from __future__ import annotations

from collections.abc import Iterable

from ..problem import Rule
from ..reading.readings import Readings
from .article import article_pages
from .compare import compare_pages
from .guide import guide_pages
from .lineage import lineage_of, lineage_page, lineage_sentence
from .network import network_page
from .page import Page, Settings
from .people import person_pages
from .questions import question_pages
from .quotations import quotations_page
from .sections import home_page, section_pages
from .subjects import outlet_pages, topic_pages
from .times import timeline_page
from .views import Views


def compile_pages(
    readings: Readings,
    settings: Settings,
    rules: Iterable[Rule[...]],
    home: tuple[str, str],
) -> list[Page]:
    """All pages that follow from the records. ``home`` is the front page's heading and its introduction."""
    views = Views(readings)
    lineage = lineage_of(views)
    return [
        home_page(views, *home, lineage_sentence(views, lineage)),
        *article_pages(views, settings),
        *person_pages(views, settings),
        *topic_pages(views, settings),
        *outlet_pages(views),
        *question_pages(views),
        *section_pages(views),
        *compare_pages(views, settings),
        timeline_page(views),
        lineage_page(views, lineage),
        quotations_page(views, settings),
        network_page(views),
        *guide_pages(rules),
    ]


__all__ = ["Page", "Settings", "compile_pages"]
