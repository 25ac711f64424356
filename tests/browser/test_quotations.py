"""Quotations, roles, shared words and omissions in the browser: every link arrives, on every screen, without scripts too."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from .axe import violations
from .conftest import Site, Tabs, live
from .test_links import broken
from .test_pages import Visit, overflow

pytestmark = pytest.mark.browser

WIDTHS = [390, 768, 1440]
ARTICLE = "articles/pakistan-pivots-to-purchase-weapons/"
PLACES = {
    "quotations": "quotations/",
    "person": "people/khurram-dastgir-khan/",
    "article": ARTICLE,
    "outlet": "outlets/newsweek/",
    "topic": "topics/f-16/",
}


def links(page: Page, within: str) -> list[str]:
    found: list[str] = page.locator(f"{within} a[href]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    return [urljoin(page.url, link) for link in found]


@pytest.mark.parametrize(
    ("place", "within"),
    [
        ("quotations", "main"),
        ("person", "main .sb-utterance"),
        ("person", "main .sb-roles"),
        ("topic", "main .sb-utterance"),
        ("article", "main .sb-same"),
        ("article", "main .sb-neighbours"),
        ("article", "main .sb-omissions"),
        ("outlet", "main .sb-omissions"),
    ],
)
@live
def test_every_link_leads_to_what_it_rests_on(
    site: Site, page: Page, place: str, within: str
) -> None:
    page.goto(site.url + PLACES[place])
    found = links(page, within)
    assert found
    assert not {(url, why) for url in found if (why := broken(site, url))}


@pytest.mark.parametrize("place", PLACES)
@live
def test_what_is_folded_fits_and_is_accessible(site: Site, phone: Page, place: str) -> None:
    visit = Visit(phone, site.url + PLACES[place])
    phone.locator("details.sb-fold").evaluate_all("all => all.forEach(one => { one.open = true })")
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 900})
        assert overflow(phone) <= 0, f"{width} px"
        if width == WIDTHS[0] or place == "quotations":
            assert violations(phone) == [], f"{width} px"
    assert visit.trouble == []


def test_each_utterance_can_be_named_by_its_address(site: Site, page: Page) -> None:
    page.goto(f"{site.url}quotations/")
    names = page.locator(".md-content__inner > .sb-utterance").evaluate_all(
        "all => all.map(one => one.id)"
    )
    assert names
    page.goto(f"{site.url}quotations/#{names[-1]}")
    expect(page.locator(f"[id='{names[-1]}']")).to_be_in_viewport()


@live
def test_without_scripts_the_cuts_and_their_differences_are_read(site: Site, tabs: Tabs) -> None:
    page = tabs.blank(scripts=False)
    page.goto(f"{site.url}quotations/")
    cuts = page.locator(".sb-cut__words")
    assert cuts.count() > 3
    for sign, word in (("del", "left out:"), ("ins", "changed to:")):
        texts = cuts.locator(sign).all_text_contents()
        assert any(text.startswith(word) for text in texts)
    for cut in cuts.all():
        expect(cut).to_be_visible()


@live
def test_differences_do_not_hang_on_colour(site: Site, page: Page) -> None:
    page.goto(f"{site.url}quotations/")

    def line(place: str) -> str:
        style = f"getComputedStyle(document.querySelector('.sb-cut__words {place}'))"
        return str(page.evaluate(f"{style}.textDecorationLine"))

    assert (line("del"), line("ins")) == ("line-through", "underline")


@live
def test_a_mark_beside_the_notes_moves_no_text(site: Site, page: Page) -> None:
    """The mark follows its paragraph closely, and the notes stay level with it."""
    page.goto(site.url + ARTICLE)
    rows = page.locator(".sb-row:has(> .sb-same):has(> .sb-notes)")
    assert rows.count() > 3
    for row in rows.all():
        paragraph, mark, notes = (
            row.locator(f"> {part}").bounding_box()
            for part in (".sb-paragraph", ".sb-same", ".sb-notes")
        )
        assert paragraph
        assert mark
        assert notes
        assert 0 <= mark["y"] - paragraph["y"] - paragraph["height"] < 12
        assert abs(notes["y"] - paragraph["y"]) < 12
        assert notes["x"] > paragraph["x"] + paragraph["width"]


@live
def test_a_role_that_began_is_drawn_from_there(site: Site, page: Page) -> None:
    page.goto(site.url + PLACES["person"])
    track = page.locator(".sb-years__track").last
    bars = [bar.bounding_box() for bar in track.locator(".sb-held").all()]
    inside = track.bounding_box()
    assert inside
    assert len(bars) == 2
    for bar in bars:
        assert bar
        assert bar["width"] > 3
        assert inside["x"] - 1 <= bar["x"]
        assert bar["x"] + bar["width"] <= inside["x"] + inside["width"] + 1
