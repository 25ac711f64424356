"""Every page of the built site, by its HTML: no link, anchor or address leads nowhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from ..html_page import HtmlPage
from ..site.serving import REPOSITORY
from .conftest import KINDS, Site

pytestmark = pytest.mark.browser

LINKS = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "form": "action",
}


@cache
def parsed(file: Path) -> HtmlPage:
    return HtmlPage(file.read_text("utf-8"))


def address_of(site: Site, file: Path) -> str:
    return site.url + file.relative_to(site.folder).as_posix().removesuffix("index.html")


def target(site: Site, url: str) -> Path | None:
    """The file that an address below the site leads to, if there is one."""
    path = unquote(url.partition("#")[0].partition("?")[0].removeprefix(site.url))
    file = site.folder / path
    file = file / "index.html" if not path or path.endswith("/") else file
    return file if file.is_file() else None


def broken(site: Site, url: str) -> str | None:
    """What is wrong with an address, or nothing."""
    file = target(site, url)
    if not file:
        return "no such file"
    anchor = unquote(urlsplit(url).fragment)
    if anchor and not anchor.startswith(":~:") and anchor not in parsed(file).ids:
        return "no such anchor"
    return None


def html_files(site: Site) -> list[Path]:
    return sorted(site.folder.rglob("*.html"))


def internal_links(site: Site, file: Path) -> set[str]:
    here = address_of(site, file)
    host = "{0.scheme}://{0.netloc}/".format(urlsplit(site.url))
    links = set()
    for element in parsed(file).elements:
        value = element.attributes.get(LINKS.get(element.tag, ""))
        if value is not None and (url := urljoin(here, value)).startswith(host):
            links.add(url)
    return links


def test_every_link_leads_to_a_file_and_an_anchor_below_the_path(site: Site) -> None:
    files = html_files(site)
    assert len(files) > len(KINDS)
    assert not {
        (address_of(site, file), url, "outside the path" if not url.startswith(site.url) else why)
        for file in files
        for url in internal_links(site, file)
        if not url.startswith(site.url) or (why := broken(site, url))
    }


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    for file in html_files(site):
        twice = [name for name, number in Counter(parsed(file).ids).items() if number > 1]
        assert not twice, address_of(site, file)


def test_every_page_can_be_reached_from_the_front_page(site: Site) -> None:
    seen, waiting = set(), [site.folder / "index.html"]
    while waiting:
        file = waiting.pop()
        if file in seen or file.suffix != ".html":
            continue
        seen.add(file)
        links = (target(site, url) for url in internal_links(site, file))
        waiting += [found for found in links if found]
    assert set(html_files(site)) - seen <= {site.folder / "404.html"}


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for file in html_files(site):
        for element in parsed(file).elements:
            if element.tag in ("script", "img", "source", "iframe") or (
                element.tag == "link"
                and element.attributes.get("rel") not in ("canonical", "alternate")
            ):
                where = element.attributes.get("src") or element.attributes.get("href") or ""
                assert not urlsplit(where).netloc, (address_of(site, file), where)


def test_every_claims_evidence_has_its_anchor(site: Site, catalog: dict[str, Any]) -> None:
    assert catalog["claims"]
    for claim in catalog["claims"]:
        article, _, name = claim["id"].partition("#")
        page = parsed(site.folder / f"articles/{article}/index.html")
        assert f"claim-{name}" in page.ids
        assert f"note-{name}" in page.ids
        assert claim["url"] == f"articles/{article}/#claim-{name}"


def test_every_address_in_the_data_leads_somewhere(site: Site, catalog: dict[str, Any]) -> None:
    urls = [row["url"] for rows in catalog.values() if isinstance(rows, list) for row in rows]
    urls += [mention["url"] for person in catalog["people"] for mention in person["mentions"]]
    assert not {(url, why) for url in urls if (why := broken(site, site.url + url))}
    assert (site.folder / "data" / catalog["$schema"]).is_file()


def test_the_sitemap_lists_every_page(site: Site) -> None:
    text = (site.folder / "sitemap.xml").read_text("utf-8")
    listed = {part.partition("</loc>")[0] for part in text.split("<loc>")[1:]}
    pages = {address_of(site, file) for file in html_files(site) if file.name == "index.html"}
    assert {unquote(url) for url in listed} == pages


def test_a_record_can_be_edited_where_it_lies(site: Site) -> None:
    def edits(path: str) -> list[str]:
        links = parsed(site.folder / path / "index.html").all("a")
        urls = [link.attributes.get("href", "") for link in links]
        return [url for url in urls if url.startswith(f"{REPOSITORY}/edit/")]

    for folder in ("articles", "people", "topics", "outlets", "questions"):
        for file in sorted((site.folder / folder).glob("*/index.html")):
            slug = file.parent.name
            edit = f"{REPOSITORY}/edit/main/docs/{folder}/{slug}.md"
            there = (site.folder.parent / f"docs/{folder}/{slug}.md").is_file()
            assert list(map(unquote, edits(f"{folder}/{slug}"))) == ([edit] if there else [])
    assert edits("claims") == []
