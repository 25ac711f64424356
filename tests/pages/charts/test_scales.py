"""Answers on a common scale: what is drawn where, and what stands beside it in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sourcebook.catalog.catalog import link
from sourcebook.pages.charts.scales import ScaleView, dates_scale, figures_scales, scales_of
from sourcebook.pages.charts.scales.frames import Days, days_frame, numbers_frame
from sourcebook.pages.html import environment, render
from sourcebook.pages.presenter import ClaimView, Presenter
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article

from ...html_page import HtmlPage


@dataclass(frozen=True)
class Given:
    text: str
    claims: tuple[ClaimView, ...]


Told = str | tuple[str, str | None]


def answers(*given: Told | list[Told]) -> list[Given]:
    """Answers with one claim each, or with one for each of a list; each is a wording, or a wording and a date."""
    groups = [told if isinstance(told, list) else [told] for told in given]
    flat = [one if isinstance(one, tuple) else (one, None) for group in groups for one in group]
    made = tuple(
        Filed(
            f"a{number}",
            Article.model_validate(
                {
                    "title": f"Article {number}",
                    "source": {"file": "a"},
                    "claims": [
                        {
                            "id": "c",
                            "text": "A.",
                            "kind": "figure",
                            "quote": "a",
                            "question": "Q?",
                            "answer": text,
                            "date": date,
                        }
                    ],
                }
            ),
        )
        for number, (text, date) in enumerate(flat)
    )
    views = Presenter(Readings(link(Loaded(articles=made))))
    claims = iter([views.claim(f"a{number}#c") for number in range(len(flat))])
    found = [tuple(next(claims) for _ in group) for group in groups]
    return [Given(group[0].answer or "", group) for group in found]


def figures(*given: Told | list[Told]) -> ScaleView:
    (scale,) = figures_scales(answers(*given))
    return scale


def dates(*given: str | None) -> ScaleView:
    scale = dates_scale(answers(*((f"answer {n}", date) for n, date in enumerate(given))))
    assert scale is not None
    return scale


def texts(scale: ScaleView) -> list[list[str]]:
    return [[part.text for part in row.parts] for row in scale.rows]


def test_figures_stand_in_proportion() -> None:
    scale = figures("18 million crowns", "12 million crowns", "6 million crowns")
    six, twelve, eighteen = (mark.start for mark in scale.marks)
    assert texts(scale) == [["6 million crowns"], ["12 million crowns"], ["18 million crowns"]]
    assert eighteen - twelve == pytest.approx(twelve - six)
    assert (scale.unit, scale.begins) == ("million crowns", "")
    assert [tick.label for tick in scale.ticks] == ["0", "5", "10", "15", "20"]


def test_open_sides_are_arrows_and_alike_figures_are_told_apart() -> None:
    scale = figures("over $2 billion", ["$2bn", "$2 billion"], "almost $2bn", "“all aid” (no sum)")
    assert texts(scale) == [["almost $2bn"], ["$2bn", "$2 billion"], ["over $2 billion"]]
    assert [(m.is_dot, m.below, m.above, m.hollow) for m in scale.marks] == [
        (True, True, False, True),
        (True, False, False, False),
        (True, False, True, True),
    ]
    assert len({mark.start for mark in scale.marks}) == 1
    assert [[part.text for part in row.parts] for row in scale.rest] == [["“all aid” (no sum)"]]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("at least 5 percent", (False, True, False, False)),
        ("no more than 5 percent", (True, False, False, False)),
        ("less than 5 percent", (True, False, True, False)),
        ("about 5 percent", (False, False, False, True)),
    ],
)
def test_shapes_of_bounds(text: str, shape: tuple[bool, ...]) -> None:
    scale = figures(text, "9 percent")
    mark = scale.marks[0]
    assert (mark.below, mark.above, mark.hollow, mark.dashed) == shape


def test_a_range_is_a_bar_however_short() -> None:
    scale = figures("between 200 and 240 million crowns", "1.01-1.02 billion crowns")
    for mark in scale.marks:
        assert not mark.is_dot
        assert mark.end - mark.start >= 1.5


def test_a_scale_that_would_hide_the_difference_begins_higher_and_says_so() -> None:
    scale = figures("9,000", "around 8,500")
    assert scale.begins == scale.ticks[0].label == "8,400"
    assert scale.marks[1].start - scale.marks[0].start > 50


def test_each_unit_has_its_scale() -> None:
    given = ("$33bn over 15 years", "$20bn over 10 years", "three weeks")
    assert [scale.unit for scale in figures_scales(answers(*given))] == ["billion dollars", "years"]


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("$2bn",),
        ("$2bn", "€3bn"),
        ("$2bn", "$2 billion"),
        ("$2bn", "“all aid”"),
        ("oil", "tar"),
        (["$2bn", "$3bn"], "all"),
    ],
)
def test_there_is_no_scale_where_nothing_differs(given: tuple[Told, ...]) -> None:
    assert figures_scales(answers(*given)) == ()


def test_an_answer_with_two_figures_has_two_marks() -> None:
    scale = figures("12 million crowns, later 18 million crowns", "15 million crowns")
    assert len(scale.rows[0].marks) == 2
    assert scale.rows[0].lanes(scale.rows[0].parts[0]) == (0, 2)


def test_time_runs_evenly() -> None:
    scale = dates("2018-01-01", "2018-01-11", "2018-01-31")
    first, second, third = (mark.start for mark in scale.marks)
    assert third - first == pytest.approx(3 * (second - first), abs=0.1)
    assert scale.unit == "2018"
    assert scale.ticks[0].label == "1 Jan"


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("2018-01-05", (True, False, False, False)),
        ("2018-01-05~", (True, False, False, True)),
        ("2018-01", (False, False, False, False)),
        ("2017/2018", (False, False, False, False)),
        ("2017?", (False, False, False, True)),
        ("[2018-01-08..2018-01-12]", (False, False, False, True)),
        ("2017-08/..", (False, False, True, False)),
        ("../2018", (False, True, False, False)),
    ],
)
def test_shapes_of_dates(date: str, shape: tuple[bool, ...]) -> None:
    scale = dates(date, "2020-05-05")
    (mark,) = next(row for row in scale.rows if row.parts[0].text == "answer 0").marks
    assert (mark.is_dot, mark.below, mark.above, mark.dashed) == shape


def test_open_ends_reach_the_edge() -> None:
    scale = dates("2017-08/..", "../2016", "2017-01-01")
    assert max(mark.end for mark in scale.marks) == 100
    assert min(mark.start for mark in scale.marks) == 0


def test_rows_stand_in_the_order_of_time_and_what_has_no_date_apart() -> None:
    scale = dates("2018", None, "2014-11", "../..")
    assert texts(scale) == [["answer 2"], ["answer 0"]]
    assert [row.parts[0].text for row in scale.rest] == ["answer 1", "answer 3"]


def test_an_answer_says_which_of_its_claims_have_no_date() -> None:
    scale = dates_scale(answers([("oil", "2018"), ("oil", None)], ("tar", "2019")))
    assert scale is not None
    assert [part.when for part in scale.rows[0].parts] == ["2018", "no date"]


@pytest.mark.parametrize(
    "given", [("2018", "2018"), ("2018", None), (None, None), ("../..", "2018")]
)
def test_there_is_no_scale_of_one_date(given: tuple[str | None, ...]) -> None:
    made = answers(*((f"answer {n}", date) for n, date in enumerate(given)))
    assert dates_scale(made) is None


@given(st.lists(st.decimals(0, 10**13, places=2), min_size=2, max_size=6))
def test_numbers_stay_within_round_ticks(values: list[Decimal]) -> None:
    frame = numbers_frame(values, values, below=values[:1], above=values[1:2])
    assert all(0 <= frame.place(value) <= 100 for value in values)
    assert 2 <= len(frame.ticks) <= 8
    assert len({tick.label for tick in frame.ticks}) == len(frame.ticks)
    assert [t.at for t in frame.ticks] == sorted(t.at for t in frame.ticks)


@given(st.lists(st.dates(), min_size=2, max_size=6))
def test_days_stay_within_their_ticks(days: list[object]) -> None:
    assume(len(set(days)) > 1)
    frame = days_frame([found for day in days if (found := Days.of(str(day)))])
    assert 1 <= len(frame.ticks) <= 5
    assert all(0 <= tick.at <= 100 for tick in frame.ticks)
    assert all(one.at < other.at for one, other in pairwise(frame.ticks))
    assert len({tick.label for tick in frame.ticks}) == len(frame.ticks)


def page_of(*given: Told | list[Told]) -> str:
    source = '{% import "charts/scales.html" as s %}{{ s.scales(scales) }}'
    template = environment().from_string(source)
    return render(template, "questions/q.md", {"scales": scales_of(answers(*given))})


def test_every_row_is_a_list_item_with_links() -> None:
    page = page_of("almost $2bn", ["$2bn", "“$2 billion” *"], ("nothing", None))
    rows = [row.linked for row in HtmlPage(page).all("p", "sb-scale__label")]
    assert "almost $2bn" in rows[0]
    assert "[Article 0](../../articles/a0/#claim-c)" in rows[0]
    assert "“$2 billion” *" in rows[1]
    assert "[Article 2](../../articles/a2/#claim-c)" in rows[1]
    assert "Without such a figure: <span" in page


def test_drawings_are_hidden_from_readers_who_have_the_words() -> None:
    page = page_of(("oil", "2018-01-05~"), ("tar", "2017/.."))
    assert page.count("<svg>") == len(re.findall(r'aria-hidden="true">\s*<svg>', page))
    assert "Fading: open at that end." in page
    assert "about 5 January 2018: " in page
