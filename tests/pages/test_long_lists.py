"""A collection in which every list is long: no page grows with it, nothing is lost, and old addresses lead on."""

from __future__ import annotations

from typing import Any

import pytest

from sourcebook.exports.data import data_files
from sourcebook.pages import Page, Settings, compile_pages
from sourcebook.pages.links import broken_links, ends_of
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.timeline.pages import timeline_pages
from sourcebook.pages.timeline.view import moment_anchor
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article, PublishText

from ..casts import article, readings_of
from ..html_page import HtmlPage

pytestmark = pytest.mark.slow

MOST = 270_000
"""The heaviest page in characters; the theme adds some thirty thousand bytes."""
OWN = ("claims", "timeline", "topics", "outlets", "questions", "network", "compare")
LISTS = ("articles/index", "people/index", *OWN)


def made_up(articles: int) -> Readings:
    """Articles of one outlet with ten claims each: all on one topic, by everybody, on one question of many answers."""
    return readings_of(*(_made_up(number, articles) for number in range(articles)))


def _made_up(number: int, articles: int) -> Filed[Article]:
    people = [f"P{(number * 3 + one) % articles}x" for one in range(3)]
    # No two articles share words.
    said = [f"“{' '.join(f'w{number}x{one}{end}' for end in 'abc')}.”" for one in range(10)]
    claims = [
        {
            "id": f"c{one}",
            "text": f"Claim {one} of article {number}.",
            "kind": "statement",
            "quote": said[one],
            "by": people[one % 3],
            "topics": ["T"],
            "date": f"{2001 + one}-{1 + number % 12:02}-{1 + number % 28:02}" if one else None,
            "question": f"Question {number // (1 if one == 9 else 2)} {one}?"
            if one > 1 and one % 2
            else "How many?",
            "answer": f"{number} {one}",
        }
        for one in range(10)
    ]
    values = {
        "title": f"Of {number}",
        "source": {"file": f"{number}.txt"},
        "outlet": "Courier",
        "dates": {"published": f"2015-{1 + number % 12:02}"},
        "people": people,
        "topics": ["T"],
        "claims": claims,
    }
    slug = f"a{number:03}"
    body = "\n\n".join([" ".join(people), *said])
    return Filed(slug, Article.model_validate(values), f"docs/articles/{slug}.md", body)


@pytest.fixture(scope="module")
def many() -> Readings:
    return made_up(150)


@pytest.fixture(scope="module")
def made(many: Readings) -> list[Page]:
    return list(compile_pages(many, Settings(), [], ("Many", "")))


@pytest.fixture(scope="module")
def pages(made: list[Page]) -> dict[str, str]:
    """The pages that list, each made once."""
    return {page.path: page.make().html for page in made if page.path.startswith(LISTS)}


def of(pages: dict[str, str], start: str) -> list[HtmlPage]:
    """A list's first page and the further ones."""
    return [
        HtmlPage(html)
        for path, html in pages.items()
        if path == f"{start}.md" or path.startswith(f"{start}/")
    ]


def moved(page: HtmlPage) -> set[str]:
    return {
        anchor for one in page.elements for anchor in one.attributes.get("data-anchors", "").split()
    }


def test_no_page_grows_with_the_collection(pages: dict[str, str]) -> None:
    assert {path: len(html) for path, html in pages.items() if len(html) > MOST} == {}


def test_no_path_is_taken_twice_and_no_link_leads_to_nothing(
    many: Readings, made: list[Page], pages: dict[str, str]
) -> None:
    assert len({page.path for page in made}) == len(made)
    ends = {path: ends_of(html) for path, html in pages.items()}
    others = [page.path for page in made if page.path not in ends]
    data = [path for path, _ in data_files(many, PublishText.FULL)]
    broken = list(broken_links({**dict.fromkeys([*others, *data]), **ends}))
    assert [one for one in broken if not one[1].startswith("guide/")] == []


def test_every_claim_stands_once_in_the_register(many: Readings, pages: dict[str, str]) -> None:
    lines = [
        link.attributes["href"]
        for page in of(pages, "claims")
        for link in page.all("a")
        if "#claim-" in link.attributes.get("href", "")
    ]
    assert len(lines) == len(set(lines)) == len(many.catalog.claims)


@pytest.mark.parametrize("folder", ["questions", "compare"])
def test_groups_that_begin_on_further_pages_keep_their_anchors_on_the_first(
    pages: dict[str, str], folder: str
) -> None:
    first = HtmlPage(pages[f"{folder}/index.md"])
    assert first.with_id("differ").tag == "h2"
    single = first.with_id("single")
    assert (single.tag, single.text) == ("a", "One article only 150")
    page = single.attributes["href"].removeprefix("../").removesuffix("/#single")
    assert HtmlPage(pages[f"{page}.md"]).with_id("single").tag == "h2"


def test_each_date_of_a_long_timeline_has_one_place_to_which_its_old_address_leads(
    many: Readings, pages: dict[str, str]
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
    pages: dict[str, str],
) -> None:
    index = HtmlPage(pages["timeline.md"])
    marks = index.all("a", "sb-mark")
    assert marks
    assert all(one.attributes["href"].startswith("../timeline/20") for one in marks)
    assert all("data-moments" not in one.attributes for one in marks)


def test_a_short_timeline_is_one_page() -> None:
    (page,) = timeline_pages(Presenter(made_up(15)))
    assert 'id="y-2002"' in page.text


def test_a_topic_begins_its_claims_and_leads_to_all(many: Readings, pages: dict[str, str]) -> None:
    page = HtmlPage(pages["topics/t.md"])
    assert len(page.section("claims").all("div", "sb-claim")) == 24
    assert "[All 1,500 claims](../../topics/t/claims/)" in page.linked
    listed = of(pages, "topics/t/claims")
    assert sum(len(one.all("div", "sb-claim")) for one in listed) == 1500
    assert moved(page) == {moment_anchor(one.date) for one in many.timeline if one.claims}


def test_what_bears_on_other_claims_begins_a_long_list() -> None:
    claims: list[dict[str, Any]] = [{"by": "P1", "topics": ["T"]} for _ in range(101)]
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
