"""The network's page and the ties on the pages of people and topics."""

from __future__ import annotations

import random

import pytest

from sourcebook.catalog.catalog import ReferenceKind
from sourcebook.pages import Settings
from sourcebook.pages.charts.seriation import in_short_ties
from sourcebook.pages.network.ties import Neighbourhood, neighbourhood
from sourcebook.pages.network.view import network_pages
from sourcebook.pages.person.view import person_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.reading.readings import Readings

from ..casts import article, readings_of
from ..html_page import HtmlPage


def made_up(people: int, articles: int) -> Readings:
    """Many people in groups, of whom some speak about others."""
    random_ = random.Random(1)
    names = [f"P{number}x" for number in range(people)]
    made = []
    for number in range(articles):
        start = random_.randrange(max(people - 20, 1))
        cast = random_.sample(names[start : start + 20], min(6, people))
        claims = [{"by": cast[0], "people": cast[1:2], "topics": ["T"]}] * 2
        made.append(article(f"a{number}", [cast[:3], cast[3:]], claims, f"Outlet {number % 9}"))
    return readings_of(*made)


def network_of(readings: Readings) -> HtmlPage:
    return HtmlPage(next(network_pages(Presenter(readings))).text)


def around(readings: Readings, kind: ReferenceKind, slug: str) -> Neighbourhood:
    found = neighbourhood(Presenter(readings), kind, slug)
    assert found
    return found


@pytest.mark.parametrize(
    "readings", [readings_of(), readings_of(article("a", [["P1"]]))], ids=["nobody", "one person"]
)
def test_where_nobody_is_tied_the_page_says_so_and_loads_nothing(readings: Readings) -> None:
    page = next(network_pages(Presenter(readings)))
    assert "There is nothing to show yet" in page.text
    assert "diagrams" not in page.text


def test_one_person_who_is_quoted_is_listed_with_the_passage() -> None:
    page = network_of(readings_of(article("a", [["P1"]], [{"by": "P1"}])))
    assert "There is nothing to show yet" in page.text
    assert "[Courier 1](../articles/a/#claim-c1)" in page.linked


def test_people_in_one_article_only_are_listed_and_not_drawn() -> None:
    page = network_of(readings_of(article("a", [["P1"], ["P2"]])))
    assert page.all("ellipse") == []
    assert "in one article with" in page.text
    assert "There is nothing to show yet" not in page.text


@pytest.mark.slow
def test_five_hundred_people_stay_legible() -> None:
    readings = made_up(500, 400)
    first, *further = network_pages(Presenter(readings))
    page = HtmlPage(first.text)
    rows = page.all("li", "sb-arcs__row")
    assert 20 <= len(rows) <= 40
    assert 20 <= len(page.all("a", "sb-arc")) <= 150
    others = len(readings.catalog.people) - len(rows)
    assert f"[{others} more people, with their strongest ties](../network/people/)" in page.linked
    listed = [HtmlPage(one.text) for one in further if one.path.startswith("network/people")]
    assert (
        sum(
            one.linked.count("](../../people/") + one.linked.count("](../../../people/")
            for one in listed
        )
        >= others
    )
    assert all(len(one.text) < 100_000 for one in (first, *further))


def test_the_page_is_the_same_every_time() -> None:
    first, second = (next(network_pages(Presenter(made_up(60, 50)))).text for _ in range(2))
    assert first == second


def test_of_the_overviews_arcs_speaking_is_on_the_right_and_naming_on_the_left() -> None:
    claims = [{"by": "P1", "people": ["P2"]}]
    page = network_of(readings_of(article("a", [["P1", "P2"]], claims)))
    links = [a.attributes["xlink:href"] for a in page.all("a", "sb-arc")]
    assert links == ["../articles/a/#mention-p2-1", "../articles/a/#claim-c1"]
    left, _ = page.all("div", "sb-arcs__drawing")
    assert "sb-arcs__drawing--left" in left.classes
    assert "P1 speaks about P2: 1 claim" in [title.text for title in page.all("title")]


