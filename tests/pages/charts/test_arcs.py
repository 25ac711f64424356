"""Arc diagrams: which arcs are drawn, where, how thick, and how they keep out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.pages.charts.arc_shapes import shapes
from sourcebook.pages.charts.arcs import Arc, Diagram, Kind, Line, Row, diagram
from sourcebook.pages.html import render

from ...html_page import HtmlPage

ROWS = [Row(key, key.upper(), f"people/{key}.md") for key in "abcdef"]
KINDS = [
    Kind("about", "speaks about", directed=True),
    Kind("with", "named with", Line.DOTTED, side="left"),
    Kind("copied", "copied from", Line.DOUBLE),
]


def arc(source: str, target: str, weight: int = 1, kind: str = "about") -> Arc:
    return Arc(
        source, target, weight, kind, f"articles/x.md#claim-{source}{target}", f"{source}-{target}"
    )


def made(*arcs: Arc, steps: Sequence[int] = ()) -> Diagram:
    return diagram("topics/t.md", ROWS, arcs, KINDS, label="Ties", steps=steps)


def test_an_arc_spans_its_rows_and_points_at_its_target() -> None:
    (down,) = made(arc("b", "e")).right
    assert float(down.middle) == 3
    assert float(down.height) == 1.5
    assert down.head == "4.5"
    (up,) = made(arc("e", "b")).right
    assert (up.middle, up.height, up.head) == (down.middle, down.height, "1.5")


def test_an_arc_without_a_direction_has_no_head() -> None:
    (one,) = made(arc("a", "b", kind="with")).left
    assert one.head is None


def test_a_link_is_given_as_the_page_is_rendered() -> None:
    (one,) = made(arc("a", "b")).right
    assert one.href == "../../articles/x/#claim-ab"


def test_the_longer_arc_reaches_further_and_lies_below_the_shorter() -> None:
    arcs = made(arc("a", "b"), arc("a", "f"), arc("a", "d")).right
    assert [one.arc.target for one in arcs] == ["f", "d", "b"]
    extents = [float(one.extent) for one in arcs]
    assert extents == sorted(extents, reverse=True)
    assert max(extents) <= 100


def test_arcs_between_the_same_rows_lie_one_within_the_other() -> None:
    first, second = made(arc("a", "d"), arc("d", "a")).right
    assert float(second.extent) < float(first.extent)
    assert float(second.height) < float(first.height)


@pytest.mark.parametrize(
    ("weights", "steps", "thick", "legend"),
    [
        ([1, 3, 9], (2, 4), [1, 2, 3], ["1", "2 or 3", "4 or more"]),
        ([1, 9], (2, 4), [1, 3], ["1", "4 or more"]),
        ([20, 50], (10, 2000), [2, 2], []),
        ([9, 50, 2000], (10, 2000), [1, 2, 3], ["1 to 9", "10 to 1,999", "2,000 or more"]),
        ([1, 2], (), [1, 2], ["1", "2 or 3"]),
        ([4, 40], (), [1, 3], ["1 to 9", "30 or more"]),
    ],
)
def test_weight_is_thickness_in_few_steps_that_the_legend_explains(
    weights: list[int], steps: tuple[int, ...], thick: list[int], legend: list[str]
) -> None:
    ends = [("a", "b"), ("c", "d"), ("e", "f")]
    arcs = [arc(*end, weight) for end, weight in zip(ends, weights, strict=False)]
    drawing = made(*arcs, steps=steps)
    assert [one.step for one in drawing.right] == thick
    assert [words for _, words in drawing.steps] == legend


def test_the_legend_explains_only_what_is_drawn() -> None:
    drawing = made(arc("a", "b"), arc("b", "c", kind="with"))
    assert [kind.key for kind in drawing.kinds] == ["about", "with"]


def test_a_row_says_on_which_side_it_is_tied() -> None:
    drawing = made(arc("a", "b"), arc("b", "c", kind="with"))
    assert [drawing.sides(row) for row in drawing.rows[:4]] == [
        ["right"],
        ["left", "right"],
        ["left"],
        [],
    ]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (arc("a", "a"), ValueError),
        (arc("a", "z"), KeyError),
        (arc("a", "b", kind="other"), KeyError),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: Arc, error: type[Exception]) -> None:
    with pytest.raises(error):
        made(wrong)


def test_a_key_may_not_stand_twice() -> None:
    with pytest.raises(ValueError, match="same key"):
        diagram("t.md", [ROWS[0], ROWS[0]], [], KINDS, label="")


def test_nothing_to_draw_is_a_list() -> None:
    drawing = diagram("t.md", [], [], KINDS, label="")
    assert (drawing.left, drawing.right, drawing.kinds, drawing.steps) == ((), (), (), ())


pairs_of_rows = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda p: p[0] != p[1])


@given(st.lists(pairs_of_rows, max_size=40))
def test_arcs_end_in_their_rows_and_stay_in_the_drawing(arcs: list[tuple[int, int]]) -> None:
    found = shapes(arcs)
    assert sorted(shape.index for shape in found) == list(range(len(arcs)))
    for shape in found:
        upper, lower = sorted(arcs[shape.index])
        assert upper < shape.top < upper + 1
        assert lower < shape.bottom < lower + 1
        assert 0 < shape.extent <= 100


@given(st.lists(pairs_of_rows, max_size=40))
def test_no_two_arcs_end_at_one_point(arcs: list[tuple[int, int]]) -> None:
    ends = sorted(end for shape in shapes(arcs) for end in (shape.top, shape.bottom))
    assert all(second - first > 1e-6 for first, second in pairwise(ends))


@given(st.sets(st.integers(1, 12), max_size=12))
def test_arcs_from_one_row_lie_one_within_the_other(targets: set[int]) -> None:
    found = shapes([(0, target) for target in sorted(targets)])
    for outer, inner in pairwise(found):
        assert outer.top < inner.top
        assert outer.bottom > inner.bottom
        assert outer.extent > inner.extent


def compiled(drawing: Diagram) -> str:
    """A page that shows a drawing."""
    nothing: dict[str, object] = {
        "shown": 0,
        "rest": (),
        "rest_count": 0,
        "rest_path": "",
        "alone": 0,
        "quoted": (),
        "also_quoted": (),
    }
    return render("network/page.html", "network.md", {"drawing": drawing, **nothing})


def test_what_people_write_means_itself() -> None:
    nasty = '<b>"A" & [b](c) *d*</b>'
    rows = [Row("a", nasty, None, detail=nasty), Row("b", "B")]
    one = Arc("a", "b", 1, "about", 'x.md#"><script>', nasty)
    page = HtmlPage(compiled(diagram("topics/t.md", rows, [one], KINDS, label=nasty)))
    assert not page.all("b")
    assert not page.all("script")
    (link,) = page.all("a", "sb-arc")
    assert link.attributes["aria-label"] == nasty
    assert link.attributes["xlink:href"] == "../../x/#%22%3E%3Cscript%3E"
    assert nasty in page.text


def test_raw_markup_holds_no_blank_line_and_no_code() -> None:
    text = compiled(made(arc("a", "b"), arc("b", "f", 9, "with"), arc("c", "d", 3, "copied")))
    for block in text.split('<div class="sb-arcs__drawing')[1:]:
        assert "\n\n" not in block.partition("</div>")[0]
    assert not any(line.startswith("    ") for line in text.splitlines())


def test_an_arc_can_be_pointed_at_and_says_what_it_is() -> None:
    page = HtmlPage(compiled(made(arc("a", "b"))))
    assert (
        len(page.all("ellipse", "sb-arc__reach")) == len(page.all("ellipse", "sb-arc__line")) == 1
    )
    assert [title.text for title in page.all("title")] == ["a-b"]


def test_a_long_label_says_all_of_itself() -> None:
    rows = [Row("a", "A" * 80), Row("b", "B")]
    drawing = diagram("t.md", rows, [arc("a", "b")], KINDS, label="")
    words = HtmlPage(compiled(drawing)).all("span", "sb-arcs__words")
    assert [word.attributes.get("title") for word in words] == ["A" * 80, None]
