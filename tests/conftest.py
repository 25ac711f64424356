"""What all tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from sourcebook.catalog.catalog import Catalog
from sourcebook.reading.readings import Readings

from .building import built, site_project
from .chromium import chromium
from .project import corpus_catalog

# The same examples on every run, and few: the unit tests stay under ten seconds.
settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="take the compiled pages over into tests/golden/",
    )


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The made-up collection, linked. It is frozen, so all tests may look at one."""
    return corpus_catalog()


@pytest.fixture(scope="session")
def readings(catalog: Catalog) -> Readings:
    """What follows from the made-up collection."""
    return Readings(catalog)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up collection with its site built. Tests look at it, or work on a copy."""
    root = site_project(tmp_path_factory.mktemp("finished"))
    built(root)
    return root


@pytest.fixture
def copy(finished: Path, tmp_path: Path) -> Path:
    return shutil.copytree(finished, tmp_path / "copy")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started
