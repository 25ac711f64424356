"""The page of lineage in the browser: every edge and row opens what it rests on, on every screen and without scripts."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from ..html_page import HtmlPage
from .conftest import Site, Tabs, live
from .test_links import broken, parsed
from .test_pages import Visit, check_in_both_schemes, overflow

pytestmark = pytest.mark.browser

WIDTHS = (390, 1440, 768)
OUTSIDE = (
    "[...document.querySelectorAll('.sb-arcs__words')].filter(e => {"
    " const [a, b] = [e, e.parentElement].map(x => x.getBoundingClientRect());"
    " return a.top < b.top - 1 || a.bottom > b.bottom + 1 || a.right > b.right + 1 })"
    ".map(e => e.textContent)"
)
HEIGHTS = (
    "[...document.querySelectorAll('.sb-arcs__rows, .sb-arcs__drawing > svg')]"
    ".map(e => Math.round(e.getBoundingClientRect().height))"
)


@pytest.fixture(scope="module")
def lineage(site: Site) -> HtmlPage:
    return parsed(site.folder / "lineage/index.html")


def arcs(page: HtmlPage) -> list[tuple[str, str]]:
    """What each edge says, and where it leads."""
    found = [arc.attributes for arc in page.all("a", "sb-arc")]
    return [(arc["aria-label"], arc["xlink:href"]) for arc in found]


def in_table(page: HtmlPage) -> list[tuple[str, str]]:
    """What each row of the table says, and where it leads."""
    cells = (link.attributes for link in page.all("a") if "title" in link.attributes)
    sentences = {said.partition(";")[0] for said, _ in arcs(page)}
    return [(cell["title"], cell["href"]) for cell in cells if cell["title"] in sentences]


def test_every_edge_leads_to_a_file_and_an_anchor(site: Site, lineage: HtmlPage) -> None:
    here = f"{site.url}lineage/"
    links = [url for _, url in arcs(lineage) + in_table(lineage)]
    assert links
    assert not {(url, why) for url in links if (why := broken(site, urljoin(here, url)))}
    assert all("#" in url for url in links)


def test_the_table_says_what_the_drawing_says(lineage: HtmlPage) -> None:
    drawn = sorted((said.partition(";")[0], url) for said, url in arcs(lineage))
    assert sorted(in_table(lineage)) == drawn
    assert len(lineage.all("td", "sb-lineage__from")) == len(drawn)


def test_every_article_has_its_row(site: Site, lineage: HtmlPage) -> None:
    articles = {file.parent.name for file in (site.folder / "articles").glob("*/index.html")}
    links = {link.attributes.get("href", "") for link in lineage.all("a")}
    assert all(f"../articles/{slug}/" in links for slug in articles)
    assert len(lineage.all("li", "sb-arcs__row--main")) == len(articles)


def test_between_articles_the_words_stand_side_by_side(site: Site, lineage: HtmlPage) -> None:
    beside = {url.partition("#")[0] for _, url in arcs(lineage) if url.startswith("../compare/")}
    assert beside
    for url in beside:
        page = parsed(site.folder / url.removeprefix("../") / "index.html")
        assert "passages" in page.ids


@live
def test_the_page_is_sound_and_accessible(site: Site, page: Page) -> None:
    visit = Visit(page, f"{site.url}lineage/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, f"{width} px"
        assert page.evaluate(OUTSIDE) == [], f"{width} px"
        assert len(set(page.evaluate(HEIGHTS))) == 1, f"{width} px"
    # On a phone and on a desk it is walked with every other kind of page.
    check_in_both_schemes(visit)


def test_on_a_wide_screen_the_whole_drawing_is_seen_at_once(site: Site, page: Page) -> None:
    page.goto(f"{site.url}lineage/")
    bottom = page.locator(".sb-arcs").evaluate("e => e.getBoundingClientRect().bottom")
    assert bottom <= page.evaluate("innerHeight") + 1


def test_the_keyboard_reaches_an_edge_and_opens_the_words(site: Site, page: Page) -> None:
    here = f"{site.url}lineage/"
    page.goto(here)
    page.locator(".sb-arcs__row a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('sb-arc')")
    target = page.evaluate("document.activeElement.href.baseVal")
    page.keyboard.press("Enter")
    page.wait_for_url(urljoin(here, target))


def test_without_scripts_the_page_shows_the_same(site: Site, tabs: Tabs, page: Page) -> None:
    without = tabs.blank(scripts=False)
    for tab in (without, page):
        tab.goto(f"{site.url}lineage/")
    assert without.locator("main").inner_text() == page.locator("main").inner_text()
    assert without.locator(".sb-arc").count() == page.locator(".sb-arc").count() > 0
    assert without.locator("ellipse.sb-arc__line").first.is_visible()
