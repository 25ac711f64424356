"""The compiled pages of the made-up collection, letter for letter as they lie in ``tests/golden/``.

To take over a change that is meant: ``pytest tests/test_golden.py --refresh-golden``, and read the difference.
"""

from __future__ import annotations

import difflib

import pytest

from sourcebook import rules
from sourcebook.pages import Settings, compile_pages
from sourcebook.reading.readings import Readings

from .project import TESTS

GOLDEN = TESTS / "golden"

# One page of each kind.
PAGES = [
    "articles/ferry-gull-sails-again.md",
    "articles/ferry-gull-sails-again/embed.html",
    "articles/index.md",
    "claims.md",
    "explore.md",
    "corrections.md",
    "compare/index.md",
    "compare/repair-bill--salt-bridge-closed.md",
    "guide/fields.md",
    "guide/rules/claim-id-twice.md",
    "guide/reading.md",
    "guide/rules/index.md",
    "index.md",
    "lineage.md",
    "network.md",
    "outlets/ellery-courier.md",
    "outlets/index.md",
    "people/ada-thornquist.md",
    "people/index.md",
    "people/oren-calloway.md",
    "questions/city-knew.md",
    "questions/index.md",
    "quotations.md",
    "timeline.md",
    "topics/index.md",
    "topics/salt-bridge.md",
]


@pytest.fixture(scope="module")
def compiled(readings: Readings) -> dict[str, str]:
    home = ("The Salt Bridge", "A made-up collection.")
    made = compile_pages(readings, Settings(), rules.all_rules(), home)
    return {page.path: page.text for page in made}


@pytest.mark.parametrize("path", PAGES)
def test_page_is_as_it_was(
    path: str, compiled: dict[str, str], request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / path
    if request.config.getoption("--refresh-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(compiled[path], encoding="utf-8", newline="\n")
    expected = golden.read_text("utf-8") if golden.exists() else ""
    if compiled[path] != expected:
        lines = difflib.unified_diff(
            expected.splitlines(),
            compiled[path].splitlines(),
            "golden",
            "compiled",
            lineterm="",
            n=1,
        )
        pytest.fail(
            f"{path} is compiled otherwise than tests/golden/{path} has it:\n"
            + "\n".join(lines)
            + "\nIf that is meant, run: pytest tests/test_golden.py --refresh-golden",
            pytrace=False,
        )


def test_every_golden_page_is_compared() -> None:
    there = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.*")}
    assert there == set(PAGES)


def test_one_page_of_each_kind_is_compared(compiled: dict[str, str]) -> None:
    def kind(path: str) -> str:
        folder, _, name = path.rpartition("/")
        if name == "embed.html":
            return name
        alone = folder == "" or name == ("fields.md" if folder == "guide" else "index.md")
        return f"{folder}/{name if alone else '*'}"

    assert {kind(path) for path in PAGES} == {kind(path) for path in compiled}
