"""What a visit costs: a page loads what it shows, and the site ships nothing else."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Response

from .conftest import Site, fullest, live
from .test_links import address_of, html_files, parsed, target

pytestmark = pytest.mark.browser

FIRST_VISIT = 64_000
"""Bytes over the wire, compressed."""
AROUND_A_TEXT = 11_400
"""Bytes of a page's HTML that are not its text, what it says of itself to programs included."""

_LOADED = re.compile(r"""(?:from|import\(|url\()\s*["']?([^"')]+\.(?:js|css|svg|png|woff2))""")


@live
def test_a_first_visit_to_an_article_is_light(site: Site, browser: Browser) -> None:
    loaded: dict[str, int] = {}

    def weigh(response: Response) -> None:
        loaded[urlsplit(response.url).path] = len(gzip.compress(response.body(), 9))

    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("response", weigh)
        article = f"{site.url}articles/{fullest(site.folder / 'articles')}/"
        tab.goto(article)
        tab.wait_for_load_state("networkidle")
    assert sum(loaded.values()) <= FIRST_VISIT, loaded
    assert [path for path in loaded if path.endswith("/")] == [urlsplit(article).path], (
        "no other page"
    )


def test_the_frame_of_a_page_is_light(site: Site) -> None:
    for file in html_files(site):
        html = file.read_bytes()
        text = html.partition(b"<article")[2].rpartition(b"</article>")[0]
        assert len(html) - len(text) <= AROUND_A_TEXT, file


def named_in(site: Site, file: Path) -> Iterator[str]:
    """The addresses of what a page, a style sheet or a script loads."""
    if file.suffix == ".html":
        for element in parsed(file).elements:
            if element.tag in ("link", "script", "img"):
                yield element.attributes.get("src") or element.attributes.get("href") or ""
    elif file.suffix in (".css", ".js"):
        yield from _LOADED.findall(file.read_text("utf-8"))


def test_every_style_sheet_and_script_is_loaded_by_something(site: Site) -> None:
    waiting, loaded = html_files(site), set[Path]()
    while waiting:
        file = waiting.pop()
        for name in named_in(site, file):
            found = target(site, urljoin(address_of(site, file), name))
            if found and found not in loaded:
                loaded.add(found)
                waiting.append(found)
    shipped = {file for file in (site.folder / "assets").rglob("*") if file.is_file()}
    assert shipped <= loaded, shipped - loaded
