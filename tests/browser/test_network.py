"""Diagrams in the browser: every arc leads somewhere, can be reached by keyboard, and costs other pages nothing."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from .conftest import SIZES, Site, Tabs, fullest, live
from .test_links import address_of, broken, html_files, parsed
from .test_pages import Visit, check_in_both_schemes, overflow

pytestmark = pytest.mark.browser


def with_arcs(site: Site) -> list[Path]:
    return [file for file in html_files(site) if parsed(file).all("a", "sb-arc")]


def addresses(site: Site) -> dict[str, str]:
    """Pages with a diagram: the overview, and one of each kind that has a neighbourhood."""
    return {
        "network": "network/",
        "person": f"people/{fullest(site.folder / 'people')}/",
        "topic": f"topics/{fullest(site.folder / 'topics')}/",
    }


def test_every_arc_leads_to_a_file_and_an_anchor(site: Site) -> None:
    assert with_arcs(site)
    assert not {
        (address_of(site, file), url, why)
        for file in with_arcs(site)
        for arc in parsed(file).all("a", "sb-arc")
        if (
            why := broken(
                site, url := urljoin(address_of(site, file), arc.attributes["xlink:href"])
            )
        )
    }


def test_only_pages_with_a_diagram_load_its_style_sheet(site: Site) -> None:
    loading, showing = set(), set()
    for file in html_files(site):
        page = parsed(file)
        if any("diagrams.css" in e.attributes.get("href", "") for e in page.all("link")):
            loading.add(file)
        if page.all("", "sb-arcs") or page.all("", "sb-quoted"):
            showing.add(file)
    assert loading == showing
    assert site.folder / "network/index.html" in loading
    assert site.folder / "index.html" not in loading


@pytest.mark.parametrize("kind", ["network", "person", "topic"])
@pytest.mark.parametrize("size", SIZES)
@live
def test_a_page_with_a_diagram_is_sound_and_accessible(
    site: Site, tabs: Tabs, size: str, kind: str
) -> None:
    tab = tabs.blank(SIZES[size])
    visit = Visit(tab, site.url + addresses(site)[kind])
    tab.evaluate("for (const fold of document.querySelectorAll('.sb-fold')) fold.open = true")
    assert overflow(tab) <= 0
    check_in_both_schemes(visit)


@live
def test_the_drawing_is_as_high_as_the_rows_also_with_larger_letters(
    site: Site, page: Page
) -> None:
    page.goto(site.url + "network/")
    for letters in ("125%", "180%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
        heights = page.evaluate(
            "[...document.querySelectorAll('.sb-arcs__rows, .sb-arcs__drawing > svg')]"
            ".map(e => Math.round(e.getBoundingClientRect().height))"
        )
        assert len(heights) > 1
        assert len(set(heights)) == 1


@pytest.mark.parametrize("size", SIZES)
def test_no_words_of_a_row_run_into_another_row(site: Site, tabs: Tabs, size: str) -> None:
    tab = tabs.blank(SIZES[size])
    for path in addresses(site).values():
        tab.goto(site.url + path)
        outside = tab.evaluate(
            "[...document.querySelectorAll('.sb-arcs__words')].filter(e => {"
            " const [a, b] = [e, e.parentElement].map(x => x.getBoundingClientRect());"
            " return a.top < b.top - 1 || a.bottom > b.bottom + 1 || a.right > b.right + 1 })"
            ".map(e => e.textContent)"
        )
        assert outside == []


@live
def test_the_keyboard_reaches_an_arc_and_follows_it(site: Site, page: Page) -> None:
    page.goto(site.url + "network/")
    page.locator(".sb-arcs__row a").last.focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('sb-arc')"):
            break
    line = "getComputedStyle(document.activeElement.querySelector('.sb-arc__line')).stroke"
    focused = page.evaluate(line)
    plain = page.evaluate(
        "getComputedStyle(document.querySelector('.sb-arc:not(:focus) .sb-arc__line')).stroke"
    )
    assert focused != plain
    target = page.evaluate("document.activeElement.href.baseVal")
    page.keyboard.press("Enter")
    page.wait_for_url(urljoin(site.url + "network/", target))
    anchor = target.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").count() == 1


@live
def test_an_arc_can_be_clicked_beside_its_line(site: Site, page: Page) -> None:
    page.goto(site.url + "network/")
    # The shortest arcs lie on top; of the last one the point farthest from the rows, and ten pixels beyond.
    place = page.evaluate(
        "(() => { const all = document.querySelectorAll('.sb-arcs__drawing--right .sb-arc');"
        " const line = all[all.length - 1].querySelector('.sb-arc__line');"
        " line.scrollIntoView({block: 'center'});"
        " const box = line.ownerSVGElement.getBoundingClientRect();"
        " return [box.left + line.rx.baseVal.value + 10, box.top + line.cy.baseVal.value] })()"
    )
    page.mouse.click(*place)
    page.wait_for_url(lambda url: "network/" not in url)
