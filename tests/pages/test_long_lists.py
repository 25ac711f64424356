"""A collection in which every list is long: no page grows with it, nothing is lost, and old addresses lead on."""

from __future__ import annotations

import pytest

from sourcebook.exports.data import data_files
from sourcebook.pages import Page, Settings, compile_pages
from sourcebook.pages.links import broken_links, ends_of
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.timeline.pages import timeline_pages
from sourcebook.pages.timeline.view import moment_anchor
from sourcebook.reading.readings import Readings
from sourcebook.records.model import PublishText

from ..casts import article, readings_of
from ..html_page import HtmlPage

MOST = 270_000
"""The heaviest page in characters; the theme adds some thirty thousand bytes."""
OWN = ("claims", "timeline", "topics", "outlets", "questions", "network", "compare")
LISTS = ("articles/index", "people/index", *OWN)


def made_up(articles: int) -> Readings:
    """Articles of one outlet with ten claims each: all on one topic, by everybody, on one question of many answers."""
    made = []
    for number in range(articles):
        people = [f"P{(number * 3 + one) % articles}x" for one in range(3)]
        claims = [
            {
                "by": people[one % 3],
                "topics": ["T"],
                "date": f"{2001 + one}-{1 + number % 12:02}-{1 + number % 28:02}" if one else None,
                "question": "How many?" if one < 2 else f"Question {number} {one}?",
                "answer": str(number * 2 + one) if one < 2 else f"{number % 3}",
            }
            for one in range(10)
        ]
        made.append(article(f"a{number:03}", [people], claims))
    return readings_of(*made)


@pytest.fixture(scope="module")
def many() -> Readings:
    return made_up(250)


@pytest.fixture(scope="module")
def pages(many: Readings) -> dict[str, Page]:
    return {page.path: page for page in compile_pages(many, Settings(), [], ("Many", ""))}


def of(pages: dict[str, Page], start: str) -> list[HtmlPage]:
    """A list's first page and the further ones."""
    return [
        HtmlPage(page.text)
        for path, page in pages.items()
        if path == f"{start}.md" or path.startswith(f"{start}/")
    ]


def moved(page: HtmlPage) -> set[str]:
    return {
        anchor for one in page.elements for anchor in one.attributes.get("data-anchors", "").split()
    }


def test_no_page_grows_with_the_collection(pages: dict[str, Page]) -> None:
    weights = {path: len(page.text) for path, page in pages.items() if path.startswith(LISTS)}
    assert {path: size for path, size in weights.items() if size > MOST} == {}


def test_no_path_is_taken_twice_and_no_link_leads_to_nothing(many: Readings) -> None:
    made = compile_pages(many, Settings(), [], ("Many", ""))
    assert len({page.path for page in made}) == len(made)
    ends = {page.path: ends_of(page.html) for page in made if page.path.startswith(LISTS)}
    others = [page.path for page in made if page.path not in ends]
    data = [path for path, _ in data_files(many, PublishText.FULL)]
    broken = list(broken_links(ends, [*others, *data]))
    assert [one for one in broken if not one[1].startswith("guide/")] == []


def test_every_claim_stands_once_in_the_register(many: Readings, pages: dict[str, Page]) -> None:
    lines = [
        link.attributes["href"]
        for page in of(pages, "claims")
        for link in HtmlPage("".join(page.source)).all("a")
        if "#claim-" in link.attributes.get("href", "")
    ]
    assert len(lines) == len(set(lines)) == len(many.catalog.claims)


def test_groups_that_begin_on_further_pages_keep_their_anchors_on_the_first(
    pages: dict[str, Page],
) -> None:
    first = HtmlPage(pages["questions/index.md"].text)
    single = first.with_id("single")
    assert single.tag == "a"
    assert single.attributes["href"] == "../questions/index/2/#single" or single.attributes[
        "href"
    ].endswith("#single")


def test_each_date_of_a_long_timeline_has_one_place_to_which_its_old_address_leads(
    many: Readings, pages: dict[str, Page]
) -> None:
    index, *years = of(pages, "timeline")
    anchors = {moment_anchor(moment.date) for moment in many.timeline}
    assert moved(index) == anchors
    assert anchors <= {identity for page in years for identity in page.ids}
    assert {"y-2002", "y-2010", "undated", "list"} <= set(index.ids)
    lines = [line for page in years for line in page.all("p", "sb-told")]
    undated = [line for page in years for line in page.all("li") if "data-kind" in line.attributes]
    assert len(lines) + len(undated) == len(many.catalog.claims)


def test_the_marks_of_a_long_timeline_lead_to_the_pages_of_the_years(
    pages: dict[str, Page],
) -> None:
    index = HtmlPage(pages["timeline.md"].text)
    marks = index.all("a", "sb-mark")
    assert marks
    assert all(one.attributes["href"].startswith("../timeline/20") for one in marks)
    assert all("data-moments" not in one.attributes for one in marks)


def test_a_short_timeline_is_one_page() -> None:
    (page,) = timeline_pages(Presenter(made_up(20)))
    assert 'id="y-2002"' in page.text


def test_a_topic_begins_its_claims_and_leads_to_all(many: Readings, pages: dict[str, Page]) -> None:
    page = HtmlPage(pages["topics/t.md"].text)
    assert len(page.section("claims").all("div", "sb-claim")) == 24
    assert "[All 2,500 claims](../../topics/t/claims/)" in page.linked
    listed = of(pages, "topics/t/claims")
    assert sum(len(one.all("div", "sb-claim")) for one in listed) == 2500
    assert moved(page) == {moment_anchor(moment.date) for moment in many.timeline}


def test_what_bears_on_other_claims_begins_a_long_list() -> None:
    claims = [{"by": "P1", "topics": ["T"]} for _ in range(101)]
    claims[-1]["disputes"] = ["a#c1"]
    page = HtmlPage(
        next(
            page.text
            for page in compile_pages(
                readings_of(article("a", [["P1"]], claims)), Settings(), [], ("", "")
            )
            if page.path == "topics/t.md"
        )
    )
    shown = [one.text for one in page.section("claims").all("p", "sb-claim__text")]
    assert shown == [f"Claim {number}." for number in (*range(1, 24), 101)]
