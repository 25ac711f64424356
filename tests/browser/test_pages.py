"""Each kind of page in the browser: sound, readable and accessible on every screen, its section marked, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .axe import COLOURED, violations
from .conftest import KINDS, NARROW, Site, Tabs, live, walk, walking
from .test_links import parsed

pytestmark = pytest.mark.browser

WIDTHS = (1920, 720, 320)
"""The widest, a usual screen at 200 %, and one at 400 %."""

CLIPPED = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one)
    return one.checkVisibility() && one.clientWidth > 1 && style.overflow === "hidden" && style.webkitLineClamp === "none"
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  }).map(one => one.className)"""
WIDER = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets = [sheet]
  }"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one)
    return parseFloat(style.transitionDuration) || style.animationName !== "none"
  }).length"""
ROWS_OF_DRAWINGS = "sb-arcs__words"
"""As high as the drawing beside them. What they have no room for they show to who is at them."""

MARKED = {
    "home": (None, None, None),
    "not found": (None, None, None),
    "explore": ("Explore", "Search and filter", "page"),
    "claims": ("Explore", "Claims", "page"),
    "data": ("Explore", "Data", "page"),
    "timeline": (None, "Timeline", "page"),
    "about": ("About", "This collection", "page"),
    "corrections": ("About", "Corrections", "page"),
    "compare": ("Compare", "Answers", "page"),
    "two articles": ("Compare", "Answers", "true"),
    "quotations": ("Compare", "Quotations", "page"),
    "lineage": ("Compare", "Lineage", "page"),
    "network": ("Who and what", "Network", "page"),
    "guide": ("Guide", "Overview", "page"),
    "rules": ("Guide", "Rules", "page"),
    "rule": ("Guide", "Rules", "true"),
    **{
        f"{which} of {name}": (group, name.capitalize(), how)
        for group, names in {
            "Read": ["articles", "questions"],
            "Who and what": ["people", "topics", "outlets"],
        }.items()
        for name in names
        for which, how in {"list": "page", "one": "true"}.items()
    },
}
"""What is marked as current on a page of each kind: the group, the page, and whether one is at the page itself."""


class Visit:
    """A page that was opened, and what went wrong while it was."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.trouble = page, list[str]()
        host, told = urlsplit(url).netloc, self.trouble.append
        heard: dict[str, Callable[[Any], object]] = {
            "console": lambda m: m.type in ("error", "warning") and told(m.text),
            "pageerror": lambda error: told(str(error)),
            # Who leaves a page before its icon has come aborts that request, which is no fault.
            "requestfailed": lambda r: (
                r.failure != "net::ERR_ABORTED" and told(f"{r.failure}: {r.url}")
            ),
            "response": lambda r: r.status >= 400 and told(f"{r.status}: {r.url}"),
            "request": lambda r: (
                urlsplit(r.url).netloc not in (host, "") and told(f"left: {r.url}")
            ),
            # The tab is left blank: whoever listened on would be told of every later visit too.
            "framenavigated": lambda _: page.url == "about:blank" and leave(),
        }

        def leave() -> None:
            del self.page  # Nobody takes the next page for this one.
            for event, hear in heard.items():
                page.remove_listener(event, hear)

        for event, hear in heard.items():
            page.on(event, hear)
        page.goto(url)


def colours(page: Page) -> tuple[str, str]:
    """The colours of the page and of its headline."""
    background, ink = (
        page.evaluate(f"getComputedStyle(document.querySelector('{place}')).{what}")
        for place, what in (("body", "backgroundColor"), ("h1", "color"))
    )
    return str(background), str(ink)


def lightness(colour: str) -> float:
    """How light a colour is, from 0 to 255, by «rgb(…)»."""
    parts = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / len(parts)


def test_every_kind_is_walked(kinds: dict[str, str]) -> None:
    assert set(kinds) == set(KINDS)


def test_every_kind_has_its_section() -> None:
    assert MARKED.keys() | {"guide text"} == set(KINDS)


def overflow(page: Page) -> int:
    """By how much a page is wider than its window."""
    beyond: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return beyond


def check_in_both_schemes(visit: Visit) -> None:
    """An open page passes axe in light and in dark, and nothing went wrong on it."""
    assert violations(visit.page) == []
    visit.page.emulate_media(color_scheme="dark")
    assert violations(visit.page, *COLOURED) == []
    assert visit.trouble == []


