"""Each kind of page in the browser: sound, readable and accessible on every screen, with and without scripts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from .axe import COLOURED, violations
from .conftest import KINDS, Site, Tabs, live, walk
from .test_links import parsed

pytestmark = pytest.mark.browser


class Visit:
    """A page that was opened, and what went wrong while it was."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.trouble = page, list[str]()
        host = urlsplit(url).netloc
        page.on("console", lambda m: m.type in ("error", "warning") and self.trouble.append(m.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        # Who leaves a page before its icon has come aborts that request, which is no fault.
        page.on(
            "requestfailed",
            lambda r: (
                r.failure != "net::ERR_ABORTED" and self.trouble.append(f"{r.failure}: {r.url}")
            ),
        )
        page.on(
            "response", lambda r: r.status >= 400 and self.trouble.append(f"{r.status}: {r.url}")
        )
        page.on(
            "request",
            lambda r: (
                urlsplit(r.url).netloc not in (host, "") and self.trouble.append(f"left: {r.url}")
            ),
        )
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


def check_in_both_schemes(tab: Page, visit: Visit) -> None:
    """An open page passes axe in light and in dark, and nothing went wrong on it."""
    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    assert violations(tab, *COLOURED) == []
    assert visit.trouble == []


@walk
def test_a_page_is_sound_and_accessible(
    site: Site, kinds: dict[str, str], phone: Page, kind: str
) -> None:
    check_whole(phone, site.url + kinds[kind])


@live
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_so_on_a_wide_screen(
    site: Site, kinds: dict[str, str], page: Page, kind: str
) -> None:
    check_whole(page, site.url + kinds[kind])


def check_whole(tab: Page, url: str) -> None:
    """A page is no wider than its screen, passes axe, has colours of its own in the dark, and nothing went wrong on it."""
    visit = Visit(tab, url)
    width, shown = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown, f"{width} px wide on a screen of {shown}"
    light = colours(tab)
    check_in_both_schemes(tab, visit)
    dark = colours(tab)
    assert light[0] != dark[0]
    assert light[1] != dark[1]


@live
def test_a_page_that_is_opened_in_the_dark_is_dark(site: Site, browser: Browser) -> None:
    dark = browser.new_context(color_scheme="dark")
    page = dark.new_page()
    page.goto(site.url)
    background, ink = colours(page)
    assert lightness(background) < 60 < 180 < lightness(ink)
    dark.close()


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


@live
def test_without_scripts_every_page_shows_its_text(
    site: Site, kinds: dict[str, str], tabs: Tabs
) -> None:
    without, scripted = tabs.blank(scripts=False), tabs.blank()
    for kind, path in kinds.items():
        for tab in (without, scripted):
            tab.goto(site.url + path)
        assert without.locator("h1").first.is_visible(), kind
        texts = [len(tab.locator("main").inner_text()) for tab in (without, scripted)]
        assert texts[0] > 0.8 * texts[1], kind


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
