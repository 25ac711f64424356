"""What all tests share.

The process that only hands the tests out to others loads this file too: what the fixtures need is imported when they are made.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from sourcebook.catalog.catalog import Catalog
    from sourcebook.reading.readings import Readings

# Nothing that is imported is garbage: the collector need not look at it each time.
gc.disable()

# The same examples on every run; «make unit» asks for fewer of them.
settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("suite"), max_examples=20)
settings.load_profile("suite")

# Tests write a hundred thousand files, so they do it in memory where a system offers much of it and runs programs there.
with suppress(OSError):
    memory = os.statvfs("/dev/shm")
    if memory.f_bavail * memory.f_frsize > 4 << 30 and not memory.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

collect_ignore = ["cases", "corpus", "golden"]

LONG = ("browser", "site", "slow")
"""The marks of the tests that take long; the more of them, the longer."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="take the compiled pages over into tests/golden/",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where workers share the tests, begin with the files that take long, so that none is left to one worker at the end."""
    if not hasattr(config, "workerinput"):
        return
    tests, marks = Counter[Path](), Counter[Path]()
    for item in items:
        tests[item.path] += 1
        own = sum(item.get_closest_marker(mark) is not None for mark in LONG)
        marks[item.path] = max(marks[item.path], own)
    items.sort(key=lambda item: (-marks[item.path], -tests[item.path]))


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The made-up collection, linked. It is frozen, so all tests may look at one."""
    from .project import corpus_catalog

    return corpus_catalog()


@pytest.fixture(scope="session")
def readings(catalog: Catalog) -> Readings:
    """What follows from the made-up collection."""
    from sourcebook.reading.readings import Readings

    return Readings(catalog)


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of one run of the tests have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def finished(common: Path) -> Path:
    """The made-up collection with its site built. Tests look at it, or work on a copy."""
    from .building import built, made_once, site_project

    place = made_once(common / "finished", lambda place: built(site_project(place)))
    return place / "project"


@pytest.fixture(scope="session")
def hostile(common: Path) -> Path:
    """A collection full of what means harm, with its site built."""
    from .building import made_once
    from .site.hostile import build_hostile

    return made_once(common / "hostile", build_hostile) / "project"


@pytest.fixture(scope="session")
def languages(common: Path) -> Path:
    """The made-up collection with articles in Arabic, Urdu and French, with its site built."""
    from .building import built, configure, made_once
    from .project import CASES, make_project

    def make(place: Path) -> None:
        root = make_project(place, CASES / "languages")
        configure(root)
        built(root)

    return made_once(common / "languages", make) / "project"


@pytest.fixture(scope="session")
def workplace(common: Path) -> Path:
    """Where the tutorial was followed, from the wheel to a site."""
    from .building import made_once
    from .collection.workplace import follow_tutorial

    return made_once(common / "workplace", follow_tutorial)


@pytest.fixture
def copy(finished: Path, tmp_path: Path) -> Path:
    return shutil.copytree(finished, tmp_path / "copy")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from .chromium import chromium

    with chromium() as started:
        yield started
