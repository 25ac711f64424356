"""Building the made-up collection as a site, in a folder of its own."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from filelock import FileLock

from sourcebook.pages import Settings
from sourcebook.problem import ProblemsFound
from sourcebook.progress import silent
from sourcebook.project import Changes, compile_site, examine, settings_from
from sourcebook.site.rendering import SiteBuild

from .project import LIVE, make_project

PAGES = "build/pages"


def site_project(place: Path, **extra: str) -> Path:
    """A copy of the collection that MkDocs can build, with ``extra`` for settings."""
    root = make_project(place)
    configure(root, **extra)
    return root


def configure(root: Path, **extra: str) -> None:
    """Give a project a ``mkdocs.yml`` with the live settings."""
    settings = {"INHERIT": str(LIVE / "mkdocs.yml"), "extra": extra}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def compiled(root: Path, **extra: object) -> Changes:
    """Compile a project's pages. Raises ProblemsFound where it has errors."""
    return compile_site(examine(root), settings_from(extra) if extra else Settings())


def build_of(root: Path) -> SiteBuild:
    """A build of a project, warnings being errors."""
    return SiteBuild(root, strict=True, jobs=1, tell=silent)


def built(root: Path) -> Path:
    """Build a project's whole site, warnings being errors. Returns the site's folder."""
    build = build_of(root)
    outcome = build.compile()
    if outcome.compiled is None:
        raise ProblemsFound(outcome.problems)
    return build.render(outcome)


def made_once(place: Path, make: Callable[[Path], object]) -> Path:
    """A folder that whichever of the tests' processes comes first makes, and the others find made."""
    done = place.with_name(f"{place.name}.done")
    with FileLock(place.with_name(f"{place.name}.lock")):
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            make(place)
            done.touch()
    return place


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path -> bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The paths that stand in one only, or with other bytes."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def apart(paths: Iterable[str]) -> set[str]:
    """Those paths that are not of the data on the whole collection, of which any change of a record changes most."""
    return {path for path in paths if not re.fullmatch("data/[^/]+", path)}


def difference(expected: Mapping[str, bytes], found: Mapping[str, bytes], most: int = 5) -> str:
    """What stands otherwise than expected, file by file, for people to read; empty where nothing does."""
    paths = sorted(differing(expected, found))
    told = [f"{len(paths)} files differ."] if paths else []
    for path in paths[:most]:
        if path not in found or path not in expected:
            told.append(f"{path} is {'missing' if path in expected else 'too many'}.")
            continue
        sides = (one[path].decode("utf-8", "replace").splitlines() for one in (expected, found))
        lines = difflib.unified_diff(*sides, f"{path} expected", f"{path} found", "", "", 0, "")
        told += [line[:300] for line in islice(lines, 20)]
    return "\n".join(told + paths[most : 4 * most])


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace words that stand exactly once in a file."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def pages(*paths: str) -> set[str]:
    """Compiled pages, named without «.md»."""
    return {f"{path}.md" for path in paths}
