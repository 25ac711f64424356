"""Figures as answers state them; what can't be read with certainty is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.answers.figures import Bound, quantities_in

B = Bound


@pytest.mark.parametrize(
    ("text", "low", "unit", "bound"),
    [
        ("$2bn", 2_000_000_000, "dollars", B.EXACTLY),
        ("$2 billion", 2_000_000_000, "dollars", B.EXACTLY),
        ("2 billion US dollars", 2_000_000_000, "dollars", B.EXACTLY),
        ("1.9 billion dollars", 1_900_000_000, "dollars", B.EXACTLY),
        ("US$5m", 5_000_000, "dollars", B.EXACTLY),
        ("A$5m", 5_000_000, "Australian dollars", B.EXACTLY),
        ("€1.5m", 1_500_000, "euros", B.EXACTLY),
        ("£300k", 300_000, "pounds sterling", B.EXACTLY),
        ("Rs 500 crore", 5_000_000_000, "rupees", B.EXACTLY),
        ("5,00,000 rupees", 500_000, "rupees", B.EXACTLY),
        ("a hundred and fifty million dollars", 150_000_000, "dollars", B.EXACTLY),
        ("75 percent", 75, "percent", B.EXACTLY),
        ("75 per cent", 75, "percent", B.EXACTLY),
        ("75 %", 75, "percent", B.EXACTLY),
        ("75%", 75, "percent", B.EXACTLY),
        ("1,900 troops", 1900, "troops", B.EXACTLY),
        ("1,900 US troops", 1900, "US troops", B.EXACTLY),
        ("twenty-five people", 25, "people", B.EXACTLY),
        ("two hundred thousand refugees", 200_000, "refugees", B.EXACTLY),
        ("9,000 vehicles a day", 9000, "vehicles per day", B.EXACTLY),
        ("$2bn annually", 2_000_000_000, "dollars per year", B.EXACTLY),
        ("two years", 2, "years", B.EXACTLY),
        ("“two years”", 2, "years", B.EXACTLY),
        ("two and a half years", Decimal("2.5"), "years", B.EXACTLY),
        ("three weeks", 21, "days", B.EXACTLY),
        ("a week", 7, "days", B.EXACTLY),
        ("in the past three years", 3, "years", B.EXACTLY),
        ("over the last 15 years", 15, "years", B.EXACTLY),
        ("spent over 15 years", 15, "years", B.EXACTLY),
        ("a dozen", 12, "", B.EXACTLY),
        ("half a million", 500_000, "", B.EXACTLY),
        ("9,000", 9000, "", B.EXACTLY),
        ("around 8,500", 8500, "", B.ABOUT),
        ("some 1,900 troops", 1900, "troops", B.ABOUT),
        ("about nine days", 9, "days", B.ABOUT),
        ("nine days or so", 9, "days", B.ABOUT),
        ("almost $2bn", 2_000_000_000, "dollars", B.ALMOST),
        ("over $2 billion", 2_000_000_000, "dollars", B.MORE_THAN),
        ("“more than $33 billion”", 33_000_000_000, "dollars", B.MORE_THAN),
        ("over two years", 2, "years", B.MORE_THAN),
        ("for over two years now", 2, "years", B.MORE_THAN),
        ("less than 5 km", 5, "kilometres", B.LESS_THAN),
        ("no more than 5%", 5, "percent", B.AT_MOST),
        ("up to 1,900 troops", 1900, "troops", B.AT_MOST),
        ("not less than 5%", 5, "percent", B.AT_LEAST),
        ("100,000+", 100_000, "", B.AT_LEAST),
        ("1,900 troops or more", 1900, "troops", B.AT_LEAST),
    ],
)
def test_one_figure(text: str, low: int | Decimal, unit: str, bound: Bound) -> None:
    (found,) = quantities_in(text)
    assert (found.low, found.high, found.unit, found.bound) == (low, low, unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound"),
    [
        ("between 200 and 240 million crowns", 200e6, 240e6, "crowns", B.EXACTLY),
        ("200-240 million", 200e6, 240e6, "", B.EXACTLY),
        ("200–240 million crowns", 200e6, 240e6, "crowns", B.EXACTLY),
        ("200 to 240 million crowns", 200e6, 240e6, "crowns", B.EXACTLY),
        ("$200-240m", 200e6, 240e6, "dollars", B.EXACTLY),
        ("$2bn to $3bn", 2e9, 3e9, "dollars", B.EXACTLY),
        ("$5 million to $10 million a year", 5e6, 10e6, "dollars per year", B.EXACTLY),
        ("two or three years", 2, 3, "years", B.EXACTLY),
        ("one to two weeks", 7, 14, "days", B.EXACTLY),
        ("between about 5 and 6 million", 5e6, 6e6, "", B.ABOUT),
        ("about 10-15 percent", 10, 15, "percent", B.ABOUT),
    ],
)
def test_a_range(text: str, low: float, high: float, unit: str, bound: Bound) -> None:
    (found,) = quantities_in(text)
    assert (found.low, found.high, found.unit, found.bound) == (low, high, unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        *("", "no", "a", "Lockheed Martin", "a “chill in relations” (Mosyakov)"),
        # Days, years and times of day.
        *("2014", "on January 1", "19 June 2017", "since August 2017", "2014-11", "2018-2020"),
        *("29-30 January", "the 1990s", "in 2018 elections", "5 pm", "5:30", "24/7"),
        # A time counted from somewhere, an age.
        *("three years ago", "two weeks later", "70 years old", "in two years’ time"),
        # Names and compounds.
        *("F-16", "MI-35 Hind", "Article 370", "on Pier 15 boats moored", "No. 5 engines"),
        *("the 70-year alliance", "a two-year plan", "two-thirds", "the 2nd fleet", "20mm guns"),
        # No number.
        *("several years", "many", "some", "dozens", "a few weeks", "billions of dollars"),
        # Two ways to read it.
        *("2.500 troops", "2 000 troops", "1,5 percent", "from 12 to 18 million crowns", "5m"),
        *("5 or 10 percent", "1900 troops", "a million and a half", "240-200 million", "2-1"),
        *("one thousand two hundred troops", "a year of war", "one of the biggest rifts"),
        # Said not to be so; or a number that may count anything.
        *("not two years", "never $2bn", "9,000 or so they say", "17 (in the caption)"),
    ],
)
def test_no_figure(text: str) -> None:
    assert quantities_in(text) == ()


def test_several_figures_keep_their_places() -> None:
    text = "more than $33bn of US aid over 15 years"
    aid, time = quantities_in(text)
    assert (aid.words, aid.unit, aid.bound) == ("more than $33bn", "dollars", B.MORE_THAN)
    assert (time.words, time.unit, time.bound) == ("15 years", "years", B.EXACTLY)
    assert text[time.start : time.end] == "15 years"


def test_ends_of_different_units_are_no_range() -> None:
    assert [(q.low, q.unit) for q in quantities_in("$5 to 10 people")] == [
        (5, "dollars"),
        (10, "people"),
    ]


def test_alike_figures_share_all_but_the_bound() -> None:
    figures = {q.figure for text in ("$2bn", "over 2 billion dollars") for q in quantities_in(text)}
    assert len(figures) == 1


@given(
    st.decimals("0.01", 999, places=2),
    st.sampled_from([("", 1), (" million", 10**6), ("bn", 10**9)]),
    st.sampled_from([("about ", B.ABOUT), ("over ", B.MORE_THAN), ("", B.EXACTLY)]),
)
def test_what_is_written_is_read(
    number: Decimal, multiplier: tuple[str, int], bound: tuple[str, Bound]
) -> None:
    (found,) = quantities_in(f"{bound[0]}€{number}{multiplier[0]}")
    assert found.low == found.high == number * multiplier[1]
    assert (found.unit, found.bound) == ("euros", bound[1])


_WORDS = "about over between from and to or - 2 $ € 15 1,900 200 2014 million bn years weeks a half two hundred dozen % troops not".split()


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)))
def test_any_text_can_be_read(text: str) -> None:
    end = 0
    for found in quantities_in(text):
        assert end <= found.start < found.end
        assert found.words == text[found.start : found.end]
        assert 0 <= found.low <= found.high
        end = found.end
