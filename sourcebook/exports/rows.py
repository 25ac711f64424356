"""What all rows of the data files have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ConfigDict

from .. import __version__
from ..catalog.catalog import Reference, ReferenceKind
from ..records.model.fields import Slim


class Row(Slim):
    model_config = ConfigDict(extra="forbid")


class ReferenceRow(Row):
    """What a name leads to: the kind of its record and the slug, which is null for people whom nobody names."""

    name: str
    kind: ReferenceKind
    slug: str | None


def reference_row(reference: Reference) -> ReferenceRow:
    return ReferenceRow(name=reference.label, kind=reference.kind, slug=reference.slug)


def lines_of(schema: str, lists: Mapping[str, Iterable[Row | bytes]]) -> Iterator[bytes]:
    """A data file, row by row: each row, or what was made of it, is a line, and none is made before it is written."""
    yield f'{{\n"$schema": "{schema}",\n"version": "{__version__}"'.encode()
    for name, rows in lists.items():
        yield f',\n"{name}": ['.encode()
        for number, row in enumerate(rows):
            yield b",\n" if number else b"\n"
            yield row if isinstance(row, bytes) else row.model_dump_json().encode()
        yield b"\n]"
    yield b"\n}\n"


def schema_of(kind: type[Row]) -> bytes:
    """The JSON Schema of a data file, which may name its schema."""
    schema = kind.model_json_schema(mode="serialization")
    schema["properties"]["$schema"] = {"type": "string"}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
