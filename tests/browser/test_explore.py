"""Explore: facets that count what the other choices leave, a view that its address holds, and files of what is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Site, Tabs, live

pytestmark = pytest.mark.browser


@pytest.fixture
def kind() -> str:
    """A kind of claims that are dated, all of them."""
    return "figure"


def explore(site: Site, page: Page, query: str = "") -> Page:
    page.goto(f"{site.url}explore/{query}")
    number(page)
    return page


def number(page: Page) -> int:
    """How many are found, once the view has settled."""
    expect(page.locator("[data-explore-results]")).to_have_attribute(
        "aria-busy", "false", timeout=20_000
    )
    words = page.locator("[data-explore-count]").inner_text()
    return int(re.sub(r"\D", "", words) or 0)


def values(page: Page, facet: str) -> dict[str, int]:
    """A facet's values with their counts."""
    rows = page.locator(f"[data-facet='{facet}'] [data-facet-values] label").all()
    return {
        str(row.locator("input").get_attribute("value")): int(
            row.locator("[data-count]").inner_text().replace(",", "")
        )
        for row in rows
    }


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f"[data-facet='{facet}'] input[value='{value}']").check()


def results(page: Page) -> Locator:
    return page.locator("[data-explore-results] > li")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_everything_is_there_before_a_choice(
    site: Site, page: Page, catalog: dict[str, Any], everything: int
) -> None:
    explore(site, page)
    assert number(page) == everything
    assert values(page, "kind") == {
        "Claim": len(catalog["claims"]),
        "Article": len(catalog["articles"]),
        "Person": len(catalog["people"]),
        "Topic": len(catalog["topics"]),
        "Question": len(catalog["questions"]),
    }
    kinds: dict[str, int] = {}
    for claim in catalog["claims"]:
        kinds[claim["kind"]] = kinds.get(claim["kind"], 0) + 1
    assert values(page, "claim") == kinds
    expect(page.locator("[data-explore-register]")).to_be_hidden()


@live
def test_a_choice_narrows_the_other_facets_and_not_its_own(
    site: Site, page: Page, catalog: dict[str, Any]
) -> None:
    explore(site, page)
    before = values(page, "claim")
    choose(page, "claim", "figure")
    figures = [claim for claim in catalog["claims"] if claim["kind"] == "figure"]
    assert number(page) == len(figures) == before["figure"]
    assert values(page, "claim") == before
    assert sum(values(page, "outlet").values()) == len(figures)
    assert values(page, "kind") == {"Claim": len(figures)}
    choose(page, "claim", "plan")
    assert number(page) == before["figure"] + before["plan"]
    page.get_by_role("button", name="Remove Kind of claim: Figure").click()
    assert number(page) == before["plan"]


@pytest.mark.parametrize(
    "kinds", [("Claim",), ("Article",), ("Claim", "Question"), ("Person", "Topic")]
)
@live
def test_kinds_can_be_chosen_together(site: Site, page: Page, kinds: tuple[str, ...]) -> None:
    explore(site, page)
    counts = values(page, "kind")
    for kind in kinds:
        choose(page, "kind", kind)
    assert number(page) == sum(counts[kind] for kind in kinds)
    assert values(page, "kind") == counts


@live
def test_every_facet_can_be_opened_and_says_how_many(site: Site, page: Page) -> None:
    explore(site, page, "?kind=Claim")
    claims = number(page)
    for facet in ("speaker", "person", "topic", "status"):
        page.locator(f"[data-facet='{facet}'] > summary").click()
        expect(page.locator(f"[data-facet='{facet}'] input[type='checkbox']").first).to_be_visible()
        value, count = next(iter(values(page, facet).items()))
        choose(page, facet, value)
        assert number(page) == count <= claims
        page.locator(f"[data-facet='{facet}'] input[value='{value}']").uncheck()
        assert number(page) == claims


@live
def test_agreement_is_said_in_the_sites_words(site: Site, page: Page) -> None:
    explore(site, page, "?kind=Question")
    facet = page.locator("[data-facet='agreement']")
    expect(facet).to_contain_text("Answers differ")
    choose(page, "agreement", "differ")
    assert number(page) == values(page, "agreement")["differ"]
    for badge in page.locator("[data-explore-results] .sb-badge").all():
        expect(badge).to_have_text("Answers differ")


