"""The article's page: notes beside their passage, links that arrive, previews of people."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sourcebook.pages.article.original import in_original

from .conftest import Site

pytestmark = pytest.mark.browser


def rows(page: Page) -> list[tuple[dict[str, float], dict[str, float]]]:
    """Each paragraph that has notes, and the first of these, as boxes."""
    found: list[tuple[dict[str, float], dict[str, float]]] = page.locator(
        ".sb-row:has(.sb-note)"
    ).evaluate_all(
        """rows => rows.map(row => [".sb-paragraph", ".sb-note"].map(
            part => row.querySelector(part).getBoundingClientRect().toJSON()))"""
    )
    assert found
    return found


def test_on_a_wide_screen_notes_stand_beside_their_passage(page: Page, article: str) -> None:
    page.goto(article)
    for text, note in rows(page):
        assert note["x"] >= text["x"] + text["width"] - 1
        assert note["y"] < text["y"] + text["height"]
        assert note["y"] + note["height"] > text["y"]


def test_on_a_narrow_screen_notes_stand_below_their_passage(phone: Page, article: str) -> None:
    phone.goto(article)
    for text, note in rows(phone):
        assert note["y"] >= text["y"] + text["height"] - 1
        assert note["x"] < text["x"] + text["width"]


def test_a_note_is_folded_and_opens(phone: Page, article: str) -> None:
    phone.goto(article)
    note = phone.locator(".sb-note").first
    link = note.get_by_text("Link to this passage")
    expect(link).not_to_be_visible()
    note.locator("> summary").click()
    expect(link).to_be_visible()


def test_a_claims_address_leads_to_its_words(site: Site, page: Page) -> None:
    catalog = json.loads((site.folder / "data/catalog.json").read_text("utf-8"))
    claim = catalog["claims"][-1]
    page.goto(site.url + claim["url"])
    passage = page.locator(f"[id='claim-{claim['id'].partition('#')[2]}']")
    expect(passage).to_be_in_viewport()


def test_a_number_in_the_text_leads_to_its_note(phone: Page, article: str) -> None:
    phone.goto(article)
    number = phone.locator("a.sb-reference").first
    href = number.get_attribute("href") or ""
    number.click()
    expect(phone.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()


def test_pointing_at_a_person_shows_a_preview(page: Page, article: str) -> None:
    page.goto(article)
    link = page.locator("a.sb-mention").first
    name = (link.inner_text()).split()[-1]
    link.scroll_into_view_if_needed()
    link.hover()
    preview = page.locator(".sb-glance")
    expect(preview).to_be_visible()
    expect(preview).to_contain_text(name)


def test_the_register_of_claims_can_be_narrowed(
    site: Site, page: Page, catalog: dict[str, Any]
) -> None:
    page.goto(f"{site.url}claims/")
    lines = page.locator(".sb-line:visible")
    every = lines.count()
    assert every == min(len(catalog["claims"]), 100), "all that a page of the register holds"
    choice = page.locator("[data-filters] select").last
    choice.select_option(index=1)
    assert 0 < lines.count() < every
    choice.select_option(index=0)
    assert lines.count() == every


def test_a_citation_is_copied_with_the_passages_address(page: Page, article: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article)
    note = page.locator(".sb-note").first
    note.locator("> summary").click()
    note.get_by_text("Cite or embed").click()
    note.get_by_role("button", name="Copy").first.click()
    expect(note.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(note.locator("[data-cite]").first.inner_text())
    assert copied.endswith(f"{article}#claim-{note.get_attribute('data-claim')}")


def test_a_browser_finds_the_words_in_the_original(page: Page) -> None:
    words = "Well -- he said, “so-called” lamps & masts were lit, all of them, at last"
    html = f"<p>{'Filler. ' * 20_000}</p><p>{words}.</p>"
    page.route(
        "http://paper.example/a",
        lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
    )
    for quotes in ([words], ["“so-called” lamps & masts"]):
        page.goto("about:blank")
        page.goto(in_original("http://paper.example/a", quotes))
        expect(page.locator("p").last).to_be_in_viewport()
