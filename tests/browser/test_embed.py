"""Claims within a page of another origin: the one that is meant, light, and without a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from ..html_page import HtmlPage
from ..site.serving import free_port, published
from .conftest import Site

pytestmark = pytest.mark.browser

FOR_A_CLAIM = 850
"""Bytes that a claim adds to the page, which itself has no more than this."""
FRAME = 1_500


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A site of somebody else, at another address."""
    with published(tmp_path, "blog", free_port()) as url:
        yield Blog(tmp_path, url)


@dataclass(frozen=True)
class Blog:
    folder: Path
    url: str

    def show(self, page: Page, code: str) -> None:
        """Show a page that has this code in it."""
        html = f"<!doctype html><title>Blog</title><p>Look:</p>{code}"
        (self.folder / "index.html").write_text(html, "utf-8")
        page.goto(self.url)


def test_the_code_beside_a_claim_shows_it_elsewhere(
    site: Site, page: Page, article: str, blog: Blog
) -> None:
    page.goto(article)
    note = page.locator(".sb-note").last
    note.locator("> summary").click()
    note.get_by_text("Cite or embed").click()
    code = note.locator("[data-frame]").inner_text()
    told = note.locator(".sb-note__text").inner_text()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    blog.show(page, code)
    shown = page.frame_locator("iframe").locator("article:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("h2")).to_have_text(told)
    expect(shown.locator("blockquote").first).to_be_visible()
    expect(shown.get_by_role("link").first).to_have_attribute("href", "./#" + code_anchor(code))
    assert {urlsplit(url).path.rpartition("/")[2] for url in asked} == {
        "", "embed.html", "embed.css",
    }  # fmt: skip
    assert {urlsplit(url).netloc for url in asked} == {
        urlsplit(address).netloc for address in (site.url, blog.url)
    }


def code_anchor(code: str) -> str:
    (frame,) = HtmlPage(code).all("iframe")
    return frame.attributes["src"].partition("#")[2]


def test_what_the_page_names_for_programs_shows_all_its_claims(
    site: Site, page: Page, article: str, blog: Blog
) -> None:
    head = HtmlPage(
        (site.folder / unquote(article.removeprefix(site.url)) / "index.html").read_text()
    )
    links = [e.attributes for e in head.all("link")]
    (named,) = (link["href"] for link in links if link.get("type") == "application/json+oembed")
    told = json.loads((site.folder / unquote(named.removeprefix(site.url))).read_text("utf-8"))
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["width"] > 0 < told["height"]
    blog.show(page, told["html"])
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=told["title"])).to_be_visible()
    expect(frame.locator("article:visible")).to_have_count(len(head_claims(head)))


def head_claims(page: HtmlPage) -> list[str]:
    return [name for name in page.ids if name.startswith("note-")]


def test_pages_to_embed_are_light_and_no_search_engine_lists_them(site: Site) -> None:
    files = sorted(site.folder.glob("articles/*/embed.html"))
    assert len(files) == len([f for f in site.folder.glob("articles/*/index.html") if is_record(f)])
    for file in files:
        page = HtmlPage(file.read_text("utf-8"))
        assert file.stat().st_size <= FRAME + FOR_A_CLAIM * len(page.all("article")), file
        assert page.all("script") == []
        assert "noindex" in [meta.attributes.get("content") for meta in page.all("meta")]
    assert "embed.html" not in (site.folder / "sitemap.xml").read_text("utf-8")


def is_record(file: Path) -> bool:
    return file.parent.name != "index"