@live
def test_long_facets_show_ten_and_can_be_searched(site: Site, page: Page) -> None:
    explore(site, page)
    facet = page.locator("[data-facet='person']")
    facet.locator("summary").click()
    more = facet.locator("[data-facet-more]")
    expect(more).to_be_visible()
    assert len(values(page, "person")) == 10
    more.click()
    every = values(page, "person")
    assert len(every) > 10
    name = list(every)[-1]
    facet.locator("[data-facet-find] input").fill(name.upper())
    assert name in values(page, "person")
    assert len(values(page, "person")) < 10


def test_words_and_order(site: Site, page: Page, word: str) -> None:
    explore(site, page)
    everything = number(page)
    page.get_by_label("Words").fill(word)
    assert 0 < number(page) < everything
    expect(results(page).first).to_contain_text(word)
    page.get_by_label("Words").fill("")
    choose(page, "kind", "Article")
    for order in ("newest", "oldest"):
        page.get_by_label("Order").select_option(order)
        number(page)
        years = re.findall(
            r"\b(?:19|20)\d\d\b", " ".join(results(page).locator(".sb-meta").all_inner_texts())
        )
        assert len(years) > 1
        assert years == sorted(years, reverse=order == "newest")


@live
def test_results_come_in_steps(site: Site, page: Page) -> None:
    explore(site, page)
    assert results(page).count() == 20
    page.get_by_role("button", name=re.compile("^Show 20 more of")).click()
    expect(results(page)).to_have_count(40)
    expect(results(page).nth(20).locator("a")).to_be_focused()
    addresses = [link.get_attribute("href") for link in results(page).locator("a").all()]
    assert len(set(addresses)) == 40


@live
def test_a_view_is_an_address(site: Site, page: Page, browser: Browser, word: str) -> None:
    explore(site, page)
    page.get_by_label("Words").fill(word)
    number(page)
    choose(page, "kind", "Claim")
    number(page)
    kind = next(iter(values(page, "claim")))
    choose(page, "claim", kind)
    page.get_by_label("Order").select_option("oldest")
    count, shown = number(page), results(page).all_inner_texts()
    assert asked(page) == {
        "q": [word],
        "kind": ["Claim"],
        "claim": [kind],
        "sort": ["oldest"],
    }
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator("[data-explore-count]")).to_have_text(f"{count:,} found")
    assert other.get_by_label("Words").input_value() == word
    assert other.get_by_label("Order").input_value() == "oldest"
    assert other.locator("[data-facet='claim'] input:checked").count() == 1
    expect(results(other)).to_have_count(len(shown))
    assert results(other).all_inner_texts() == shown
    other.close()


@live
def test_a_choice_made_while_words_are_typed_loses_none_of_them(
    site: Site, page: Page, word: str
) -> None:
    explore(site, page, "?q=zzqxjv")
    page.get_by_label("Words").fill(word)
    choose(page, "kind", "Claim")
    assert number(page) > 0
    assert asked(page) == {"q": [word], "kind": ["Claim"]}


@live
def test_the_way_back_undoes_a_choice(site: Site, page: Page) -> None:
    explore(site, page)
    found = page.locator("[data-explore-count]")
    before = found.inner_text()
    choose(page, "kind", "Topic")
    number(page)
    after = found.inner_text()
    assert after != before
    page.go_back()
    expect(found).to_have_text(before)
    expect(page.locator("[data-explore] input:checked")).to_have_count(0)
    page.go_forward()
    expect(found).to_have_text(after)


@live
def test_nothing_found_is_said_plainly(site: Site, page: Page) -> None:
    explore(site, page, "?q=<img/src/zzqxjv>&kind=Topic")
    expect(page.locator("[data-explore-count]")).to_contain_text(
        "«<img/src/zzqxjv>» with these filters"
    )
    assert results(page).count() == 0
    expect(page.locator("[data-explore-downloads]")).to_be_hidden()
    page.get_by_role("button", name="Remove What: Topics").click()
    expect(page.locator("[data-explore-count]")).not_to_contain_text("filters")


def download(page: Page, kind: str) -> str:
    with page.expect_download() as started:
        page.get_by_role("button", name=kind).click()
    assert started.value.suggested_filename == f"explore.{kind.lower()}"
    return Path(started.value.path()).read_text("utf-8-sig")


