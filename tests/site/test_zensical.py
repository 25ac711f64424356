"""Zensical makes the same site of the same compiled pages: what differs is what the guide says."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.progress import silent
from sourcebook.site.zensical import ZensicalBuild

from ..building import files_of
from ..html_page import HtmlPage

pytestmark = pytest.mark.site

HEAD = ("title", "meta", "link", "script")


@pytest.fixture(scope="module", params=["finished", "hostile", "languages"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The site of a collection as MkDocs made it, and as Zensical does."""
    project: Path = request.getfixturevalue(request.param)
    root = shutil.copytree(project, tmp_path_factory.mktemp("zensical") / "project")
    build = ZensicalBuild(root, strict=False, jobs=1, tell=silent)
    return project / "site", build.render(build.compile())


def pages_of(site: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in files_of(site).items() if path.endswith(".html")}


def article_of(html: str) -> HtmlPage:
    """What stands in a page's article, without what only a hook of MkDocs can add: the list of its parts, the way to its record."""
    article = html.partition("<article")[2].rpartition("</article>")[0].partition(">")[2]
    article = re.sub(r'<nav class="sb-contents".*?</nav>', "", article, flags=re.DOTALL)
    return HtmlPage(re.sub(r'<a class="sb-edit".*?</a>', "", article, flags=re.DOTALL))


def elements(page: HtmlPage, *tags: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element, or those of some tags, with its attributes and its words: titles, links, anchors, marks, notes."""
    for element in page.elements:
        if not tags or element.tag in tags:
            addresses = {
                name: posixpath.normpath(value)
                for name, value in element.attributes.items()
                if name in ("href", "src") and "//" not in value
            }
            yield element.tag, element.attributes | addresses, element.text


def test_both_have_the_same_files(both: tuple[Path, Path]) -> None:
    one, other = (set(files_of(site)) for site in both)
    assert one == other


def test_every_page_says_the_same_with_the_same_links_anchors_marks_and_notes(
    both: tuple[Path, Path],
) -> None:
    one, other = map(pages_of, both)
    assert one.keys() == other.keys()
    for path, html in one.items():
        left, right = (list(elements(article_of(page))) for page in (html, other[path]))
        if path.startswith("notes/"):  # Of people's own, with addresses in HTML.
            left, right = ([one for one in some if one[0] != "img"] for some in (left, right))
        assert left == right, path


def test_every_page_has_the_same_title_description_styles_scripts_and_policy(
    both: tuple[Path, Path],
) -> None:
    one, other = map(pages_of, both)
    for path, html in one.items():
        left, right = (list(elements(HtmlPage(page), *HEAD)) for page in (html, other[path]))
        assert left == right, path


def test_without_zensical_the_build_says_what_to_install(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcebook.site.zensical.find_spec", lambda _: None)
    build = ZensicalBuild(copy, strict=False, jobs=1, tell=silent)
    with pytest.raises(RuntimeError, match="pip install zensical"):
        build.render(build.compile())
