"""Which article came first, as far as their dates can tell."""

from collections.abc import Iterable
from datetime import date

from ..catalog.catalog import Catalog
from ..records.model.dates import bounds


def days_of(catalog: Catalog, article: str) -> tuple[date, date] | None:
    """The first and the last day on which an article may have appeared; None where it has no date."""
    published = catalog.articles[article].record.dates.published
    return bounds(published).sort_key if published else None


def known_before(catalog: Catalog, one: str, other: str) -> bool:
    """Whether an article is known to have appeared before another one. The days on which an article may have appeared
    count as its dates give them; «about» widens nothing."""
    ours, theirs = days_of(catalog, one), days_of(catalog, other)
    return ours is not None and theirs is not None and ours[1] < theirs[0]


def earlier_of(catalog: Catalog, one: str, other: str) -> str | None:
    """The article of two that is known to have appeared first; None where that can't be told."""
    if known_before(catalog, one, other):
        return one
    return other if known_before(catalog, other, one) else None


def could_be_before(catalog: Catalog, one: str, other: str) -> bool:
    """Whether an article may have appeared before another one, or on the same day."""
    ours, theirs = days_of(catalog, one), days_of(catalog, other)
    return ours is None or theirs is None or ours[0] <= theirs[1]


def earliest(catalog: Catalog, articles: Iterable[str]) -> str | None:
    """The article that appeared before all other dated ones; None where that can't be told. An undated one is never
    called earliest."""
    dated = sorted((days, article) for article in articles if (days := days_of(catalog, article)))
    if not dated or any(days[0] <= dated[0][0][1] for days, _ in dated[1:]):
        return None
    return dated[0][1]