@pytest.fixture(scope="module")
def on_phone(site: Site, kinds: dict[str, str], kind: str, tabs: Tabs) -> Visit:
    """A page of each kind on a narrow screen, opened once for all tests that only look at it."""
    return Visit(tabs.blank(NARROW), site.url + kinds[kind])


@pytest.fixture(scope="module")
def on_desk(site: Site, kinds: dict[str, str], kind: str, tabs: Tabs) -> Visit:
    """The same on a wide screen."""
    return Visit(tabs.blank(), site.url + kinds[kind])


@walk
def test_a_page_is_sound_and_accessible(on_phone: Visit) -> None:
    check_whole(on_phone)


@walk
def test_it_fits_any_width_and_wider_letters_and_nothing_moves(on_phone: Visit) -> None:
    page = on_phone.page
    assert page.evaluate(MOVING) == 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert overflow(page) <= 0, f"{width} px"
    before = page.evaluate(CLIPPED)
    page.evaluate(WIDER)
    assert overflow(page) <= 0
    after = page.evaluate(CLIPPED)
    assert [one for one in after if one not in before and one != ROWS_OF_DRAWINGS] == []


@walking(live=KINDS)
def test_a_page_is_so_on_a_wide_screen(on_desk: Visit) -> None:
    check_whole(on_desk)


@walking(live=MARKED)
def test_its_section_is_marked(on_desk: Visit, kind: str) -> None:
    page = on_desk.page
    row = page.locator(".sb-sections__row")
    group, title, how = MARKED[kind]
    assert row.locator("summary[aria-current]").all_inner_texts() == ([group] if group else [])
    marked = row.locator("a[aria-current]")
    assert marked.all_text_contents() == ([title] if title else [])
    if title:
        assert marked.get_attribute("aria-current") == how
    beside = page.locator(".sb-sections__below a[aria-current]")
    assert beside.all_inner_texts() == ([title] if group else [])
    expect(page.locator(".sb-masthead__name[aria-current]")).to_have_count(int(kind == "home"))


@walking(live=KINDS)
def test_without_scripts_it_shows_its_text(on_desk: Visit, tabs: Tabs) -> None:
    without = tabs.blank(scripts=False)
    without.goto(on_desk.page.url)
    assert without.locator("h1").first.is_visible()
    texts = [len(tab.locator("main").inner_text()) for tab in (without, on_desk.page)]
    assert texts[0] > 0.8 * texts[1]


def check_whole(visit: Visit) -> None:
    """A page is no wider than its screen, passes axe, has colours of its own in the dark, and nothing went wrong on it."""
    assert overflow(visit.page) <= 0
    light = colours(visit.page)
    check_in_both_schemes(visit)
    dark = colours(visit.page)
    assert light[0] != dark[0]
    assert light[1] != dark[1]


@live
def test_a_page_that_is_opened_in_the_dark_is_dark(site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site.url)
    background, ink = colours(page)
    assert lightness(background) < 60 < 180 < lightness(ink)


@live
def test_a_reader_may_choose_light_or_dark(site: Site, page: Page) -> None:
    page.goto(site.url)
    first = colours(page)
    seen = {first}
    for _ in range(3):
        page.locator("[data-scheme-switch]").click()
        seen.add(colours(page))
        page.reload()
        assert colours(page) in seen, "the choice is kept"
    assert len(seen) == 2
    assert colours(page) == first


@pytest.mark.parametrize("scripts", [True, False])
@live
def test_an_address_that_leads_into_a_folded_part_opens_it(
    site: Site, tabs: Tabs, scripts: bool
) -> None:
    url, page = f"{site.url}people/khurram-dastgir-khan/", tabs.blank(scripts=scripts)
    page.goto(f"{url}#newsweek")
    heading = page.locator("[id=newsweek]")
    heading.wait_for(state="visible")
    assert page.locator("details", has=heading).get_attribute("open") is not None
    page.goto(url)
    assert not heading.is_visible()


@live
def test_a_folded_part_opens_by_keyboard(site: Site, tabs: Tabs) -> None:
    page = tabs.blank(scripts=False)
    page.goto(f"{site.url}people/khurram-dastgir-khan/")
    fold = page.locator("details.sb-fold", has_text="further claims").first
    fold.locator("summary").press("Enter")
    assert fold.locator(".sb-claim").first.is_visible()


@pytest.mark.parametrize("register", ["people", "topics", "outlets"])
def test_no_register_counts_what_is_not_there(site: Site, register: str) -> None:
    counts = parsed(site.folder / register / "index.html").all("", "sb-count")
    assert not [one.text for one in counts if one.text.startswith("0 ")]
