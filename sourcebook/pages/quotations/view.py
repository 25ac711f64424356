"""The page of quotations: each utterance once, and how every article that quotes it cuts it."""

from __future__ import annotations

from functools import partial

from ..page import Content, Page, Settings, content
from ..presenter import NameView, Presenter
from .utterances import UtteranceView, utterance_view


def quotations_page(views: Presenter, settings: Settings) -> Page:
    return Page("quotations.md", partial(_quotations_page, views, settings))


def _quotations_page(views: Presenter, settings: Settings) -> Content:
    """All utterances by their speakers: whoever is quoted most often first, those without a known speaker last."""
    groups: dict[NameView | None, list[UtteranceView]] = {}
    for utterance in views.readings.utterances:
        view = utterance_view(views, utterance, settings)
        groups.setdefault(view.speaker, []).append(view)
    ordered = sorted(
        groups.items(),
        key=lambda group: (group[0] is None, -len(group[1]), group[0].label if group[0] else ""),
    )
    return content(
        "quotations/page.html",
        "quotations.md",
        "Quotations",
        "What several articles quote: the same words as each of them has them, differences marked.",
        kind="quotations",
        styles=("quotations",),
        groups=ordered,
        count=len(views.readings.utterances),
        differ=any(
            cut.pieces
            for _, told in ordered
            for one in told
            for carrier in one.carriers
            for cut in carrier.cuts
        ),
        excerpts=any(
            views.record(slug).in_excerpts(settings.publish_text) for slug in views.catalog.articles
        ),
    )
