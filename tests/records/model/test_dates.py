from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.records.model.dates import DateError, bounds, is_vague, sort_key


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-01-29", date(2018, 1, 29), date(2018, 1, 29)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2015/2018", date(2015, 1, 1), date(2018, 12, 31)),
        ("2015-03/2015-04-02", date(2015, 3, 1), date(2015, 4, 2)),
        ("2015-01/..", date(2015, 1, 1), None),
        ("../2015", None, date(2015, 12, 31)),
        ("[2018-01-29,2018-01-30]", date(2018, 1, 29), date(2018, 1, 30)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_the_days_that_a_date_spans(text: str, first: date | None, last: date | None) -> None:
    assert (bounds(text).first, bounds(text).last) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2018", False, False), ("2018~", True, False), ("2018?", False, True), ("2018%", True, True)],
)
def test_how_sure_a_date_is(text: str, approximate: bool, uncertain: bool) -> None:
    assert (bounds(text).approximate, bounds(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize("text", ["2018-01-28~", "2018-01-28?", "2018-01-28%"])
def test_a_doubt_does_not_widen_a_day(text: str) -> None:
    assert bounds(text).first == bounds(text).last == date(2018, 1, 28)


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("2018-01-05", False),
        ("2018-01", False),
        ("2018/2019", False),
        ("{2018-01-05, 2018-01-07}", False),
        ("2018~", True),
        ("2018-01-05?", True),
        ("2018%", True),
        ("[2018-01-05, 2018-01-07]", True),
    ],
)
def test_a_date_is_vague_where_it_leaves_open_which_day_it_was(text: str, vague: bool) -> None:
    assert is_vague(text) is vague


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30", "2018-02-29", "1900-02-29", "2018-04-31", "2018-13", "2018-00", "2018-01-00",
        "2018-1-2", "2018-02-29~", "2017-02-29/2018", "2018/2018-06-31", "[2018-02-30,2018-03-01]",
        "2018/2015", "2018-02/2018-01", "last Monday", "29.01.2018", "01/29/2018", "2018-01-29T25:00:00",
        "", " ", "2018 ", "20180129", "2018-01-29, 2018-01-30", "..", "/", "2018" * 50,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(DateError, match=r"^.+\.$"):
        bounds(text)


def test_dates_are_ordered_by_their_first_day_then_their_last_and_no_date_comes_last() -> None:
    dates = [None, "2018-01/..", "2018", "2018-01-02", "2018-01", "2015", "2018-01-01", "../2015"]
    assert sorted(dates, key=sort_key) == [
        "../2015",
        "2015",
        "2018-01-01",
        "2018-01",
        "2018",
        "2018-01/..",
        "2018-01-02",
        None,
    ]


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_day_is_taken_if_and_only_if_it_exists(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        assert bounds(text).first == bounds(text).last == date(year, month, day)
    else:
        with pytest.raises(DateError):
            bounds(text)


@given(st.text(st.sampled_from("0123456789-/.~?%X[],{}T:ZY ")) | st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = bounds(text)
    except DateError:
        return
    assert found.first is None or found.last is None or found.first <= found.last
