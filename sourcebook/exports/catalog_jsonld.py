"""The catalog as linked data: every record and claim in the terms of schema.org, Dublin Core and CiTO."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from .fields import VOCABULARIES, Field, Table, tables
from .tables import Rows, Value

_Node = dict[str, Any]


def catalog_jsonld(rows: Rows, base: str) -> Iterator[bytes]:
    """``catalog.jsonld``, a line for each record and claim; ``base`` is the address of the site's root."""
    nodes: dict[tuple[str, Value], _Node] = {}
    for table in tables().values():
        if table.has_pages:
            for row in rows[table.name]:
                nodes[table.name, row[0]] = {"@id": f"{base}{row[-1]}", "@type": table.term}
    for table in tables().values():
        if table.has_pages:
            for row in rows[table.name]:
                _say(nodes[table.name, row[0]], table.fields, row, nodes)
        elif table.term:
            _relate(table, rows, nodes)
    yield (json.dumps({"@context": VOCABULARIES})[:-1] + ', "@graph": [').encode()
    for number, node in enumerate(nodes.values()):
        yield b",\n" if number else b"\n"
        yield to_json(node)
    yield b"\n]}\n"


def _relate(table: Table, rows: Rows, nodes: dict[tuple[str, Value], _Node]) -> None:
    """Say of records what a table has on them: a value, or what all fields say together. A relation between claims is a term itself."""
    owner, told = table.fields[0], table.fields[1:]
    whole = any(field.terms and field.terms[0] != table.term for field in told)
    for row in rows[table.name]:
        node = nodes[owner.refers or table.name, row[0]]
        if table.name == "claim_relations":
            _add(node, f"cito:{row[1]}", {"@id": nodes["claims", row[2]]["@id"]})
        elif whole:
            part: _Node = {}
            _say(part, told, row[1:], nodes)
            _add(node, table.term, part)
        else:
            _say(node, told, row[1:], nodes)


def _say(
    node: _Node,
    fields: tuple[Field, ...],
    row: tuple[Value, ...],
    nodes: dict[tuple[str, Value], _Node],
) -> None:
    for field, value in zip(fields, row, strict=True):
        if field.terms and value is not None:
            shown: Any = value
            if field.refers:
                shown = {"@id": nodes[field.refers, value]["@id"]}
            elif field.type == "uri":
                shown = {"@id": value}
            _add(node, field.terms[0], shown)


def _add(node: _Node, term: str, value: Any) -> None:
    known = node.setdefault(term, value)
    if known is not value:
        node[term] = [*known, value] if isinstance(known, list) else [known, value]
