"""What all rows of the data files have in common."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..catalog.catalog import Reference, ReferenceKind


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReferenceRow(Row):
    """What a name leads to: the kind of its record and the slug, which is null for people whom nobody names."""

    name: str
    kind: ReferenceKind
    slug: str | None


def reference_row(reference: Reference) -> ReferenceRow:
    return ReferenceRow(name=reference.label, kind=reference.kind, slug=reference.slug)


def dumped(value: Any) -> str:
    """A data file's text."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: type[Row]) -> str:
    """The JSON Schema of a data file, which may name its schema."""
    schema = kind.model_json_schema(mode="serialization")
    schema["properties"]["$schema"] = {"type": "string"}
    return dumped({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
