"""Dates, numbers and lists as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.pages.labels import anchor, capital, count, date_words, listed


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-01-29", "29 January 2018"),
        ("2018-01", "January 2018"),
        ("2018", "2018"),
        ("2018-01-28~", "about 28 January 2018"),
        ("2018?", "2018, uncertain"),
        ("2018-02%", "about February 2018, uncertain"),
        ("2015/2018", "2015 to 2018"),
        ("2021-03/2021-23", "March 2021 to autumn 2021"),
        ("../2018", "until 2018"),
        ("2018-05/..", "from May 2018 on"),
        ("201X", "the 2010s"),
        ("2018-01-XX", "January 2018"),
        ("[2018-01-29,2018-01-30]", "29 or 30 January 2018"),
        ("[2018-01-29, 2018-02-01]", "29 January 2018 or 1 February 2018"),
        ("{2017,2018}", "2017 and 2018"),
        ("[2015..2017]", "between 2015 and 2017"),
        ("{2015..2017}", "2015 to 2017"),
        ("[2018-01-08..2018-01-12]", "between 8 and 12 January 2018"),
        ("2018-01-08/2018-01-12", "8 to 12 January 2018"),
        ("[..2017]", "2017 or earlier"),
        ("../..", "at no known time"),
        ("/2018", "until 2018"),
        ("2018/", "from 2018 on"),
        ("201X-XX", "the 2010s"),
        ("2018-XX-XX", "2018"),
        ("19XX", "between 1900 and 1999"),
        ("1XXX?", "between 1000 and 1999, uncertain"),
        ("0000", "1 BC"),
        ("-0044/0012", "45 BC to 0012"),
        ("[2017..]", "2017 or later"),
        ("[2015,2017..2019]", "2015 or 2017 to 2019"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@given(st.dates())
def test_every_day_has_its_words(day: object) -> None:
    words = date_words(str(day))
    assert words.split()[-1] == str(day)[:4]
    assert len(words.split()) == 3


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(n, "claim") for n in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]
    assert count(2, "person", "people") == "2 people"


def test_lists_read_as_lists() -> None:
    assert [listed(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_labels() -> None:
    assert anchor("roles.Mayor of Port Ellery.from") == "roles-mayor-of-port-ellery-from"
    assert (capital("nATO"), capital("")) == ("NATO", "")
