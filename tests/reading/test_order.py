from __future__ import annotations

import pytest

from sourcebook.catalog.catalog import Catalog
from sourcebook.reading.order import could_be_before, earlier_of, earliest, known_before

from .stories import read, story


def dated(**dates: str | None) -> Catalog:
    return read(*(story(slug, "Words.", date=date) for slug, date in dates.items())).catalog


@pytest.mark.parametrize(
    ("one", "other", "known", "possible"),
    [
        ("2020-01-01", "2020-01-02", True, True),
        ("2020-01-02", "2020-01-01", False, False),
        ("2020-01-01", "2020-01-01", False, True),
        ("2020-01", "2020-01-15", False, True),
        ("2020-01", "2020-02-01", True, True),
        ("2020-01-01/2020-01-05", "2020-01-05/2020-01-09", False, True),
        ("2020-01-01~", "2020-01-02", True, True),
        ("../2020-01-01", "2020-01-02", True, True),
        ("2020-01-02", "../2020-01-01", False, False),
        ("2020-01-01", None, False, True),
        (None, "2020-01-01", False, True),
        (None, None, False, True),
    ],
)
def test_an_article_is_before_another_only_where_all_its_days_are(
    one: str | None, other: str | None, known: bool, possible: bool
) -> None:
    catalog = dated(a=one, b=other)
    assert known_before(catalog, "a", "b") is known
    assert could_be_before(catalog, "a", "b") is possible
    assert (earlier_of(catalog, "a", "b") == "a") is known
    assert (earlier_of(catalog, "b", "a") == "a") is known


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ({"a": "2020-01-02", "b": "2020-01-01", "c": "2020-01-03"}, "b"),
        ({"a": "2020-01-01", "b": "2020-01-01"}, None),
        ({"a": "2020-01", "b": "2020-01-20"}, None),
        ({"a": "2020-01", "b": "2020-02", "c": "2020-02"}, "a"),
        ({"a": "2020-01-01/2020-01-31", "b": "2020-01-02", "c": "2020-01-03"}, None),
        ({"a": "2020-01-01", "b": None}, "a"),
        ({"a": None, "b": None}, None),
        ({}, None),
    ],
)
def test_the_earliest_is_before_all_other_dated_ones(
    dates: dict[str, str | None], first: str | None
) -> None:
    assert earliest(dated(**dates), dates) == first
    assert earliest(dated(**dates), reversed(dates)) == first
