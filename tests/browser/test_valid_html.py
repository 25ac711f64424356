"""The pages of a built site are valid HTML, by the Nu Html Checker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from ..collection.workplace import CLONE
from ..project import LIVE
from .conftest import Site, live

pytestmark = pytest.mark.browser

ORDERS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m"]
"""A short run on one core; the checker's schema wants a deep stack."""
SAID_OF_FILES = "Content Security Policy"
"""A file has no origin, so that what stands beside it is not the site's own; the browser knows better."""


def checker() -> list[str]:
    """The command. Without it the test fails: a test that is skipped proves nothing."""
    jar, java = Path(os.environ.get("VNU_JAR") or LIVE / ".venv/vnu.jar"), shutil.which("java")
    if not java or not jar.is_file():
        pytest.fail(f"There is no Java, or no {jar}. «.ci/nu» brings both.", pytrace=False)
    return [java, *ORDERS, "-jar", str(jar), "--format", "json"]


def said(files: Iterable[Path]) -> list[str]:
    """What the checker says of pages, warnings too."""
    done = subprocess.run([*checker(), *map(str, files)], capture_output=True, check=False)
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')!r}"
        for one in json.loads(done.stderr)["messages"]
        if SAID_OF_FILES not in one["message"]
    ]


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>A</title><p><section>b</p>")
    assert any("No “p” element in scope" in line for line in said([page]))


@live
def test_every_page_is_valid(site: Site, finished: Path, workplace: Path) -> None:
    folders = (site.folder, finished / "site", workplace / CLONE / "site")
    pages = [page for folder in folders for page in folder.rglob("*.html")]
    assert len(pages) > 200
    assert said(pages) == []