def test_what_is_shown_can_be_downloaded(
    site: Site, page: Page, catalog: dict[str, Any], kind: str
) -> None:
    explore(site, page, f"?kind=Claim&claim={kind}")
    rows = json.loads(download(page, "JSON"))
    claims = {claim["id"]: claim for claim in catalog["claims"] if claim["kind"] == kind}
    assert {row["id"] for row in rows} == set(claims)
    for row in rows:
        claim = claims[row["id"]]
        assert row["text"] == claim["text"]
        assert row["kind"] == kind
        assert row["address"] == site.url + claim["url"]
        assert row["outlet"]
        assert row["date"]
    table = list(csv.DictReader(io.StringIO(download(page, "CSV"))))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [row["text"] for row in table] == [row["text"] for row in rows]
    assert table[0].keys() == rows[0].keys()


@live
def test_a_table_holds_no_formula(site: Site, page: Page) -> None:
    explore(site, page)

    def harmful(route: Any) -> None:
        file = site.folder / route.request.url.removeprefix(site.url).partition("?")[0]
        rows = json.loads(file.read_text("utf-8"))
        for row in rows:
            row["title"] = '=HYPERLINK("x")'
        route.fulfill(json=rows)

    page.route("**/rows/*.json", harmful)
    table = list(csv.DictReader(io.StringIO(download(page, "CSV"))))
    assert {row["text"] for row in table} == {'\'=HYPERLINK("x")'}


def test_without_a_script_the_register_stands_there(
    site: Site, tabs: Tabs, catalog: dict[str, Any]
) -> None:
    page = tabs.blank(scripts=False)
    page.goto(f"{site.url}explore/")
    expect(page.locator("[data-explore]")).to_be_hidden()
    lines = page.locator("[data-explore-register] .sb-line")
    assert lines.count() == min(100, len(catalog["claims"]))
    for name in ("Claims", "Articles", "People", "Topics", "Outlets", "Questions"):
        assert page.locator("[data-explore-register]").get_by_role("link", name=name).count()


@live
def test_without_an_index_the_register_stays(site: Site, page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site.url}explore/")
    expect(page.locator("[data-explore]")).to_be_hidden()
    expect(page.locator("[data-explore-register] .sb-line").first).to_be_visible()


@live
def test_the_keyboard_reaches_everything(site: Site, page: Page) -> None:
    explore(site, page)
    page.get_by_label("Words").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    box = page.locator("[data-facet='kind'] input[type='checkbox']").first
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    number(page)
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(page.locator("[data-explore-count]")).to_have_attribute("role", "status")
    assert asked(page) == {"kind": ["Claim"]}


@live
def test_filters_are_folded_on_a_phone(site: Site, phone: Page) -> None:
    explore(site, phone, "?kind=Claim")
    expect(phone.locator("[data-facet='kind']")).to_be_hidden()
    phone.locator("[data-explore-facets] > summary").click()
    expect(phone.locator("[data-facet='kind'] input[type='checkbox']").first).to_be_visible()
    width, shown = phone.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown


@live
def test_search_leads_here_with_its_words(site: Site, page: Page, word: str) -> None:
    page.goto(site.url)
    page.keyboard.press("/")
    page.locator("input[data-search-input]").fill(word)
    expect(page.locator("a[data-search-result]").first).to_be_visible()
    page.locator("[data-search-explore]").click()
    page.wait_for_url(f"**/explore/?q={word}")
    expect(page.locator("[data-explore-count]")).to_contain_text("found")
    assert page.get_by_label("Words").input_value() == word


@live
def test_without_words_no_words_are_loaded(site: Site, page: Page, kind: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    explore(site, page, f"?kind=Claim&claim={kind}")
    assert len([url for url in loaded if ".pf_index" in url]) <= 2
    assert len([url for url in loaded if ".pf_fragment" in url]) == results(page).count() > 0


@live
def test_search_does_not_load_very_many_claims(site: Site, page: Page) -> None:
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))

    def many(route: Any) -> None:
        entry = json.loads((site.folder / "pagefind/claims/pagefind-entry.json").read_text("utf-8"))
        entry["languages"]["en"]["page_count"] = 123_456
        route.fulfill(json=entry)

    page.route("**/claims/pagefind-entry.json*", many)
    page.goto(site.url)
    page.keyboard.press("/")
    page.locator("input[data-search-input]").fill("Su-35")
    group = page.locator("[data-search-group='Claim']")
    expect(group).to_contain_text("123,456")
    expect(page.locator("[data-search-group='Article']")).to_be_visible()
    assert not [url for url in loaded if "pf_filter" in url or "claims/pagefind." in url]
    group.get_by_role("link").click()
    page.wait_for_url("**/explore/?q=Su-35&kind=Claim")
