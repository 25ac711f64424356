"""Search: opened by a button or a key, finds every kind of record, filters, and says plainly what it did not find."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Site, live

pytestmark = pytest.mark.browser


@pytest.fixture
def home(site: Site, page: Page) -> Page:
    page.goto(site.url)
    return page


def dialog(page: Page) -> Locator:
    return page.locator("dialog[data-search]")


def ask(page: Page, words: str) -> Locator:
    """Search for words; what is found."""
    if not dialog(page).is_visible():
        page.locator("[data-search-open]").first.click()
    settle(page)
    page.locator("input[data-search-input]").fill(words)
    settle(page)
    return page.locator("a[data-search-result]")


def settle(page: Page) -> None:
    """Wait until what was asked last is answered."""
    expect(page.locator("[data-search-results]")).to_have_attribute("aria-busy", "false")


def group(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-search-group='{kind}']")


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a filter's value."""
    page.locator(f"select[data-search-filter='{facet}']").select_option(value)
    settle(page)


@pytest.mark.parametrize("key", ["button", "/", "Control+k"])
@live
def test_search_opens(home: Page, key: str) -> None:
    expect(dialog(home)).not_to_be_visible()
    if key == "button":
        home.locator("[data-search-open]").first.click()
    else:
        home.keyboard.press(key)
    expect(dialog(home)).to_be_visible()
    expect(home.locator("input[data-search-input]")).to_be_focused()
    home.keyboard.press("Escape")
    expect(dialog(home)).not_to_be_visible()


@live
def test_search_opens_on_a_phone(site: Site, phone: Page, word: str) -> None:
    phone.goto(site.url)
    assert ask(phone, word).count() > 0
    width, shown = phone.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown


def test_words_are_found_in_claims_and_articles(home: Page, word: str) -> None:
    ask(home, word)
    for kind in ("Claim", "Article"):
        expect(group(home, kind).locator("a[data-search-result]").first).to_contain_text(word)


def test_a_person_is_found_by_name(home: Page, catalog: dict[str, Any]) -> None:
    person = max(catalog["people"], key=lambda one: len(one["mentions"]))
    ask(home, person["name"])
    first = group(home, "Person").locator("a[data-search-result]").first
    expect(first).to_contain_text(person["name"])
    first.click()
    home.wait_for_url(f"**/{person['url']}")
    expect(home.locator("h1")).to_have_text(person["name"])
    expect(dialog(home)).not_to_be_visible()


@live
def test_topics_and_questions_are_found(home: Page, catalog: dict[str, Any]) -> None:
    ask(home, catalog["topics"][0]["name"])
    expect(group(home, "Topic")).to_contain_text(catalog["topics"][0]["name"])
    ask(home, catalog["questions"][0]["question"])
    expect(group(home, "Question")).to_contain_text(catalog["questions"][0]["question"])


def test_a_claim_that_is_found_leads_to_its_passage(home: Page, catalog: dict[str, Any]) -> None:
    claim = catalog["claims"][-3]
    ask(home, claim["text"])
    group(home, "Claim").get_by_text(claim["text"]).first.click()
    home.wait_for_url(f"**/{claim['url']}")
    passage = home.locator(f"[id='claim-{claim['id'].partition('#')[2]}']")
    expect(passage).to_be_in_viewport()
    expect(dialog(home)).not_to_be_visible()


@live
def test_search_follows_from_page_to_page(site: Site, home: Page) -> None:
    home.locator("a[href$='timeline/']:visible").first.click()
    home.wait_for_url("**/timeline/")
    results = ask(home, "Su-35")
    for link in results.all():
        assert (link.get_attribute("href") or "").startswith(site.url)


@pytest.mark.parametrize("facet", ["outlet", "person", "topic", "year"])
@live
def test_a_filter_leaves_what_has_its_value(
    home: Page, facet: str, catalog: dict[str, Any]
) -> None:
    ask(home, "Pakistan")
    kinds = ("Claim", "Article", "Person", "Topic", "Question")
    before = {kind: total(home, kind) for kind in kinds}
    options = home.locator(f"select[data-search-filter='{facet}'] option")
    expect(options.nth(1)).to_be_attached()
    values = [value for o in options.all() if (value := o.get_attribute("value"))]
    narrowed = 0
    for value in values[:4]:
        choose(home, facet, value)
        after = {kind: total(home, kind) for kind in kinds}
        assert all(after[kind] <= before[kind] for kind in kinds)
        narrowed += after != before
    assert narrowed


def total(page: Page, kind: str) -> int:
    """How many records of a kind are found, as the group's heading says."""
    heading = group(page, kind).locator("h2")
    if not heading.count():
        return 0
    return int("".join(c for c in heading.inner_text() if c.isdigit()))


def test_an_outlets_filter_leaves_only_its_articles(home: Page, catalog: dict[str, Any]) -> None:
    outlets = {row["slug"]: row["name"] for row in catalog["outlets"]}
    article = next(row for row in catalog["articles"] if row["outlet"])
    ask(home, article["title"])
    choose(home, "outlet", outlets[article["outlet"]])
    same = [row for row in catalog["articles"] if row["outlet"] == article["outlet"]]
    links = group(home, "Article").locator("a[data-search-result]")
    found = {link.get_attribute("href") for link in links.all()}
    assert found
    assert all(any((href or "").endswith(row["url"]) for row in same) for href in found)


@live
def test_filters_work_without_words(home: Page) -> None:
    home.keyboard.press("/")
    options = home.locator("select[data-search-filter='year'] option")
    expect(options.nth(1)).to_be_attached()
    choose(home, "year", options.nth(1).get_attribute("value") or "")
    expect(home.locator("a[data-search-result]").first).to_be_visible()


@live
def test_nothing_found_is_said_plainly(home: Page, word: str) -> None:
    assert ask(home, "zzqxjv").count() == 0
    expect(home.locator("[data-search-empty]")).to_contain_text("zzqxjv")
    ask(home, word)
    expect(home.locator("[data-search-empty]")).to_have_count(0)


@live
def test_words_are_never_markup(home: Page) -> None:
    words = "<img/src/zzqxjv>"
    ask(home, words)
    expect(home.locator("[data-search-empty]")).to_contain_text(words)
    assert home.locator("dialog[data-search] img").count() == 0


@live
def test_results_can_be_reached_by_the_keyboard(home: Page) -> None:
    ask(home, "Su-35")
    home.keyboard.press("ArrowDown")
    expect(home.locator("a[data-search-result]").first).to_be_focused()
    home.keyboard.press("Enter")
    expect(dialog(home)).not_to_be_visible()
    assert "/some/path/" in home.url
