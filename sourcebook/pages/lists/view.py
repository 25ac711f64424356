"""What is too long for a record's own page: its claims, dates or articles, which begin there, on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from ...catalog.catalog import LinkedClaim
from ...reading.timeline import timeline
from ...records.load import Filed
from ..page import Content, Page, content
from ..paging import SIZE, Pager, pages_of
from ..presenter import NameView, Presenter, name_of
from ..timeline.view import Bar, MomentView, bars, lines_of, moment_anchor, moments_of

FIRST = 24
"""So many items of a long list stand on the record's own page."""

Shows = Literal["claims", "dates", "articles"]


@dataclass(frozen=True)
class LongList:
    """A list of a record in full. Its ``section`` is the anchor at which it begins on the record's page."""

    record: Filed[Any]
    section: str
    heading: str
    items: Sequence[Any]
    shows: Shows = "claims"

    @property
    def goes_on(self) -> bool:
        return len(self.items) > SIZE

    @property
    def path(self) -> str:
        """Its first page; empty where the record's own page has all of it."""
        page = name_of(self.record).path or ""
        return f"{page.removesuffix('.md')}/{self.section}.md" if self.goes_on else ""

    def first(self, views: Presenter) -> Sequence[Any]:
        """What stands on the record's page: of many claims those that bear on others, then the first."""
        if not self.goes_on:
            return self.items
        bears = [one for one in self.items if self.shows == "claims" and _bears(views, one)]
        return list({id(one): one for one in (*bears, *self.items)}.values())[:FIRST]

    def pages(self, views: Presenter) -> Iterator[Page]:
        if self.goes_on:
            for pager, part in pages_of(self.items, self.path):
                yield Page(pager.own_path, partial(self._page, views, pager, part))

    def _page(self, views: Presenter, pager: Pager, part: Sequence[Any]) -> Content:
        record = name_of(self.record)
        title = f"{record.label}: {self.heading}"
        return content(
            "lists/page.html",
            pager.own_path,
            title if pager.number == 1 else f"{title}, page {pager.number}",
            f"{self.heading}: {record.label}.",
            kind="list",
            section=NameView(
                type(self.record.record).__name__ + "s", f"{self.record.record.folder}/index.md"
            ),
            record=record,
            heading=self.heading,
            pager=pager,
            shows=self.shows,
            claims=views.by_article(part) if self.shows == "claims" else (),
            moments=moments_of(views, part) if self.shows == "dates" else (),
            articles=[views.article(filed.slug) for filed in part]
            if self.shows == "articles"
            else (),
        )


def _bears(views: Presenter, claim: LinkedClaim) -> bool:
    return bool(claim.claim.relations() or views.catalog.related_to(claim.id))


def claims_list(
    views: Presenter,
    record: Filed[Any],
    section: str,
    heading: str,
    claims: Iterable[LinkedClaim],
) -> LongList:
    return LongList(record, section, heading, views.in_order(claims))


@dataclass(frozen=True)
class DatesView:
    """The timeline of a record: its dates, or where they are many the strip of years, and the way to all of them. ``moved``
    leads from the dates that once stood here to the pages on which they are."""

    moments: Sequence[MomentView]
    bars: Sequence[Bar]
    total: int
    path: str
    moved: Sequence[tuple[str, str]]


def dates_list(views: Presenter, record: Filed[Any], claims: Sequence[LinkedClaim]) -> LongList:
    return LongList(
        record, "timeline", "Timeline", list(lines_of(views, timeline(claims))), "dates"
    )


def dates_view(views: Presenter, found: LongList, claims: Sequence[LinkedClaim]) -> DatesView:
    if not found.goes_on:
        return DatesView(moments_of(views, found.items), (), len(found.items), "", ())
    moved: dict[str, list[str]] = {}
    known: set[str] = set()
    for pager, part in pages_of(found.items, found.path):
        dates = dict.fromkeys(date for date, _ in part if date not in known)
        known.update(dates)
        moved[pager.own_path] = [moment_anchor(date) for date in dates]
    return DatesView(
        (),
        bars(timeline(claims)),
        len(found.items),
        found.path,
        [(path, " ".join(anchors)) for path, anchors in moved.items() if anchors],
    )