def test_several_claims_are_proved_by_the_shortest_section_that_lists_them() -> None:
    claims = [{"by": "P1", "people": ["P2"]}] * 2
    more = [{"by": "P1"}]
    page = network_of(readings_of(article("a", [["P1"]], claims + more)))
    assert [a.attributes["xlink:href"] for a in page.all("a", "sb-arc")] == ["../people/p2/#about"]
    page = network_of(
        readings_of(article("a", [["P1"]], [*claims, {"by": "P3", "people": ["P2"]}]))
    )
    links = {
        a.attributes["aria-label"]: a.attributes["xlink:href"] for a in page.all("a", "sb-arc")
    }
    assert links["P1 speaks about P2: 2 claims"] == "../people/p1/#said"


def test_a_neighbourhood_begins_with_its_subject_and_has_at_most_eleven_others() -> None:
    names = [f"P{number}x" for number in range(2, 22)]
    claims = [{"by": "P1", "people": [name], "topics": ["T"]} for name in names]
    found = around(readings_of(article("a", [["P1"]], claims)), ReferenceKind.PERSON, "p1")
    assert found.drawing
    rows = found.drawing.rows
    assert (rows[0].label, rows[0].emphasis, len(rows)) == ("P1", True, 12)
    # People do not crowd out the outlet and the topic.
    assert [row.kind for row in rows[-2:]] == ["Outlet", "Topic"]
    assert len(found.further) == len(names) - 9


def test_a_neighbour_is_described_as_seen_from_the_subject() -> None:
    claims = [
        {"by": "P1", "people": ["P2"]},
        {"by": "P2", "people": ["P1"]},
        {"by": "P2", "people": ["P1"]},
    ]
    found = around(readings_of(article("a", [["P1", "P2"]], claims)), ReferenceKind.PERSON, "p1")
    assert found.drawing
    assert [row.below for row in found.drawing.rows[1:]] == [
        "speaks about them × 2, spoken about, in the same paragraph",
        "Outlet · quotes them",
    ]


def test_who_is_only_in_the_same_articles_is_named_and_not_drawn() -> None:
    readings = readings_of(article("a", [["P1"], ["P2"]]), article("b", [["P1"], ["P2"]]))
    found = around(readings, ReferenceKind.PERSON, "p1")
    assert found.drawing is None
    assert [(view.label, number) for view, number in found.same_articles] == [("P2", 2)]


def test_a_topic_has_ties_too() -> None:
    claims = [{"by": "P1", "topics": ["Bread", "Salt"]}]
    found = around(readings_of(article("a", [["P1"]], claims)), ReferenceKind.TOPIC, "bread")
    assert found.drawing
    assert [(row.label, row.below) for row in found.drawing.rows] == [
        ("Bread", ""),
        ("P1", "speaks about it"),
        ("Salt", "Topic · in the same claims"),
    ]


def test_without_a_tie_there_is_no_section_and_nothing_is_loaded() -> None:
    (page,) = person_pages(Presenter(readings_of(article("a", [["P1"]]))), Settings())
    assert 'id="ties"' not in page.text
    assert "diagrams" not in page.text
    pages = person_pages(Presenter(readings_of(article("a", [["P1", "P2"]]))), Settings())
    assert all('id="ties"' in page.text and "- diagrams" in page.text for page in pages)


def test_a_chain_is_laid_out_as_a_chain() -> None:
    keys = list("cafdbe")
    weights = {("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1, ("d", "e"): 1, ("e", "f"): 1}
    order = "".join(in_short_ties(keys, weights))
    assert order in ("abcdef", "fedcba")


def test_groups_stay_together_and_the_heavier_comes_first() -> None:
    weights = {("a", "z"): 1, ("m", "n"): 5, ("n", "o"): 5}
    assert in_short_ties("amnoz", weights) == [*"mno", *"az"]


def test_the_one_whom_all_are_tied_to_stands_among_them() -> None:
    order = in_short_ties("abcdh", {(key, "h"): 1 for key in "abcd"})
    assert order.index("h") == 2
