"""Dates as pages show them: in the timeline's list, on its axis, in the strip of years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ...catalog.catalog import LinkedClaim
from ...reading.timeline import Moment
from ...records.load import Filed
from ...records.model import Article
from ...records.model.dates import bounds, is_vague
from ..charts.axis import Dated
from ..labels import date_words
from ..presenter import ArticleView, ClaimView, Presenter

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
    claims: tuple[ClaimView, ...]
    articles: tuple[ArticleView, ...]


Line = tuple[str, LinkedClaim | Filed[Article]]
"""What stands in a list of dates, and its date; empty where it has none."""


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
            shape(moment.date),
            views.claims(moment.claims),
            tuple(views.article(filed.slug) for filed in moment.articles),
        )
        for moment in found
    ]


def lines_of(views: Presenter, found: Iterable[Moment]) -> Iterator[Line]:
    """What a list of these dates holds, line by line, so that it can be cut into pages."""
    for moment in found:
        for filed in moment.articles:
            yield moment.date, filed
        for claim in views.in_order(moment.claims):
            yield moment.date, claim


def moments_of(views: Presenter, lines: Iterable[Line]) -> list[MomentView]:
    """The dates of some lines."""
    found = []
    for date, told in groupby(lines, lambda line: line[0]):
        things = [thing for _, thing in told]
        claims = tuple(thing for thing in things if isinstance(thing, LinkedClaim))
        articles = tuple(thing for thing in things if isinstance(thing, Filed))
        found.append(Moment(date, claims, articles))
    return moments(views, found)


def year_of(moment: Moment) -> str:
    """The heading below which a date stands."""
    return str(moment.year) if moment.year else _outside(moment.date)


def moment_anchor(date: str) -> str:
    """The anchor of a date in the timeline's list, another for each date in EDTF: «d-2015-about»."""
    for sign, word in _SIGNS.items():
        date = date.replace(sign, word)
    return f"d-{re.sub(r'[^a-z0-9-]', '', date.lower())}"


def _outside(date: str) -> str:
    """What the list says in place of the year where that is open, or outside the calendar."""
    begin = re.split(r"/|\.\.", date.strip("[{"))[0]
    if not begin:
        return "Open"
    return "After 9999" if begin.lstrip("Y")[:1] in tuple("123456789") else "Before the year 1"


def shape(date: str) -> str:
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
    counts: Counter[str] = Counter()
    for moment in found:
        counts[year_of(moment)] += len(moment.claims)
    told = {year: number for year, number in counts.most_common(_MOST_YEARS) if number}
    highest = max(told.values(), default=0)
    return [
        Bar(year, number, max(4, round(100 * number / highest)) if number else 0)
        for year, number in sorted((_silent_years(told) | told).items())
    ]


def _silent_years(counts: Iterable[str]) -> dict[str, int]:
    """The years without a claim between the others, unless they are too many to stand in a strip."""
    years = [int(year) for year in counts if year.isdecimal()]
    if not years or max(years) - min(years) >= _STRIP_YEARS:
        return {}
    return {str(year): 0 for year in range(min(years), max(years) + 1)}


def dated(
    found: Iterable[Moment], outlet: Callable[[Filed[Article]], str], hrefs: Mapping[str, str]
) -> list[Dated]:
    """The dates as the axis draws them. ``outlet`` names that of an article, ``hrefs`` the place of each date in the list."""
    dates = []
    for number, moment in enumerate(found):
        span = bounds(moment.date)
        begin, _, end = moment.date.strip("[]{}").partition("/" if "/" in moment.date else "..")
        # An end that is not known is drawn like one that is open.
        unknown = moment.date.endswith("/"), moment.date.startswith("/")
        dates.append(
            Dated(
                number,
                hrefs[moment.date],
                date_words(moment.date),
                None if unknown[1] else span.first,
                None if unknown[0] else span.last,
                is_vague(moment.date),
                len(moment.claims),
                tuple(outlet(filed) for filed in moment.articles),
                endless=begin in ("", "..") and end in ("", ".."),
            )
        )
    return dates
