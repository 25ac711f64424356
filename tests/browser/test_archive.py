"""A site that was packed reads from the disk: every link leads to a file, and nothing is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from sourcebook.cli import main
from sourcebook.site.archive import for_the_disk, pack

from ..html_page import HtmlPage
from .conftest import KINDS, Site, live

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handed on")
    assert pack(site.folder, folder / "story.zip")
    with ZipFile(folder / "story.zip") as archive:
        archive.extractall(folder)
    return folder / "story"


def files_named(page: Path) -> Iterator[Path]:
    for tag in HtmlPage(page.read_text("utf-8")).elements:
        named = tag.attributes.get("href" if tag.tag in ("a", "link") else "src")
        if named and not urlsplit(named).scheme:
            yield Path(unquote(urlsplit(urljoin(page.as_uri(), named)).path))


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    missing = {
        (page.relative_to(unpacked), named)
        for page in unpacked.rglob("*.html")
        for named in files_named(page)
        if not named.is_file()
    }
    assert not missing


@live
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_browser_misses_nothing(
    kinds: dict[str, str], unpacked: Path, page: Page, kind: str
) -> None:
    trouble: list[str] = []
    page.on("console", lambda said: trouble.append(said.text))
    page.on("requestfailed", lambda request: trouble.append(request.url))
    page.goto((unpacked / kinds[kind] / "index.html").as_uri())
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert trouble == []


def test_only_links_to_folders_change() -> None:
    html = '<a href="../a/#b">x</a> <a href="..">y</a> <a href="c.css">z</a> <a href="#d">w</a> <a href="https://a.b/c/">v</a>'
    assert for_the_disk(html.encode()).decode() == html.replace(
        "../a/#b", "../a/index.html#b"
    ).replace('".."', '"../index.html"')


def test_what_serves_the_web_alone_is_left_out_and_no_page_with_such_a_name(tmp_path: Path) -> None:
    pages = {"index.html", "sitemap-of-the-town/index.html"}
    for name in (*pages, "404.html", "robots.txt", "sitemap.xml", "sitemap-2.xml", "pagefind/a.js"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>")
    pack(tmp_path / "site", tmp_path / "story.zip")
    with ZipFile(tmp_path / "story.zip") as archive:
        assert set(archive.namelist()) == {f"story/{page}" for page in pages}


@live
def test_the_same_site_is_the_same_archive(site: Site, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        pack(site.folder, tmp_path / name / "site.zip")
    one, two = (tmp_path / name / "site.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_without_a_site_there_is_nothing_to_pack(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["zip", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert "There is no site yet" in result.output
