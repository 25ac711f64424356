"""The sections: grouped, within reach of keyboard and thumb on every screen, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from sourcebook.site.settings import FILE

from .axe import violations
from .conftest import Site, Tabs, live, page_kinds

pytestmark = pytest.mark.browser

WIDTHS = [1440, 768, 390]


@pytest.fixture(params=WIDTHS)
def tab(tabs: Tabs, request: pytest.FixtureRequest) -> Page:
    """A blank tab, at each width."""
    return tabs.blank({"width": request.param, "height": 844})


def named_pages(nav: list[Any]) -> Iterator[tuple[str, str]]:
    """The pages that the settings name: title, and address below the site's root."""
    for one in nav:
        for title, what in one.items():
            if isinstance(what, list):
                yield from named_pages(what)
            else:
                yield title, f"{what.removesuffix('.md').removesuffix('index').strip('/')}/"


def sections() -> dict[str, str]:
    """The pages that stand in the navigation, the front page apart."""
    nav = yaml.safe_load(FILE.read_text("utf-8"))["nav"]
    return {title: path for title, path in named_pages(nav) if path != "/"}


FOCUSED = """() => {
    const one = document.activeElement
    return one.closest(".sb-sections__row") && { group: one.matches("summary"), words: one.innerText, url: one.href }
  }"""
"""What has the focus, if it stands among the sections."""


def by_keyboard(page: Page) -> dict[str, str]:
    """Every link among the sections that Tab and Enter alone lead to: its words -> its address."""
    links: dict[str, str] = {}
    for _ in range(80):
        page.keyboard.press("Tab")
        if not (focused := page.evaluate(FOCUSED)):
            if links:
                return links
            continue
        expect(page.locator(":focus")).to_be_in_viewport()
        if focused["group"]:
            page.keyboard.press("Enter")
        else:
            links[focused["words"]] = focused["url"]
    raise AssertionError("Tab never left the sections")


@pytest.mark.parametrize("kind", ["home", "one of people"])
@live
def test_tab_and_enter_lead_to_every_section(site: Site, tab: Page, kind: str) -> None:
    tab.goto(site.url + page_kinds(site)[kind])
    assert by_keyboard(tab) == {title: site.url + path for title, path in sections().items()}


@live
def test_without_scripts_they_do_so_too(site: Site, tabs: Tabs) -> None:
    """From each section to the next one."""
    plain = tabs.blank(scripts=False)
    plain.goto(site.url)
    assert plain.locator(".sb-sections__row > ul > li").count() <= 8
    for title, path in sections().items():
        group = plain.locator(".sb-menu", has=plain.get_by_text(title, exact=True))
        link = plain.locator(".sb-sections__row a").get_by_text(title, exact=True)
        for width in WIDTHS:
            plain.set_viewport_size({"width": width, "height": 844})
            if group.count():
                group.evaluate("group => { group.open = false }")
                group.locator("summary").press("Enter")
            expect(link).to_be_visible()
        link.press("Enter")
        plain.wait_for_url(site.url + path)


def test_a_group_opens_over_the_page_alone_and_closes_again(site: Site, tab: Page) -> None:
    tab.goto(site.url)
    first, second = tab.locator(".sb-menu").all()[:2]
    headline = tab.locator("h1").bounding_box()
    first.locator("summary").click()
    assert tab.locator("h1").bounding_box() == headline
    second.locator("summary").click()
    expect(first).not_to_have_attribute("open", "")
    expect(second).to_have_attribute("open", "")
    second.locator("a").last.focus()
    tab.keyboard.press("Escape")
    expect(second).not_to_have_attribute("open", "")
    expect(second.locator("summary")).to_be_focused()
    second.locator("summary").click()
    tab.locator("main").click(position={"x": 5, "y": 500})
    expect(second).not_to_have_attribute("open", "")


@live
def test_a_thumb_finds_every_link_and_no_title_is_too_long(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}people/")
    for menu in tab.locator(".sb-menu").all():
        menu.locator("summary").click()
        for link in menu.locator("summary, a").all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 44, link.inner_text()
            assert box["x"] >= 0
        tab.evaluate(
            "for (const link of document.querySelectorAll('.sb-menu a')) link.append(' and its neighbourhood'.repeat(3))"
        )
        width, shown = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= shown
    for menu in tab.locator(".sb-menu summary").all():
        menu.evaluate("one => one.append(' and everything that belongs to it')")
    width, shown = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown


@live
def test_an_open_group_is_accessible_in_light_and_dark(site: Site, tab: Page) -> None:
    tab.goto(f"{site.url}people/")
    tab.locator(".sb-menu", has_text="People").locator("summary").click()
    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    assert violations(tab) == []


@live
def test_on_paper_there_is_no_navigation(site: Site, page: Page) -> None:
    page.goto(f"{site.url}people/")
    page.emulate_media(media="print")
    expect(page.locator(":is(nav, header, footer, dialog, .md-skip):visible")).to_have_count(0)
