"""A build may be killed at any moment: the site is the old one or the new one, and the next build makes good."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from ..building import PAGES, difference, edit, files_of, site_project
from ..killing import finish, kill

pytestmark = [pytest.mark.site, pytest.mark.slow]

KILLS = 50
OUTLET = "docs/outlets/ellery-courier.md"
NAMES = ["Ellery Courier", "Ellery Courant", "Ellery Herald"]
"""An outlet's name stands on many pages. Each name is built from nothing, to know what a site must be."""

BUILD = ["build"]


def call_it(root: Path, name: str) -> None:
    """Give the outlet a name, in the record and for every page in its header."""
    now = next(one for one in NAMES if f"name: {one}\n" in (root / OUTLET).read_text("utf-8"))
    edit(root, OUTLET, f"name: {now}\n", f"name: {name}\n")
    settings = root / "mkdocs.yml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if "site_name" not in line]
    settings.write_text("\n".join([*lines, f"site_name: {name}", ""]), "utf-8")


def made(root: Path) -> dict[str, bytes]:
    """The compiled pages and the site, and what else lies beside them that should not."""
    beside = {path.name: b"" for path in root.iterdir()}
    pages = {f"{PAGES}/{path}": data for path, data in files_of(root / PAGES).items()}
    return beside | pages | site_of(root)


def site_of(root: Path) -> dict[str, bytes]:
    return {f"site/{path}": data for path, data in files_of(root / "site").items()}


def nearest(sites: Mapping[str, dict[str, bytes]], found: dict[str, bytes]) -> str:
    """What stands otherwise than in the site that is most like it; empty where it is one of them."""
    return min((difference(site, found) for site in sites.values()), key=len)


def test_killed_at_any_moment_a_build_leaves_one_site_and_the_next_one_repairs(
    tmp_path: Path,
) -> None:
    r = Random(7)
    whole: dict[str, dict[str, bytes]] = {}
    for name in NAMES:
        fresh = site_project(tmp_path / name)
        call_it(fresh, name)
        finish(BUILD, fresh)
        whole[name] = made(fresh)
        assert sum(name.encode() in data for data in whole[name].values()) > 50
    sites = {
        name: {path: data for path, data in one.items() if path.startswith("site/")}
        for name, one in whole.items()
    }
    root, name = tmp_path / NAMES[0] / "project", NAMES[1]
    call_it(root, name)
    seconds, old = finish(BUILD, root), name
    for number in range(1, KILLS + 1):
        name = r.choice([one for one in NAMES if one != name])
        call_it(root, name)
        moment = r.uniform(0, 1) * seconds
        kill(BUILD, root, moment)
        where = f"Kill {number}, {moment:.2f} s into a build of about {seconds:.2f} s"
        if differs := nearest({one: sites[one] for one in (old, name)}, site_of(root)):
            pytest.fail(f"{where}, left neither site whole:\n{differs}", pytrace=False)
        if site_of(root) == sites[name]:
            old = name
        # Most often the next build is killed too, on top of what this one left.
        if number % 10 == 0:
            finish(BUILD, root)
            old = name
            if differs := difference(whole[name], made(root)):
                pytest.fail(f"{where}: the next build did not repair:\n{differs}", pytrace=False)
