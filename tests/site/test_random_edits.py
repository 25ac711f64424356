"""Whatever is edited, a build on top of earlier ones gives what a build from nothing gives, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random

import pytest
import yaml
from mkdocs.exceptions import Abort

from sourcebook.problem import ProblemsFound
from sourcebook.project import compile_site, examine, settings_from

from ..building import PAGES, built, difference, files_of, site_project
from ..forks import FORKS
from ..project import write
from .edits import edit_at_random

pytestmark = [pytest.mark.site, pytest.mark.slow]

STORIES, EDITS, WHOLE_SITE = 6, int(os.environ.get("EDITS", "10")), 5
"""How many collections are edited, how often each, and after how many edits the whole site is compared. ``EDITS=50`` makes
them 300, as before a release."""

Outcome = dict[str, bytes]
"""What came of a build: what was said, and every file that was made; none where there are errors."""


def pages_of(root: Path) -> Outcome:
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    examined = examine(root)
    try:
        compile_site(examined, settings_from(config["extra"], config.get("site_url", "")))
    except ProblemsFound as found:
        return said(found.problems)
    return said(examined.problems) | files_of(root / PAGES)


def site_of(root: Path) -> Outcome:
    try:
        return said([]) | files_of(built(root))
    except ProblemsFound as found:
        return said(found.problems)
    except Abort as stopped:
        return said([stopped])


def said(what: Iterable[object]) -> Outcome:
    return {"what was said": "\n".join(map(str, what)).encode()}


@pytest.fixture(scope="module")
def processes() -> Iterator[Pool]:
    """New processes, each for one build."""
    with FORKS.Pool(2, maxtasksperchild=1) as pool:
        yield pool


def state_of(root: Path) -> dict[str, bytes]:
    """Everything in a project that people write."""
    return {p: data for p, data in files_of(root).items() if not p.startswith(("build/", "site/"))}


def bring_to(root: Path, state: dict[str, bytes]) -> None:
    """Leave of what people write exactly this; what the build keeps stays."""
    now = state_of(root)
    for path in now.keys() - state.keys():
        (root / path).unlink()
    for path, data in state.items():
        if now.get(path) != data:
            write(root, path, data)


@pytest.mark.parametrize("story", range(STORIES))
def test_after_any_edits_a_build_is_the_one_from_nothing(
    story: int, tmp_path: Path, processes: Pool
) -> None:
    r = Random(story)
    root = site_project(tmp_path)
    if story % 2:  # Only a site that has an address has feeds, a sitemap and pictures.
        with (root / "mkdocs.yml").open("a") as settings:
            settings.write("site_url: https://example.org/story/\n")
    pages_of(root)
    sound = [state_of(root)]
    told: list[str] = []
    broken = False
    for number in range(1, EDITS + 1):
        # What is broken is mostly mended next; and sometimes people go back to what they had.
        if r.random() < (0.8 if broken else 0.08):
            bring_to(root, sound[-1] if broken else r.choice(sound))
            told.append("goes back to an earlier state")
        else:
            told.append(edit_at_random(root, r))
        state = state_of(root)
        fresh = tmp_path / f"from nothing {number}"
        bring_to(fresh, state)
        outcome: Callable[[Path], Outcome] = pages_of if number % WHOLE_SITE else site_of
        expected = processes.apply_async(outcome, (fresh,))
        # By turns as the preview does it, which goes on in its process, and as a build does in a new one.
        new = outcome is site_of or number % 3 == 0
        found = processes.apply(outcome, (root,)) if new else outcome(root)
        if differs := difference(expected.get(), found):
            pytest.fail(
                f"Story {story}, after edit {number} (the last ones: {'; '.join(told[-4:])}), built "
                f"{'in a new process' if new else 'in the same process'} on top of the earlier:\n{differs}",
                pytrace=False,
            )
        broken = len(found) == 1
        if not broken:
            sound.append(state)
    assert len(sound) > EDITS / 2, "most edits are errors, so little is shown"
