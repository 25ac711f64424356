"""The timeline's page and the strips of it that other pages show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.dates import bounds
from ..reading.timeline import Moment
from .page import Page, page
from .views import ArticleView, ClaimView, Views
from .words import date_words

_MONTH = 32
_STRIP_YEARS = 25


@dataclass(frozen=True)
class MomentView:
    """A date of the timeline. ``shape`` says how sure and how long it is: day, month, span, open or about."""

    date: str
    words: str
    shape: str
    year: str
    claims: tuple[ClaimView, ...]
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True)
class Bar:
    """A year in the strip: how many claims it has, none too, and how high its bar stands, in percent of the highest."""

    year: str
    claims: int
    height: int


def moments(views: Views, found: Iterable[Moment]) -> list[MomentView]:
    return [
        MomentView(
            moment.date,
            date_words(moment.date),
            _shape(moment.date),
            str(moment.year) if moment.year else "Open",
            views.claims(moment.claims),
            tuple(views.article(filed.slug) for filed in moment.articles),
        )
        for moment in found
    ]


def _shape(date: str) -> str:
    span = bounds(date)
    if span.first is None or span.last is None:
        return "open"
    if span.approximate or span.uncertain:
        return "about"
    days = (span.last - span.first).days
    if days == 0:
        return "day"
    return "month" if days < _MONTH else "span"


def bars(found: Iterable[MomentView]) -> list[Bar]:
    """Claims per year of the story."""
    counts: dict[str, int] = {}
    for moment in found:
        counts[moment.year] = counts.get(moment.year, 0) + len(moment.claims)
    counts = {year: number for year, number in counts.items() if number}
    highest = max(counts.values(), default=0)
    return [
        Bar(year, number, max(4, round(100 * number / highest)) if number else 0)
        for year, number in sorted((_silent_years(counts) | counts).items())
    ]


def _silent_years(counts: Iterable[str]) -> dict[str, int]:
    """The years without a claim between the others, unless they are too many to stand in a strip."""
    years = [int(year) for year in counts if year.isdecimal()]
    if not years or max(years) - min(years) >= _STRIP_YEARS:
        return {}
    return {str(year): 0 for year in range(min(years), max(years) + 1)}


def timeline_page(views: Views) -> Page:
    shown = moments(views, views.readings.timeline)
    years: dict[str, list[MomentView]] = {}
    for moment in shown:
        years.setdefault(moment.year, []).append(moment)
    undated = [claim for claim in views.catalog.claims.values() if not claim.claim.date]
    return page(
        "timeline.md",
        "timeline.md",
        "Timeline",
        "Every dated claim by when it happened, and every article by when it appeared.",
        kind="timeline",
        years=years,
        bars=bars(shown),
        undated=views.by_article(undated),
        undated_count=len(undated),
    )
