"""One change shows on exactly the pages concerned; without one, every build is the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ..building import (
    PAGES,
    apart,
    build_of,
    built,
    compiled,
    differing,
    edit,
    files_of,
    pages,
    site_project,
)
from ..project import make_project

pytestmark = pytest.mark.site

OUTLET = "docs/outlets/ellery-courier.md"
ARTICLE = "docs/articles/repair-bill.md"


def rename_outlet(root: Path) -> None:
    edit(root, OUTLET, "name: Ellery Courier", "name: Ellery Courant")
    edit(root, OUTLET, "aliases: [", "aliases: [Ellery Courier, ")


def pages_of(site: Path) -> dict[str, bytes]:
    """A site's files without the search index, whose files are named by their content."""
    return {p: data for p, data in files_of(site).items() if not p.startswith("pagefind/")}


def changed_by(
    root: Path, change: Callable[[Path], None]
) -> tuple[dict[str, bytes], dict[str, bytes], set[str]]:
    """The compiled pages before and after a change, and the paths that differ, those of the whole collection's data aside."""
    compiled(root)
    before = files_of(root / PAGES)
    change(root)
    compiled(root)
    after = files_of(root / PAGES)
    return before, after, apart(differing(before, after))


def test_an_outlets_new_name_stands_wherever_the_outlet_is_shown(tmp_path: Path) -> None:
    before, after, changed = changed_by(make_project(tmp_path), rename_outlet)
    showing = apart(path for path, data in before.items() if b"Ellery Courier" in data)
    assert changed == showing
    assert len(showing) > 15
    own = {"outlets/ellery-courier.md"} | {path for path in changed if path.startswith("data/")}
    for path in changed - own:
        named = after[path].replace(b"Ellery Courant", b"Ellery Courier")
        # A heading's anchor is made of its words.
        assert named.replace(b"ellery-courant", b"ellery-courier") == before[path]
    # What is left is what others wrote: a rights line, the words of an article, a curator's note.
    left = {path for path in changed - own if b"Ellery Courier" in after[path]}
    assert left == pages(
        "articles/repair-bill",
        "articles/salt-bridge-closed",
        "articles/ferry-gull-sails-again",
        "people/ilse-brandvik",
        "questions/repair-cost",
    )


def test_a_persons_new_alias_stands_on_the_persons_page(tmp_path: Path) -> None:
    def change(root: Path) -> None:
        edit(root, "docs/people/ada-thornquist.md", "[Mayor Thornquist]", "[Ada the Bold]")

    _, after, changed = changed_by(make_project(tmp_path), change)
    assert changed == {"people/ada-thornquist.md", "data/people/ada-thornquist.json"}
    assert b"Ada the Bold" in after["people/ada-thornquist.md"]


def test_a_new_alias_links_the_words_that_it_names(tmp_path: Path) -> None:
    def change(root: Path) -> None:
        edit(
            root,
            "docs/people/ilse-brandvik.md",
            "name: Ilse",
            "aliases: [the engineer]\nname: Ilse",
        )

    before, after, changed = changed_by(make_project(tmp_path), change)
    assert changed == {"data/people/ilse-brandvik.json"} | pages(
        "people/ilse-brandvik",
        "articles/repair-bill",
        "people/tomas-brandvik",  # who is now named in one paragraph with her
        "network",
    )
    link = b'class="sb-mention">the engineer</a>'
    assert link not in before["articles/repair-bill.md"]
    assert link in after["articles/repair-bill.md"]


def test_a_claims_new_speaker_stands_wherever_the_claim_is_shown(tmp_path: Path) -> None:
    def change(root: Path) -> None:
        edit(
            root,
            ARTICLE,
            "by: Tomas Brandvik\n    quote: “They",
            "by: Oren Calloway\n    quote: “They",
        )

    before, after, changed = changed_by(make_project(tmp_path), change)
    showing = pages(
        "articles/repair-bill",  # the note beside the passage
        "people/tomas-brandvik",  # who loses the statement
        "people/oren-calloway",  # who gains it
        "people/index",  # how many statements each has
        "questions/city-knew",
        "topics/port-ellery",
        "claims",
        "explore",
        "compare/index",  # who gives each answer
        "compare/ferry-gull-sails-again--repair-bill",
        "compare/ministry-weighs-a-tunnel--repair-bill",
        "compare/repair-bill--salt-bridge-closed",
        "network",
        "timeline",  # whose claims can be picked out
        "index",  # which has it for an example
    )
    others = {"articles/repair-bill/embed.html", "data/articles/repair-bill.json"}
    assert changed == showing | others
    claim = b"Tomas Brandvik says that the city knew"
    assert claim not in before["people/oren-calloway.md"]
    assert claim in after["people/oren-calloway.md"]


def html_of(page: str) -> str:
    """Where MkDocs puts a compiled page."""
    if not page.endswith(".md") or page.endswith("index.md"):
        return page.replace(".md", ".html")
    return page.removesuffix(".md") + "/index.html"


def test_two_builds_are_the_same_byte_for_byte(finished: Path, tmp_path: Path) -> None:
    sites = files_of(finished / "site"), files_of(built(site_project(tmp_path / "another place")))
    assert sites[0].keys() == sites[1].keys()
    assert differing(*sites) == set()
    assert any(path.endswith(".pf_meta") for path in sites[0])


def test_the_built_site_changes_where_its_pages_change(copy: Path, tmp_path: Path) -> None:
    before, compiled_before = files_of(copy / "site"), files_of(copy / PAGES)
    rename_outlet(copy)
    after = files_of(built(copy))
    changed = {html_of(path) for path in differing(compiled_before, files_of(copy / PAGES))}
    # The search index names its files by what they hold; the checksums are of all files.
    differs = {path for path in differing(before, after) if not path.startswith("pagefind/")}
    differs.remove("SHA256SUMS")
    assert differs == changed
    fresh = site_project(tmp_path / "fresh")
    rename_outlet(fresh)
    assert differing(files_of(built(fresh)), after) == set()


def test_a_site_whose_compiled_pages_are_of_another_state_is_built_again(tmp_path: Path) -> None:
    root = site_project(tmp_path)
    built(root)
    assert build_of(root).last
    edit(root, OUTLET, "name: Ellery Courier", "name: Ellery Courant")
    compiled(root)  # And then the build was killed, and the change taken back.
    edit(root, OUTLET, "name: Ellery Courant", "name: Ellery Courier")
    assert not build_of(root).last
