"""Records and claims as linked data, in the terms of schema.org, Dublin Core and CiTO: the whole catalog, or what a page is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from .addresses import claim_url, record_url
from .fields import VOCABULARIES, Field, Table, tables
from .tables import Rows, Value

Node = dict[str, Any]
Address = Callable[[str], str]

_OURS = "schema"
CONTEXT = {"@vocab": VOCABULARIES[_OURS]} | {
    prefix: iri for prefix, iri in VOCABULARIES.items() if prefix != _OURS
}
"""What the terms mean: those without a prefix are schema.org's."""


def catalog_jsonld(rows: Rows, base: str) -> Iterator[bytes]:
    """``catalog.jsonld``, a line for each record and claim; ``base`` is the address of the site's root."""
    yield (json.dumps({"@context": CONTEXT})[:-1] + ', "@graph": [').encode()
    for number, node in enumerate(nodes_of(rows, base.__add__)):
        yield b",\n" if number else b"\n"
        yield to_json(node)
    yield b"\n]}\n"


def nodes_of(rows: Rows, seen: Address) -> Iterable[Node]:
    """A node for each record and each claim that the rows hold. ``seen`` gives an address below the site's root as it is written."""
    nodes: dict[tuple[str, Value], Node] = {}
    for table in tables().values():
        for row in rows.get(table.name, ()) if table.has_pages else ():
            node = {"@id": seen(str(row[-1])), "@type": _short(table.term)}
            nodes[table.name, row[0]] = node
            _say(node, table.fields, row, seen)
    for table in tables().values():
        if table.term and not table.has_pages:
            _relate(table, rows, nodes, seen)
    return nodes.values()


def _relate(table: Table, rows: Rows, nodes: dict[tuple[str, Value], Node], seen: Address) -> None:
    """Say of records what a table has on them: a value, or what all fields say together. A relation between claims is a term itself."""
    owner, told = table.fields[0], table.fields[1:]
    whole = any(field.terms and field.terms[0] != table.term for field in told)
    for row in rows.get(table.name, ()):
        node = nodes[owner.refers or table.name, row[0]]
        if table.name == "claim_relations":
            _add(node, f"cito:{row[1]}", {"@id": _address("claims", row[2], seen)})
        elif whole:
            part: Node = {}
            _say(part, told, row[1:], seen)
            _add(node, _short(table.term), part)
        else:
            _say(node, told, row[1:], seen)


def _say(node: Node, fields: tuple[Field, ...], row: tuple[Value, ...], seen: Address) -> None:
    for field, value in zip(fields, row, strict=True):
        if field.terms and value is not None:
            shown: Any = value
            if field.refers:
                shown = {"@id": _address(field.refers, value, seen)}
            elif field.type == "uri":
                shown = {"@id": value}
            _add(node, _short(field.terms[0]), shown)


def _address(table: str, key: Value, seen: Address) -> str:
    return seen(claim_url(str(key)) if table == "claims" else record_url(table, str(key)))


def _short(term: str) -> str:
    return term.removeprefix(f"{_OURS}:")


def _add(node: Node, term: str, value: Any) -> None:
    known = node.setdefault(term, value)
    if known is not value:
        node[term] = [*known, value] if isinstance(known, list) else [known, value]
