"""The timeline's page and the strips of it that other pages show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from ...reading.timeline import Moment
from ...records.model.dates import bounds, is_vague
from ..charts.axis import FORMS, Dated, draw
from ..labels import date_words
from ..page import Content, Page, content
from ..presenter import ArticleView, ClaimView, Presenter
from .facets import Facets, filters, of_article, of_claim

_MONTH = 32
_STRIP_YEARS, _MOST_YEARS = 25, 40
_SIGNS = {
    "..": "-until-",
    "/": "-to-",
    "[": "one-of-",
    "{": "all-of-",
    ",": "-and-",
    "~": "-about",
    "?": "-uncertain",
    "%": "-doubtful",
}


@dataclass(frozen=True)
class MomentView:
    """A date of the timeline. ``shape`` says how sure and how long it is: day, month, span, open or about."""

    date: str
    anchor: str
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


def moments(views: Presenter, found: Iterable[Moment]) -> list[MomentView]:
    return [
        MomentView(
            moment.date,
            moment_anchor(moment.date),
            date_words(moment.date),
            _shape(moment.date),
            _year(moment),
            views.claims(moment.claims),
            tuple(views.article(filed.slug) for filed in moment.articles),
        )
        for moment in found
    ]


def moment_anchor(date: str) -> str:
    """The anchor of a date in the timeline's list, another for each date in EDTF: «d-2015-about»."""
    for sign, word in _SIGNS.items():
        date = date.replace(sign, word)
    return f"d-{re.sub(r'[^a-z0-9-]', '', date.lower())}"


def _year(moment: Moment) -> str:
    return str(moment.year) if moment.year else _outside(moment.date)


def _outside(date: str) -> str:
    """What the list says in place of the year where that is open, or outside the calendar."""
    begin = re.split(r"/|\.\.", date.strip("[{"))[0]
    if not begin:
        return "Open"
    return "After 9999" if begin.lstrip("Y")[:1] in tuple("123456789") else "Before the year 1"


def _shape(date: str) -> str:
    span = bounds(date)
    if span.first is None or span.last is None:
        return "open"
    if is_vague(date):
        return "about"
    days = (span.last - span.first).days
    if days == 0:
        return "day"
    return "month" if days < _MONTH else "span"


def bars(found: Iterable[Moment]) -> list[Bar]:
    """Claims per year of the story; of very many years those that have most."""
    counts: dict[str, int] = {}
    for moment in found:
        year = _year(moment)
        counts[year] = counts.get(year, 0) + len(moment.claims)
    most = sorted(counts, key=lambda year: (-counts[year], year))[:_MOST_YEARS]
    counts = {year: counts[year] for year in most if counts[year]}
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


def dated(shown: Sequence[MomentView]) -> list[Dated]:
    """The dates as the axis draws them."""
    found = []
    for number, moment in enumerate(shown):
        span = bounds(moment.date)
        begin, _, end = moment.date.strip("[]{}").partition("/" if "/" in moment.date else "..")
        # An end that is not known is drawn like one that is open.
        unknown = moment.date.endswith("/"), moment.date.startswith("/")
        found.append(
            Dated(
                number,
                moment.anchor,
                moment.words,
                None if unknown[1] else span.first,
                None if unknown[0] else span.last,
                is_vague(moment.date),
                len(moment.claims),
                tuple(one.outlet.label if one.outlet else "" for one in moment.articles),
                endless=begin in ("", "..") and end in ("", ".."),
            )
        )
    return found


def timeline_page(views: Presenter) -> Page:
    return Page("timeline.md", partial(_timeline_page, views))


def _timeline_page(views: Presenter) -> Content:
    shown = moments(views, views.readings.timeline)
    years: dict[str, list[MomentView]] = {}
    for moment in shown:
        years.setdefault(moment.year, []).append(moment)
    undated = [claim for claim in views.catalog.claims.values() if not claim.claim.date]
    dates = dated(shown)
    facets = _facets(views, shown)
    return content(
        "timeline/page.html",
        "timeline.md",
        "Timeline",
        "Every dated claim by when it happened, and every article by when it appeared.",
        kind="timeline",
        styles=("timeline",),
        years=years,
        drawings=[drawn for form in FORMS if (drawn := draw(dates, form))],
        unplaced=sum(not one.placed for one in dates),
        facets=facets,
        filters=filters(views, facets.values()) if shown else (),
        undated=views.by_article(undated),
        undated_count=len(undated),
    )


def _facets(views: Presenter, shown: Iterable[MomentView]) -> dict[str, Facets]:
    """What every claim, and every article of the list, can be filtered by: under the id of the one, the slug of the
    other."""
    catalog = views.catalog
    facets = {linked.id: of_claim(views, linked) for linked in catalog.claims.values()}
    articles = [one.slug for moment in shown for one in moment.articles]
    return facets | {slug: of_article(views, catalog.articles[slug]) for slug in articles}
