"""A site that has an address: what search engines, reference managers and feed readers find on it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from pyld import jsonld

from ..building import built, made_once, site_project
from ..html_page import HtmlPage

pytestmark = pytest.mark.site

SITE = "https://example.org/story/"


def build_published(place: Path) -> None:
    root = site_project(place)
    (root / "docs/about.md").write_text("# About\n\nWho made <b>this</b> & “why”.\n\nMore.\n")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", SITE)
        built(root)


@pytest.fixture(scope="module")
def site(common: Path) -> Path:
    return made_once(common / "published", build_published) / "project/site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    """The pages by their addresses below the site's root."""
    return {
        file.parent.relative_to(site).as_posix().removeprefix("."): HtmlPage(
            file.read_text("utf-8")
        )
        for file in sorted(site.rglob("index.html"))
    }


def said(page: HtmlPage, name: str) -> list[str]:
    """What a page says under a name in its head."""
    found = (e.attributes for e in page.all("meta"))
    return [one["content"] for one in found if name in (one.get("name"), one.get("property"))]


def address(path: str) -> str:
    return f"{SITE}{quote(path)}/" if path else SITE


def test_each_page_has_one_description_and_no_other_page_has_it(pages: dict[str, HtmlPage]) -> None:
    found = {path: said(page, "description") for path, page in pages.items()}
    assert {path for path, told in found.items() if len(told) != 1 or not told[0]} == set()
    counted = Counter(told[0] for told in found.values())
    assert [told for told, number in counted.items() if number > 1] == []
    assert found["about"] == ["Who made this & “why”."]


def test_each_page_says_its_address_and_what_a_card_shows(pages: dict[str, HtmlPage]) -> None:
    for path, page in pages.items():
        links = [e.attributes for e in page.all("link")]
        canonical = [link["href"] for link in links if link["rel"] == "canonical"]
        assert canonical == said(page, "og:url") == [address(path)], path
        assert said(page, "og:description") == said(page, "description"), path
        assert said(page, "og:title") != [""], path
    assert said(pages["articles/repair-bill"], "og:type") == ["article"]


def test_linked_data_on_pages_is_whole(pages: dict[str, HtmlPage]) -> None:
    kinds = set()
    for path, page in pages.items():
        _, mark, rest = page.source.partition('<script type="application/ld+json">')
        if mark:
            told = json.loads(rest.partition("</script>")[0])
            for node in jsonld.expand(told, {"base": address(path)}):
                kinds |= {kind.rpartition("/")[2] for kind in node["@type"]}
                page_of, _, anchor = unquote(node["@id"]).removeprefix(SITE).partition("#")
                assert page_of.strip("/") in pages, node["@id"]
                assert not anchor or anchor in pages[page_of.strip("/")].ids
    assert kinds == {
        "NewsArticle", "Claim", "Person", "DefinedTerm", "NewsMediaOrganization", "Question", "Dataset",
    }  # fmt: skip


def test_a_site_without_an_address_has_neither(finished: Path) -> None:
    page = HtmlPage((finished / "site/articles/repair-bill/index.html").read_text("utf-8"))
    assert said(page, "og:url") == []
    for name in ("feeds", "sitemap.xml", "robots.txt", "articles/repair-bill/card.png"):
        assert not (finished / "site" / name).exists()
    assert said(page, "citation_title") == [
        "Repair bill for the Salt Bridge may reach 18 million crowns"
    ]


def test_feeds_are_announced_and_lead_to_pages(site: Path, pages: dict[str, HtmlPage]) -> None:
    links = [e.attributes for e in pages["articles/repair-bill"].all("link")]
    announced = [link["href"] for link in links if link.get("type") == "application/atom+xml"]
    assert announced == ["../../feeds/articles.atom", "../../feeds/corrections.atom"]
    for name in announced:
        feed = ElementTree.parse(site / name.removeprefix("../../"))
        found = [link.get("href", "") for link in feed.iterfind(".//{*}link[@rel='alternate']")]
        assert {unquote(url).removeprefix(SITE).partition("#")[0].strip("/") for url in found} <= (
            pages.keys()
        )


def test_the_sitemap_lists_all_pages(site: Path, pages: dict[str, HtmlPage]) -> None:
    listed = [loc.text for loc in ElementTree.parse(site / "sitemap.xml").iterfind(".//{*}loc")]
    assert sorted(map(str, listed)) == sorted(map(address, pages))
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text()
    assert not (site / "sitemap.xml.gz").exists()


def test_cards_lie_beside_the_pages_that_name_them(site: Path, pages: dict[str, HtmlPage]) -> None:
    named = {path: said(page, "og:image") for path, page in pages.items()}
    cards = {card.parent.relative_to(site).as_posix() for card in site.rglob("card.png")}
    assert {path for path, told in named.items() if told} == cards
    assert named["articles/repair-bill"] == [f"{SITE}articles/repair-bill/card.png"]
    assert {path.partition("/")[0] for path in cards} == {"articles", "questions"}
