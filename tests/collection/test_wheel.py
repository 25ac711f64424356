"""The wheel works by itself, and so does the tutorial with it: from nothing to a published site.

Nothing is downloaded but what builds the wheel: the programs see the libraries of the tests' own environment. ``python -m
tests.collection.tutorial`` prints the script that runs on a clean machine too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from sysconfig import get_path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from sourcebook.collection.founding import make_collection
from sourcebook.collection.machine_files import LIST
from sourcebook.collection.wheel import wheel

from ..browser.axe import violations
from ..browser.conftest import Site, page_kinds
from ..building import differing, files_of
from ..html_page import HtmlPage
from ..project import LIVE
from ..site.serving import free_port, published
from .tutorial import script

pytestmark = [pytest.mark.site, pytest.mark.slow]

PATH = "some/path"


def run(*command: str | Path, within: Path, **environment: str) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=within, env=environment or None, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, as the usual tools build it, and an environment in which nothing else is installed."""
    place = tmp_path_factory.mktemp("workplace")
    source = place / "source"
    shutil.copytree(
        LIVE / "sourcebook", source / "sourcebook", ignore=shutil.ignore_patterns("*.pyc")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(LIVE / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", place, source, within=place)
    venv.create(place / "venv")
    (package,) = place.glob("*.whl")
    run(*pip, "--python", place / "venv", "install", "--no-deps", package, within=place)
    libraries = place / "libraries"
    libraries.mkdir()
    for one in Path(get_path("purelib")).iterdir():
        if not one.name.startswith(("sourcebook", "__editable__", "_", "pip", "setuptools")):
            (libraries / one.name).symlink_to(one)
    return place


@pytest.fixture(scope="module")
def surroundings(workplace: Path) -> Mapping[str, str]:
    """The variables of an environment that knows the wheel, has its libraries at hand, and takes a folder for GitHub."""
    return {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("GIT", "PIP"))
        },
        "PATH": f"{workplace / 'venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(workplace / "libraries"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PORT": str(free_port()),
        "BROWSER": "true",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{workplace}/github/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/YOU/",
        **{
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
        },
    }


@pytest.fixture(scope="module")
def site(workplace: Path, surroundings: Mapping[str, str]) -> Iterator[Site]:
    """The site that comes of following the tutorial, and then of the steps of the workflow in a clone of what was pushed."""
    pushed = workplace / "github/night-ferry.git"
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", pushed, within=workplace)
    (workplace / "work").mkdir()
    run("bash", "-c", script(), within=workplace / "work", **surroundings)
    run("git", "clone", "--quiet", pushed, workplace / "clone", within=workplace, **surroundings)
    clone = workplace / "clone"
    port = free_port()
    url = f"http://127.0.0.1:{port}/{PATH}/"
    addresses = {"SITE_URL": url, "REPO_URL": "https://github.com/YOU/night-ferry"}
    for step in steps_of(clone, "build"):
        run("bash", "-c", step, within=clone, **surroundings, **addresses)
    with published(clone / "site", PATH, port):
        yield Site(clone / "site", url)


def steps_of(collection: Path, job: str) -> list[str]:
    """What a job of the workflow runs."""
    workflow = yaml.safe_load((collection / ".github/workflows/site.yml").read_text("utf-8"))
    return [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step]


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
    workplace: Path, surroundings: Mapping[str, str]
) -> None:
    run("sourcebook", "init", "one", "--title", "A", within=workplace, **surroundings)
    here = files_of(make_collection(workplace / "two", "A", "en"))
    own = f".sourcebook/{wheel()[0]}"
    assert differing(here, files_of(workplace / "one")) <= {own, LIST}
    run("sha256sum", "--check", "--strict", LIST, within=workplace / "one")


def test_mkdocs_builds_a_collection_as_everywhere(
    workplace: Path, surroundings: Mapping[str, str]
) -> None:
    run("sourcebook", "init", "three", "--title", "A", within=workplace, **surroundings)
    root, python = workplace / "three", workplace / "venv/bin/python"
    run(python, "-m", "mkdocs", "build", "--strict", within=root, **surroundings)
    by_mkdocs = files_of(root / "site")
    run(python, "build_site.py", "build", "--strict", within=root, **surroundings)
    assert differing(by_mkdocs, files_of(root / "site")) == set()


def test_the_tutorial_ends_in_a_site_with_three_articles_that_disagree(site: Site) -> None:
    home = HtmlPage((site.folder / "index.html").read_text("utf-8"))
    assert "What they disagree on" in home.text
    assert "Island Voice rests on Harbour Gazette" in home.text
    question = site.folder / "questions/what-does-the-night-ferry-cost/index.html"
    text = HtmlPage(question.read_text("utf-8")).text
    assert "2 answers from 3 articles, 2 independent origins" in " ".join(text.split())


@pytest.mark.browser
def test_every_page_of_it_is_in_order(site: Site, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for kind, path in page_kinds(site).items():
            page.goto(site.url + path)
            expect(page.locator("h1")).to_have_count(1)
            assert violations(page) == [], kind
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, kind
        assert said == []
