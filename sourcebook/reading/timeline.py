"""Dated claims and articles in the order of time."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog.catalog import Catalog
from ..catalog.shelf import LinkedClaim
from ..records.load import Filed
from ..records.model import Article
from ..records.model.dates import bounds, sort_key


@dataclass(frozen=True)
class Moment:
    """What stands at one date of the timeline: claims that happened then, articles that appeared."""

    date: str
    claims: tuple[LinkedClaim, ...]
    articles: tuple[Filed[Article], ...] = ()

    @property
    def year(self) -> int | None:
        """The year in which it begins; None where that is open."""
        first = bounds(self.date).first
        return first.year if first else None


def timeline(
    claims: Iterable[LinkedClaim], articles: Iterable[Filed[Article]] = ()
) -> tuple[Moment, ...]:
    """The moments in order. What has no date does not appear."""
    told: dict[str, list[LinkedClaim]] = {}
    appeared: dict[str, list[Filed[Article]]] = {}
    for claim in claims:
        if claim.claim.date:
            told.setdefault(claim.claim.date, []).append(claim)
    for filed in articles:
        if filed.record.dates.published:
            appeared.setdefault(filed.record.dates.published, []).append(filed)
    return tuple(
        Moment(date, tuple(told.get(date, ())), tuple(appeared.get(date, ())))
        for date in sorted({*told, *appeared}, key=lambda date: (sort_key(date), date))
    )


def full_timeline(catalog: Catalog) -> tuple[Moment, ...]:
    return timeline(catalog.claims.values(), catalog.articles_in_time)
