"""A made-up collection of as many articles as the environment variable ARTICLES says: Explore, weights and old addresses."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from benchmarks.made_up import write_collection
from sourcebook.pages.links import ends_of

from ..building import built, configure, made_once
from ..html_page import HtmlPage
from ..site.serving import PATH, free_port, published
from .conftest import Site
from .test_explore import (  # noqa: F401
    download,
    explore,
    number,
    test_a_view_is_an_address,
    test_agreement_is_said_in_the_sites_words,
    test_every_facet_can_be_opened_and_says_how_many,
    test_everything_is_there_before_a_choice,
    test_long_facets_show_ten_and_can_be_searched,
    test_results_come_in_steps,
    test_the_way_back_undoes_a_choice,
    test_what_is_shown_can_be_downloaded,
    test_without_a_script_the_register_stands_there,
    test_without_words_no_words_are_loaded,
    test_words_and_order,
    values,
)

pytestmark = pytest.mark.browser

ARTICLES = int(os.environ.get("ARTICLES", "24"))
HEAVIEST = 300_000
"""Bytes of a page's HTML."""


def build_made_up(root: Path) -> None:
    write_collection(root, ARTICLES)
    (root / "docs/about.md").write_text("# About\n\nMade up.\n")
    configure(root)
    built(root)


@pytest.fixture(scope="module")
def site(common: Path) -> Iterator[Site]:
    folder = made_once(common / f"made-up-{ARTICLES}", build_made_up) / "site"
    with published(folder, PATH, free_port()) as url:
        yield Site(folder, url)


@pytest.fixture
def word(catalog: dict[str, Any]) -> str:
    name: str = catalog["topics"][0]["name"]
    return name


@pytest.fixture
def kind() -> str:
    return "statement"


@pytest.mark.parametrize("facet", ["speaker", "year"])
def test_facets_count_what_the_catalog_holds(
    site: Site, page: Page, catalog: dict[str, Any], facet: str
) -> None:
    names = {one["slug"]: one["name"] for one in [*catalog["topics"], *catalog["outlets"]]}
    outlets = {one["slug"]: names[one["outlet"]] for one in catalog["articles"]}
    claims = [
        {
            "speaker": claim["by"],
            "topic": names[claim["topics"][0]],
            "outlet": outlets[claim["article"]],
            "year": claim["date"][:4],
        }
        for claim in catalog["claims"]
    ]
    every = Counter(claim[facet] for claim in claims)
    value, most = every.most_common(1)[0]
    explore(site, page, f"?kind=Claim&{facet}={value}")
    assert number(page) == most
    for other in ("topic", "outlet", "year", "speaker"):
        place = page.locator(f"[data-facet='{other}']")
        if place.get_attribute("open") is None:
            place.locator("summary").click()
        expect(place.locator("[data-count]").first).to_be_visible()
        if (more := place.locator("[data-facet-more]")).is_visible():
            more.click()
        chosen = claims if other == facet else [one for one in claims if one[facet] == value]
        assert values(page, other) == Counter(claim[other] for claim in chosen)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_everything_found_is_in_order(site: Site, page: Page, order: str) -> None:
    explore(site, page, f"?kind=Claim&sort={order}")
    dates = [row["date"] for row in json.loads(download(page, "JSON"))]
    assert len(dates) == number(page)
    assert dates == sorted(dates, reverse=order == "newest")


def test_no_page_is_over_its_weight(site: Site) -> None:
    weights = {file: file.stat().st_size for file in site.folder.rglob("*.html")}
    assert {file: size for file, size in weights.items() if size > HEAVIEST} == {}


def old_addresses(catalog: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where every claim stood when no list went on on a further page: the page and the anchor."""
    outlets = {one["slug"]: one["outlet"] for one in catalog["articles"]}
    for claim in catalog["claims"]:
        article, _, name = claim["id"].partition("#")
        yield f"articles/{article}/", f"claim-{name}"
        yield f"articles/{article}/", f"note-{name}"
        for page in (
            "timeline/",
            f"outlets/{outlets[article]}/",
            *(f"topics/{topic}/" for topic in claim["topics"]),
        ):
            yield page, f"d-{claim['date']}"
    for question in catalog["questions"]:
        for place in range(len(question["answers"])):
            yield f"questions/{question['slug']}/", f"answer-{place + 1}"


def test_every_claims_old_address_leads_to_it(site: Site, catalog: dict[str, Any]) -> None:
    anchors: dict[str, frozenset[str]] = {}
    moved: dict[str, dict[str, str]] = {}

    def read(path: str) -> frozenset[str]:
        if path not in anchors:
            html = (site.folder / path / "index.html").read_text("utf-8")
            anchors[path] = frozenset(ends_of(html).anchors)
            moved[path] = places_of(html, path) if "data-moved" in html else {}
        return anchors[path]

    lost = {
        f"{path}#{anchor}"
        for path, anchor in set(old_addresses(catalog))
        if anchor not in read(path)
        and ((to := moved[path].get(anchor)) is None or anchor not in read(to))
    }
    assert lost == set()


def places_of(html: str, path: str) -> dict[str, str]:
    """To which page each anchor leads that once was on this one."""
    elements = HtmlPage(html[html.index("data-moved") :].partition("</ul>")[0]).elements
    return {
        anchor: urljoin(path, link.attributes["href"])
        for line, link in zip(elements[::2], elements[1::2], strict=True)
        for anchor in line.attributes["data-anchors"].split()
    }


def test_a_browser_follows_the_old_addresses(
    site: Site, page: Page, catalog: dict[str, Any]
) -> None:
    kinds: dict[str, list[tuple[str, str]]] = {}
    for path, anchor in sorted(set(old_addresses(catalog))):
        kinds.setdefault(path.partition("/")[0], []).append((path, anchor))
    assert kinds.keys() == {"articles", "outlets", "questions", "timeline", "topics"}
    for addresses in kinds.values():
        for path, anchor in addresses[:: len(addresses) // 4]:
            page.goto(f"{site.url}{path}#{anchor}")
            expect(page.locator(f"#{anchor}:target")).to_be_in_viewport()
            page.goto("about:blank")
