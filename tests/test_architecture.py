"""Imports run one way, and in no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sourcebook"

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(layer.split())
    for layer in (
        "problem atomic jobs progress",
        "cache sha256sums",
        "seeds",
        "records",
        "catalog",
        "reading",
        "history",
        "pages exports rules drafting reporter",
        "compiling",
        "project",
        "editing",
        "site adding collection",
        "cli",
    )
)
"""From the ground up. A module may import what lies below it; of the neighbours in a layer none imports another."""

MKDOCS = "site"


def part_of(module: str) -> str:
    """The part of the package that a module belongs to: ``reading`` for ``sourcebook.reading.text.body``."""
    return (module.split(".") + [""])[1]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement within, in whatever block."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield child
            yield from statements(child)


def imports_of(source: str, module: str, is_package: bool) -> Iterator[str]:
    """The absolute names of all that a module imports, wherever in it the import stands."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*above, *([node.module] if node.module else [])])
            yield from (
                (f"{name}.{alias.name}" for alias in node.names) if not node.module else [name]
            )


@cache
def modules() -> Mapping[str, frozenset[str]]:
    """Every module of the package, and what it imports."""
    found = {}
    # What stands in there is laid into collections, and no module.
    for path in sorted(set(PACKAGE.rglob("*.py")) - set(PACKAGE.glob("collection/machine/*"))):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        found[module] = frozenset(imports_of(path.read_text("utf-8"), module, is_package))
    return found


def forbidden(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """The edges that run upwards or sideways, and the imports of MkDocs where nobody may know it."""
    height = {part: number for number, layer in enumerate(LAYERS) for part in layer}
    found = []
    for module, names in imports.items():
        part = part_of(module)
        if part and part not in height:
            found.append(f"{module} has no layer")
            continue
        for name in sorted(names):
            other = part_of(name)
            if name.split(".")[0] in ("mkdocs", "material") and part != MKDOCS:
                found.append(f"{module} → {name}")
            ours = name.split(".")[0] == "sourcebook" and part and other in height and part != other
            if ours and height[other] >= height[part]:
                found.append(f"{module} → {name}")
    return found


def circle(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Modules each of which imports the next, and the last the first; none where imports run in no circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_imports_run_one_way() -> None:
    assert forbidden(modules()) == []


def test_imports_run_in_no_circle() -> None:
    assert circle(modules()) == []


@pytest.mark.parametrize(
    ("module", "name", "ok"),
    [
        ("sourcebook.rules.claims", "sourcebook.catalog", True),
        ("sourcebook.rules.claims", "sourcebook.rules.names", True),
        ("sourcebook.cli", "sourcebook.problem", True),
        ("sourcebook.catalog", "sourcebook.rules", False),
        ("sourcebook.catalog", "sourcebook.reading.text.body", False),
        ("sourcebook.pages.person", "sourcebook.rules", False),
        ("sourcebook.exports.search", "sourcebook.pages.labels", False),
        ("sourcebook.problem", "sourcebook.records.strict", False),
        ("sourcebook.pages.person", "mkdocs.config", False),
        ("sourcebook.site.plugin", "mkdocs.config", True),
        ("sourcebook.helpers", "re", False),
    ],
)
def test_a_forbidden_edge_is_found(module: str, name: str, ok: bool) -> None:
    assert (forbidden({module: [name]}) == []) is ok


def test_a_circle_is_found() -> None:
    straight = {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}
    assert circle(straight) == []
    assert circle({**straight, "d": ["d"]}) == ["d", "d"]
    assert " ".join(circle({**straight, "c": ["a"]})) in ("a b c a", "b c a b", "c a b c")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import re, sourcebook.load", ["re", "sourcebook.load"]),
        ("from . import claims", ["sourcebook.rules.claims"]),
        ("from .claims import RULES", ["sourcebook.rules.claims"]),
        ("from .. import strict", ["sourcebook.strict"]),
        ("from ..reading.text import even", ["sourcebook.reading.text"]),
        ("def f():\n    from ..site import examine", ["sourcebook.site"]),
    ],
)
def test_imports_are_read_from_wherever_they_stand(source: str, names: list[str]) -> None:
    assert list(imports_of(source, "sourcebook.rules.names", is_package=False)) == names


def test_what_a_package_imports_is_below_itself() -> None:
    source = "from . import names\nfrom ..problem import Place"
    assert list(imports_of(source, "sourcebook.rules", is_package=True)) == [
        "sourcebook.rules.names",
        "sourcebook.problem",
    ]
