"""The wheel works by itself, and so does the tutorial with it: from nothing to a published site, which passes the suite in ``browser``.

``python -m tests.collection.tutorial`` prints the script that runs on a clean machine too.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sourcebook.collection.founding import make_collection
from sourcebook.collection.machine_files import LIST
from sourcebook.collection.wheel import wheel

from ..building import differing, files_of
from ..html_page import HtmlPage
from .workplace import CLONE, run, surroundings

pytestmark = [pytest.mark.site, pytest.mark.slow]


@pytest.fixture(scope="module")
def machine(workplace: Path) -> Mapping[str, str]:
    return surroundings(workplace)


def test_the_package_makes_the_same_wheel_of_itself(workplace: Path) -> None:
    (built,) = workplace.glob("*.whl")
    own = workplace / "own.whl"
    own.write_bytes(wheel()[1])
    theirs, ours = (zipfile.ZipFile(file) for file in (built, own))
    with theirs, ours:
        contents = ({n: one.read(n) for n in one.namelist()} for one in (theirs, ours))
        expected, found = map(told, contents)
        assert found == expected


def told(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a wheel holds, less what says who packed it, and the README in what it says of itself: that is as old as the environment."""
    packing = (".dist-info/WHEEL", ".dist-info/RECORD", ".dist-info/top_level.txt")
    return {
        name: data.partition(b"\n\n")[0] if name.endswith("METADATA") else data
        for name, data in contents.items()
        if not name.endswith(packing)
    }


def test_the_wheel_makes_the_same_collection_as_the_repository(
    workplace: Path, machine: Mapping[str, str]
) -> None:
    run("sourcebook", "init", "one", "--title", "A", within=workplace, **machine)
    here = files_of(make_collection(workplace / "two", "A", "en"))
    own = f".sourcebook/{wheel()[0]}"
    assert differing(here, files_of(workplace / "one")) <= {own, LIST}
    run("sha256sum", "--check", "--strict", LIST, within=workplace / "one")


def test_mkdocs_builds_a_collection_as_everywhere(
    workplace: Path, machine: Mapping[str, str]
) -> None:
    run("sourcebook", "init", "three", "--title", "A", within=workplace, **machine)
    root, python = workplace / "three", workplace / "venv/bin/python"
    run(python, "-m", "mkdocs", "build", "--strict", within=root, **machine)
    by_mkdocs = files_of(root / "site")
    run(python, "build_site.py", "build", "--strict", within=root, **machine)
    assert differing(by_mkdocs, files_of(root / "site")) == set()


def test_the_tutorial_ends_in_a_site_with_three_articles_that_disagree(workplace: Path) -> None:
    site = workplace / CLONE / "site"
    home = HtmlPage((site / "index.html").read_text("utf-8"))
    assert "What they disagree on" in home.text
    assert "Island Voice rests on Harbour Gazette" in home.text
    question = site / "questions/what-does-the-night-ferry-cost/index.html"
    text = HtmlPage(question.read_text("utf-8")).text
    assert "2 answers from 3 articles, 2 independent origins" in " ".join(text.split())
