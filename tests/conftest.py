"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from sourcebook.catalog import Catalog
from sourcebook.reading.readings import Readings

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
