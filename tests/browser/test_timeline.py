"""The timeline in the browser: its drawing leads to its list, and both follow the filters and the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import violations
from .conftest import NARROW, WIDE, Site, Tabs, live
from .test_links import parsed
from .test_pages import Visit

pytestmark = pytest.mark.browser

LINES = ".sb-chronicle :is(.sb-told, .sb-appeared, .sb-undated li)"


@pytest.fixture
def url(site: Site) -> str:
    return f"{site.url}timeline/"


@pytest.fixture
def plain(tabs: Tabs) -> Page:
    """A tab without scripts."""
    return tabs.blank(scripts=False)


def open_timeline(page: Page, url: str) -> Visit:
    visit = Visit(page, url)
    expect(page.locator("[data-filters]")).to_be_visible()
    return visit


def choice(page: Page, facet: str) -> Locator:
    return page.locator(f"[data-filters] select[name={facet}]")


def status(page: Page) -> Locator:
    return page.locator("[data-filters] [role=status]")


def first_value(page: Page, facet: str) -> str:
    """The value of a facet with most claims and articles."""
    options = choice(page, facet).locator("option[value]:not([value=''])").all()
    best = max(options, key=lambda one: int(one.inner_text().rpartition("(")[2].rstrip(")")))
    return best.get_attribute("value") or ""


def shown(page: Page) -> list[dict[str, str]]:
    """What the lines say of themselves that are shown."""
    found: list[dict[str, str]] = page.locator(LINES).evaluate_all(
        "lines => lines.filter(line => line.checkVisibility()).map(line => ({ ...line.dataset }))"
    )
    return found


def tab_stops(page: Page) -> list[str]:
    """The marks that the keyboard reaches, in its order."""
    page.locator(".sb-axis__skip").focus()
    found: list[str] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        mark = page.evaluate(
            "document.activeElement.closest('.sb-mark')?.querySelector('title').textContent"
        )
        if mark is None:
            return found
        found.append(mark)
    raise AssertionError("the drawing does not let go of the keyboard")


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_one_drawing_is_shown_and_every_mark_leads_to_its_date(
    page: Page, url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit = open_timeline(page, url)
    drawings = page.locator(".sb-axis__drawing")
    assert [one.is_visible() for one in drawings.all()].count(True) == 1
    marks = page.locator(".sb-mark:visible")
    expect(marks).not_to_have_count(0)
    told = marks.evaluate_all(
        """marks => marks.map(mark => ({
            there: document.getElementById(mark.href.baseVal.slice(1))?.className.split(" ")[0],
            title: mark.querySelector("title").textContent,
            width: mark.querySelector(".sb-mark__target").getBoundingClientRect().width,
            height: mark.querySelector(".sb-mark__target").getBoundingClientRect().height,
            font: parseFloat(getComputedStyle(mark).fontSize) * mark.getScreenCTM().a,
        }))"""
    )
    for mark in told:
        assert mark["there"] == "sb-moment", mark
        assert ": " in mark["title"]
        assert min(mark["width"], mark["height"]) >= 23.4, mark
        assert mark["font"] >= 12, mark
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.trouble == []


def test_every_dated_claim_and_article_is_in_one_mark(page: Page, url: str) -> None:
    open_timeline(page, url)
    for name in ("wide", "medium", "narrow"):
        counts = page.locator(f".sb-axis__drawing--{name} .sb-mark title").all_text_contents()
        number = sum(
            int(part.split()[0].replace(",", ""))
            for title in counts
            for part in [title.partition(": ")[2]]
        )
        assert number == page.locator(".sb-moment :is(.sb-told, .sb-appeared)").count()


def test_the_legend_explains_the_signs_that_stand_there(site: Site) -> None:
    page = parsed(site.folder / "timeline/index.html")
    explained = {name for sign in page.all("li") for name in sign.classes}
    for sign, drawn in {
        **{sign: page.all("", f"sb-moment--{sign}") for sign in ("day", "about", "open")},
        "article": page.all("a", "sb-mark--articles"),
    }.items():
        assert (f"sb-shape--{sign}" in explained) == bool(drawn), sign


def test_a_click_on_a_mark_shows_its_date(page: Page, url: str) -> None:
    visit = open_timeline(page, url)
    mark = page.locator(".sb-mark--articles:visible").first
    anchor = (mark.get_attribute("xlink:href") or "").removeprefix("#")
    mark.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert page.url.endswith(f"#{anchor}")
    assert visit.trouble == []


def test_a_mark_is_reached_and_followed_by_the_keyboard(page: Page, url: str) -> None:
    open_timeline(page, url)
    stops = tab_stops(page)
    assert len(stops) == page.locator(".sb-mark:visible").count()
    page.locator(".sb-mark:visible").first.focus()
    ring = page.locator(".sb-mark:focus .sb-mark__target")
    assert ring.evaluate("one => getComputedStyle(one).stroke") != "none"
    anchor = page.evaluate("document.activeElement.href.baseVal")
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{anchor[1:]}']")).to_be_in_viewport()


def test_the_drawing_can_be_skipped(page: Page, url: str) -> None:
    open_timeline(page, url)
    page.locator(".sb-axis__skip").focus()
    expect(page.locator(".sb-axis__skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#list$"))
    expect(page.locator("body:focus, body:not(:has(:focus))")).to_be_attached()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.sb-moment'))")


@pytest.mark.parametrize("facet", ["person", "topic", "outlet", "kind"])
@live
def test_a_filter_shows_what_has_its_value(page: Page, url: str, facet: str) -> None:
    open_timeline(page, url)
    every = len(shown(page))
    value = first_value(page, facet)
    choice(page, facet).select_option(value)
    found = shown(page)
    assert 0 < len(found) < every
    assert all(value in line[facet].split(" ") for line in found)
    expect(status(page)).to_contain_text(" of ")
    assert f"{facet}={value}" in page.url
    empty = page.locator(":is(.sb-moment, .sb-year, .sb-undated):visible").evaluate_all(
        f"places => places.filter(one => ![...one.querySelectorAll(`{LINES}`)]"
        ".some(line => line.checkVisibility())).length"
    )
    assert empty == 0


@live
def test_filters_work_by_keyboard_and_take_marks_out_of_its_way(page: Page, url: str) -> None:
    open_timeline(page, url)
    every, stops = len(shown(page)), len(tab_stops(page))
    choice(page, "kind").focus()
    page.keyboard.press("ArrowDown")
    assert 0 < len(shown(page)) < every
    left = tab_stops(page)
    assert 0 < len(left) < stops
    kind = choice(page, "kind").input_value()
    assert {line["kind"] for line in shown(page)} == {kind}
    page.locator("[data-filters] [type=reset]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "person"
    assert len(shown(page)) == every
    assert len(tab_stops(page)) == stops
    assert "?" not in page.url


@live
def test_marks_count_what_is_left(page: Page, url: str) -> None:
    open_timeline(page, url)
    choice(page, "kind").select_option("event")
    claims = sum(line["kind"] != "article" for line in shown(page))
    undated = page.locator(".sb-undated li:visible").count()
    number = 0
    for title in page.locator(".sb-mark--claims:visible title").all_text_contents():
        number += int(title.partition(": ")[2].split()[0])
    assert number == claims - undated


@live
def test_filters_are_combined_and_an_empty_result_says_so(page: Page, url: str) -> None:
    open_timeline(page, url)
    choice(page, "kind").select_option("article")
    outlets = choice(page, "outlet").locator("option").all()
    articles = {line["outlet"] for line in shown(page)}
    values = {one.get_attribute("value") or "" for one in outlets}
    assert articles <= values
    person = first_value(page, "person")
    choice(page, "person").select_option(person)
    assert all(person in line["person"].split(" ") for line in shown(page))
    open_timeline(page, f"{url}?kind=article&person={rarest(page)}")
    alone = shown(page)
    for outlet in sorted(articles - {line["outlet"] for line in alone}):
        choice(page, "outlet").select_option(outlet)
        assert shown(page) == []
        expect(status(page)).to_have_text("Nothing passes these filters.")
        return
    raise AssertionError("every outlet names the person who is named least")


def rarest(page: Page) -> str:
    """The person whom fewest lines name."""
    options = choice(page, "person").locator("option[value]:not([value=''])").all()
    best = min(options, key=lambda one: int(one.inner_text().rpartition("(")[2].rstrip(")")))
    return best.get_attribute("value") or ""


@live
def test_the_state_outlives_a_reload_and_a_visit_elsewhere(page: Page, url: str) -> None:
    visit = open_timeline(page, url)
    value = first_value(page, "person")
    choice(page, "person").select_option(value)
    found = shown(page)
    page.reload()
    expect(page.locator("[data-filters]")).to_be_visible()
    assert choice(page, "person").input_value() == value
    assert shown(page) == found
    page.locator(".sb-menu summary", has_text="Explore").click()
    page.locator(".sb-sections a:visible", has_text="Claims").first.click()
    page.wait_for_url("**/claims/")
    page.go_back()
    page.wait_for_url("**/timeline/?person=*")
    expect(page.locator("[data-filters]")).to_be_visible()
    expect(choice(page, "person")).to_have_value(value)
    assert shown(page) == found
    assert visit.trouble == []


@live
def test_an_address_that_asks_for_nobody_shows_everything(page: Page, url: str) -> None:
    open_timeline(page, url)
    every = shown(page)
    visit = open_timeline(page, f"{url}?person=nobody-at-all&outlet=")
    assert shown(page) == every
    assert visit.trouble == []


@live
def test_the_style_sheet_comes_with_the_page_and_goes_with_it(page: Page, site: Site) -> None:
    visit = Visit(page, f"{site.url}claims/")
    sheet = page.locator("link[href$='assets/timeline.css']")
    expect(sheet).to_have_count(0)
    page.locator(".sb-sections a", has_text="Timeline").first.click()
    page.wait_for_url("**/timeline/")
    expect(sheet).to_have_count(1)
    expect(page.locator(".sb-axis__drawing:visible")).to_have_count(1)
    expect(page.locator("[data-filters]")).to_be_visible()
    page.locator(".sb-menu summary", has_text="Explore").click()
    page.locator(".sb-sections a:visible", has_text="Claims").first.click()
    page.wait_for_url("**/claims/")
    expect(sheet).to_have_count(0)
    assert visit.trouble == []


def test_without_scripts_the_list_and_the_drawing_are_there_and_no_dead_control(
    plain: Page, page: Page, url: str
) -> None:
    plain.goto(url)
    open_timeline(page, url)
    assert plain.locator(LINES).count() == len(shown(page))
    assert plain.locator(f"{LINES}:visible").count() == len(shown(page))
    assert plain.locator(".sb-mark:visible").count() == page.locator(".sb-mark:visible").count()
    assert plain.locator("main :is(select, button, input):visible").count() == 0


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@live
def test_a_filtered_timeline_is_accessible(page: Page, url: str, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    open_timeline(page, url)
    choice(page, "kind").select_option("event")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator(".sb-mark:visible").first.focus()
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
