"""The drawing of a timeline: where things lie, what is cut, what shares a mark, and what happens at the extremes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

import pytest

from sourcebook.pages.charts.axis import FORMS, MEDIUM, NARROW, WIDE, Dated, Drawing, Form, draw
from sourcebook.pages.charts.axis.frame import TARGET, Box, Label, cut_off, fitting, text_width
from sourcebook.pages.charts.axis.lanes import Extent, Lanes, crowds, numbers
from sourcebook.pages.charts.axis.marks import Mark
from sourcebook.pages.charts.axis.scale import Level, Measure, Scale, Span, scale
from sourcebook.pages.charts.axis.ticks import left_out
from sourcebook.pages.html import environment, render
from sourcebook.pages.timeline.view import dated, moment_anchor, year_of
from sourcebook.reading.timeline import Moment
from sourcebook.records.model.dates import bounds

from ...html_page import HtmlPage

CLUSTERED = [
    "1993",
    "2011/2014-11",
    "2014-11",
    "2014-11-20",
    "2015~/2018-01",
    "2017-08/..",
    "2018-01",
    *(f"2018-01-{day:02}" for day in range(1, 14)),
    "[2018-01-08..2018-01-12]",
    "2018-01-28~",
]


def views_of(dates: Sequence[str]) -> list[Dated]:
    """A claim at each date, in the order given."""
    return dated(
        [
            Moment(one, (None,))  # type: ignore[arg-type]
            for one in dates
        ],
        str,
        {one: f"#{moment_anchor(one)}" for one in dates},
    )


def spans(*dates: str) -> list[Span]:
    return [(bounds(one).first, bounds(one).last) for one in dates]


def scaled(*dates: str, form: Form = WIDE) -> Scale:
    found = scale(spans(*dates), form.measure)
    assert found
    return found


def drawn(dates: Sequence[str], form: Form = WIDE) -> Drawing:
    found = draw(views_of(dates), form)
    assert found
    return found


def printed(*drawings: Drawing) -> str:
    template = '{% import "charts/axis.html" as axis %}{% for one in drawings %}{{ axis.drawing(one, True) }}{% endfor %}'
    return render(environment().from_string(template), "timeline.md", {"drawings": drawings})


def stands(mark: Mark) -> set[int]:
    """The numbers of the dates that a mark stands for."""
    found = set()
    for part in mark.numbers.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def many(number: int, seed: int = 7) -> list[Dated]:
    """Days and spans of every length, anywhere in two centuries."""
    chance = random.Random(seed)
    found: set[tuple[date, date | None, bool]] = set()
    while len(found) < number:
        begin = date(1820, 1, 1) + timedelta(chance.randrange(73_000))
        end = begin + timedelta(int(10 ** chance.uniform(0, 4)))
        found.add((begin, chance.choice([begin, begin, end, None]), chance.random() < 0.3))
    ordered = sorted(found, key=lambda one: (one[0], one[1] or date.max, one[2]))
    return [
        Dated(n, f"d-{n}", f"{begin}", begin, end, vague, claims=1)
        for n, (begin, end, vague) in enumerate(ordered)
    ]


# --- The scale --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_later_is_never_drawn_before_earlier(form: Form) -> None:
    found = scaled(*CLUSTERED, form=form)
    first, last = date(1992, 1, 1).toordinal(), date(2019, 1, 1).toordinal()
    places = [found.place(day) for day in range(first, last)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == pytest.approx(found.length)


def test_pieces_follow_each_other_without_gaps() -> None:
    for before, after in pairwise(scaled(*CLUSTERED).pieces):
        assert before.end == after.first
        assert before.at + before.size == pytest.approx(after.at)


def test_a_crowded_month_is_opened_into_its_days_and_a_lone_year_is_not() -> None:
    levels = {piece.day: piece.level for piece in scaled(*CLUSTERED).pieces if not piece.cut}
    assert levels[date(1993, 1, 1)] is Level.YEAR
    assert levels[date(2018, 1, 1)] is levels[date(2018, 1, 2)] is Level.DAY


def test_a_lone_date_far_away_is_told_by_its_year() -> None:
    levels = {piece.day.year: piece.level for piece in scaled("2014", "2490-12-31/..").pieces}
    assert levels[2490] is Level.YEAR


def test_only_empty_stretches_are_cut() -> None:
    found = scaled(*CLUSTERED)
    edges = {day for span in spans(*CLUSTERED) for day in span if day}
    cuts = [piece for piece in found.pieces if piece.cut]
    assert any(cut.first == date(1994, 1, 1).toordinal() for cut in cuts)
    for cut in cuts:
        assert not [day for day in edges if cut.first <= day.toordinal() < cut.end]


def test_a_scale_fills_the_room_and_never_more() -> None:
    assert scaled(*CLUSTERED).length == pytest.approx(WIDE.measure.room)
    crowded = scale([(one.first, one.last) for one in many(300)], WIDE.measure)
    assert crowded
    assert crowded.length == pytest.approx(WIDE.measure.room)
    assert scaled("2014").length < WIDE.measure.room
    everywhere = [f"{year:04}" for year in range(1, 9999, 230)]
    assert scaled(*everywhere).length <= WIDE.measure.room + 0.001


def test_the_last_day_of_the_calendar_has_a_place() -> None:
    found = scaled("0001-01-01", "9999-12-31", "9999-12-01")
    assert found.place(date.max.toordinal() + 1) == pytest.approx(found.length)


def test_without_any_day_there_is_no_scale() -> None:
    measure = Measure(100, dict.fromkeys(Level, 10.0), 10)
    assert scale([], measure) is None
    assert scale([(None, None)], measure) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (3, "3 days"),
        (27, "27 days"),
        (31, "1 month"),
        (150, "5 months"),
        (425, "14 months"),
        (6209, "17 years"),
        (400_000, "1,095 years"),
    ],
)
def test_a_cut_says_how_much_it_leaves_out(days: int, words: str) -> None:
    assert left_out(days) == words


# --- Crowds and lanes -------------------------------------------------------------------------------------------------


def test_what_is_certain_and_what_is_not_never_share_a_mark() -> None:
    dates = views_of(["2018-01-28", "2018-01-28~", "2018-01-01"])
    found = crowds(dates, scaled("2018-01-28", "2018-01-01"))
    assert [one.vague for one in found] == [False, False, True]


def test_days_that_lie_together_become_one_crowd() -> None:
    dates = ["1800", *(f"1950-06-{day:02}" for day in range(1, 29)), *map(str, range(1801, 1980))]
    found = crowds(views_of(dates), scaled(*dates))
    assert max(len(one.dates) for one in found) > 5
    assert sum(len(one.dates) for one in found) == len(dates)


def test_lanes_are_given_away_once_and_the_nearest_first() -> None:
    lanes = Lanes(3)
    assert lanes.take(Extent(0, 10)) == 0
    assert lanes.take(Extent(5, 15)) == 1
    assert lanes.take(Extent(10, 20)) == 0
    assert lanes.take(Extent(0, 4, lanes=2)) == 1
    assert lanes.take(Extent(0, 30)) is None
    assert len(lanes) == 3


def test_numbers_are_written_as_ranges() -> None:
    dates = views_of([f"20{n:02}" for n in range(12)])
    assert numbers([dates[n] for n in (3, 9, 7, 8, 0)]) == "0 3 7-9"


# --- Words on the sheet -----------------------------------------------------------------------------------------------


def test_labels_give_way_to_those_before_them() -> None:
    first, second = Label("2014", 100, 20), Label("2015", 110, 20)
    elsewhere = Label("2015", 110, 60)
    assert fitting([[first], [second]]) == [first]
    assert fitting([[first], [second, elsewhere]]) == [first, elsewhere]


def test_a_name_is_cut_off_where_there_is_no_room() -> None:
    assert cut_off("Harbour Post", 200) == "Harbour Post"
    short = cut_off("The Ellery Courier and Advertiser", 90)
    assert short.endswith("…")
    assert text_width(short) <= 90
    assert cut_off("Harbour Post", 10) == ""


# --- The drawing ------------------------------------------------------------------------------------------------------


def meets(one: Box, other: Box) -> bool:
    return one.meets(other)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    "dates",
    [
        views_of(CLUSTERED),
        many(40),
        many(300),
        views_of(["2014"]),
        views_of(["2014", "2015", "2016-05-06", "2016-05-07"]),
    ],
    ids=len,
)
def test_every_date_has_one_mark_and_marks_keep_apart(dates: list[Dated], form: Form) -> None:
    found = draw(dates, form)
    assert found
    assert sorted(n for mark in found.marks for n in stands(mark)) == list(range(len(dates)))
    targets = [mark.target for mark in found.marks]
    assert min(min(box.width, box.height) for box in targets) >= TARGET
    for index, box in enumerate(targets):
        assert not any(meets(box, other) for other in targets[index + 1 :])
        assert 0 <= box.x <= box.x + box.width <= found.width + TARGET
        assert 0 <= box.y <= box.y + box.height <= found.height


def test_a_mark_says_when_and_how_many() -> None:
    found = drawn(["2018-01-28", "1993~"])
    assert [mark.title for mark in found.marks] == [
        "about 1993: 1 claim",
        "28 January 2018: 1 claim",
    ]
    assert [mark.style for mark in found.marks] == ["bar vague", "dot"]


def test_what_is_open_fades_out_towards_its_arrow() -> None:
    found = drawn(["../2014", "2014/2016", "2017-08/..", "../.."])
    marks = {mark.title.removesuffix(": 1 claim"): mark for mark in found.marks}
    fades = {date: mark.fade for date, mark in marks.items()}
    assert fades == {
        "until 2014": "before",
        "2014 to 2016": "",
        "from August 2017 on": "after",
        "at no known time": "both",
    }
    assert {date: bool(mark.heads) for date, mark in marks.items()} == {
        date: bool(fade) for date, fade in fades.items()
    }


def test_an_end_that_is_not_known_is_drawn_open() -> None:
    assert drawn(["2014", "2016/"]).marks[-1].fade == "after"


def test_a_set_of_days_of_which_one_is_meant_is_vague() -> None:
    marks = drawn(["[2018-01-08..2018-01-12]", "2018-01-01", "2018-01-20"]).marks
    assert [mark.style for mark in marks] == ["dot", "bar vague", "dot"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    ("dates", "marks"),
    [
        (["0044-03-15", "0999"], 2),
        (["0987", "2014-01-01", "2490"], 3),
        (["2014", "2015", "2016"], 3),
        (["2014-02-30".replace("30", "28")], 1),
        (["-0044", "2014"], 1),
        (["19XX", "201X"], 2),
        (["9999-12-31"], 1),
        (["2014", "2490-12-31/.."], 2),
    ],
)
def test_extremes_are_drawn(dates: list[str], marks: int, form: Form) -> None:
    found = drawn(dates, form)
    assert len(found.marks) == marks
    assert found.width == form.width


@pytest.mark.parametrize("dates", [[], ["../.."], ["-0044"]])
def test_where_nothing_has_a_place_nothing_is_drawn(dates: list[str]) -> None:
    assert [draw(views_of(dates), form) for form in FORMS] == [None] * 3


@pytest.mark.parametrize("number", [300, pytest.param(6000, marks=pytest.mark.slow)])
def test_thousands_of_dates_make_no_large_drawing(number: int) -> None:
    dates = many(number)
    begin = process_time()
    drawings = [drawing for form in FORMS if (drawing := draw(dates, form))]
    assert process_time() - begin < 3
    for drawing in drawings:
        assert sorted(n for mark in drawing.marks for n in stands(mark)) == list(range(number))
        assert drawing.height < 1400
        assert len(printed(drawing)) < 50_000


def test_what_finds_no_lane_is_counted() -> None:
    dates = [f"{1900 + n}/{1990 + n}" for n in range(12)]
    folded = [mark for mark in drawn(dates, NARROW).marks if mark.style == "folded"]
    assert len(folded) == 1
    assert folded[0].label
    assert folded[0].label.text == f"and {len(stands(folded[0]))} dates more, in the list"


def test_the_same_dates_give_the_same_drawing() -> None:
    assert [printed(drawn(CLUSTERED, f)) for f in FORMS] == [
        printed(drawn(CLUSTERED, f)) for f in FORMS
    ]


def test_a_larger_crowd_is_a_larger_dot() -> None:
    sizes = []
    for claims in (1, 2, 30, 500):
        one = Dated(0, "d", "1 May 2014", date(2014, 5, 1), date(2014, 5, 1), claims=claims)
        found = draw([one], MEDIUM)
        assert found
        assert found.marks[0].dot
        sizes.append(found.marks[0].dot[2])
    assert sizes == sorted(set(sizes))


def test_articles_stand_apart_from_claims_and_name_their_outlet() -> None:
    day = date(2014, 5, 1)
    one = Dated(0, "d", "1 May 2014", day, day, claims=2, outlets=("Harbour Post", ""))
    for form in FORMS:
        found = draw([one], form)
        assert found
        claims, articles = found.marks
        assert (claims.what, articles.what) == ("claims", "articles")
        assert not claims.target.meets(articles.target)
        assert articles.title == "1 May 2014: 2 articles, Harbour Post"
        assert articles.label
        assert articles.label.text == "Harbour Post"


def test_names_mean_themselves() -> None:
    name = '"><script>alert(1)</script> & **x**'
    day = date(2014, 5, 1)
    found = draw([Dated(0, "d", "then", day, day, outlets=(name,))], WIDE)
    assert found
    page = HtmlPage(printed(found))
    assert not page.all("script")
    assert any(name in title.text for title in page.all("title"))


def test_a_drawing_has_no_blank_line_and_no_link_that_the_theme_would_rewrite() -> None:
    figure = printed(*(drawn(CLUSTERED, form) for form in FORMS))
    svg = figure[figure.index("<svg") : figure.rindex("</svg>")]
    assert "\n\n" not in svg
    assert not re.search(r'\shref="', svg)


# --- The moments ------------------------------------------------------------------------------------------------------


def test_each_date_has_an_anchor_of_its_own() -> None:
    dates = ["2015", "2015~", "2015?", "2015%", "2015/2016", "2015-20", "201X", "-2015", "2015/.."]
    dates += ["[2015-01-02..2015-01-05]", "2015-01-02/2015-01-05", "{2015-01-02,2015-01-05}"]
    dates += ["[2015-01-02,2015-01-05]", "../2015", "[..2015]", "[2015..]"]
    anchors = [moment_anchor(one) for one in dates]
    assert len(set(anchors)) == len(dates)
    assert all(re.fullmatch(r"d-[a-z0-9-]+", anchor) for anchor in anchors)


@pytest.mark.parametrize(
    ("edtf", "heading"),
    [
        ("2014-11", "2014"),
        ("../2014", "Open"),
        ("[..2014]", "Open"),
        ("-0044", "Before the year 1"),
        ("Y17000", "After 9999"),
    ],
)
def test_a_moment_stands_under_its_year(edtf: str, heading: str) -> None:
    assert year_of(Moment(edtf, ())) == heading
