"""The timeline's pages: the drawing and the list on one; where that is long, the list on pages of its own, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from ...catalog.catalog import LinkedClaim
from ...records.load import Filed
from ...records.model import Article
from ..charts.axis import FORMS, Drawing, draw
from ..html import href
from ..labels import anchor
from ..page import Content, Page, content
from ..paging import Pager, pages_of
from ..presenter import Presenter
from .facets import filters, of_article, of_claim
from .view import Line, dated, lines_of, moment_anchor, moments_of, shape, year_of

_PATH = "timeline.md"
_WHOLE = 200
"""Up to so many claims and articles stand on one page."""
_SIZE = 150
"""So many stand on a page of a year."""
_UNDATED = "Without a date"


@dataclass(frozen=True)
class Period:
    """A part of the list: its heading and the anchor of that, its first page, what it holds, and how long its bar is, in
    percent of the longest."""

    words: str
    anchor: str
    path: str
    claims: int
    articles: int
    length: int


def timeline_pages(views: Presenter) -> Iterator[Page]:
    found = views.readings.timeline
    years: dict[str, list[Line]] = {}
    for moment in found:
        years.setdefault(year_of(moment), []).extend(lines_of(views, [moment]))
    undated = views.in_order(one for one in views.catalog.claims.values() if not one.claim.date)
    if undated:
        years[_UNDATED] = [("", claim) for claim in undated]
    if sum(map(len, years.values())) <= _WHOLE:
        yield Page(_PATH, partial(_whole_page, views, years))
        return
    longest = max(map(len, years.values()))
    periods = [_period(year, lines, longest) for year, lines in years.items()]
    pages = [
        (period, list(pages_of(lines, period.path, _SIZE)))
        for period, lines in zip(periods, years.values(), strict=True)
    ]
    places: dict[str, str] = {}
    for _, cut in pages:
        for pager, lines in cut:
            for date, _ in lines:
                places.setdefault(date, pager.own_path)
    places.pop("", None)
    yield Page(_PATH, partial(_index_page, views, periods, places))
    for period, cut in pages:
        for pager, lines in cut:
            yield Page(pager.own_path, partial(_period_page, views, periods, period, pager, lines))


def _period(year: str, lines: Sequence[Line], longest: int) -> Period:
    name = "undated" if year == _UNDATED else anchor(year)
    articles = sum(isinstance(thing, Filed) for _, thing in lines)
    return Period(
        year,
        name if year == _UNDATED else f"y-{name}",
        f"timeline/{name}.md",
        len(lines) - articles,
        articles,
        max(1, round(100 * len(lines) / longest)),
    )


def _whole_page(views: Presenter, years: Mapping[str, Sequence[Line]]) -> Content:
    places = {date: _PATH for lines in years.values() for date, _ in lines if date}
    return _page(
        views,
        Pager(_PATH, 1, 1, 1, 1, 1),
        "Timeline",
        years,
        **_drawn(views, places),
    )


def _index_page(views: Presenter, periods: Sequence[Period], places: Mapping[str, str]) -> Content:
    """The drawing and the years. Addresses of dates, which once stood here, lead on to the pages of the years."""
    moved = {
        path: " ".join(moment_anchor(date) for date, _ in dates)
        for path, dates in groupby(places.items(), lambda place: place[1])
    }
    return _page(
        views,
        Pager(_PATH, 1, 1, 1, 1, 1),
        "Timeline",
        {},
        periods=periods,
        moved=list(moved.items()),
        **_drawn(views, places),
    )


def _period_page(
    views: Presenter,
    periods: Sequence[Period],
    period: Period,
    pager: Pager,
    lines: Sequence[Line],
) -> Content:
    place = periods.index(period)
    return _page(
        views,
        pager,
        f"Timeline: {period.words}" + (f", page {pager.number}" if pager.number > 1 else ""),
        {period.words: lines},
        period=period,
        before=periods[place - 1] if place else None,
        behind=periods[place + 1] if place + 1 < len(periods) else None,
    )


def _page(
    views: Presenter,
    pager: Pager,
    title: str,
    years: Mapping[str, Sequence[Line]],
    **values: Any,
) -> Content:
    lines = [thing for told in years.values() for _, thing in told]
    facets = {
        thing.id if isinstance(thing, LinkedClaim) else thing.slug: of_claim(views, thing)
        if isinstance(thing, LinkedClaim)
        else of_article(views, thing)
        for thing in lines
    }
    undated = [
        thing
        for date, thing in years.get(_UNDATED, ())
        if not date and isinstance(thing, LinkedClaim)
    ]
    nothing = {"periods": (), "moved": (), "drawings": (), "unplaced": 0, "period": None}
    return content(
        "timeline/page.html",
        pager.own_path,
        title,
        f"{title}: every dated claim by when it happened, and every article by when it appeared.",
        kind="timeline",
        styles=("timeline",),
        pager=pager,
        years={year: moments_of(views, told) for year, told in years.items() if year != _UNDATED},
        facets=facets,
        filters=filters(views, facets.values()) if lines else (),
        undated=views.by_article(undated),
        undated_count=len(undated),
        **{**nothing, "before": None, "behind": None, **values},
    )


def _signs(dates: Iterable[str], drawings: Iterable[Drawing]) -> Iterator[str]:
    """The signs of the list and of its drawings, which the legend explains."""
    for date in dates:
        yield shape(date).replace("month", "span")
    for drawn in drawings:
        if drawn.ticks.cuts:
            yield "cut"
        for mark in drawn.marks:
            if mark.what == "articles":
                yield "article"
            elif mark.number:
                yield "number"


def _drawn(views: Presenter, places: Mapping[str, str]) -> dict[str, Any]:
    """The drawing, each mark of which leads to its date in the list, and how many dates it can't show."""

    def outlet(filed: Filed[Article]) -> str:
        name = views.article(filed.slug).outlet
        return name.label if name else ""

    hrefs = {date: href(_PATH, f"{path}#{moment_anchor(date)}") for date, path in places.items()}
    dates = dated(views.readings.timeline, outlet, hrefs)
    drawings = [drawn for form in FORMS if (drawn := draw(dates, form))]
    return {
        "drawings": drawings,
        "signs": sorted(set(_signs(places, drawings))),
        "unplaced": sum(not one.placed for one in dates),
    }
