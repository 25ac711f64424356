"""The tables of the data and their fields, read from ``fields.csv``: what each is called, holds, refers to and means elsewhere.

Every format is made from them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FORMAT = "1.2.0"
"""The version of the data's format. The first number changes where programs that read it must."""

CHANGES = (
    (
        "1.2.0",
        "Claims have first_article. In JSON-LD the terms of schema.org stand without a prefix, and an article isBasedOn its "
        "original, which was its url. Citations note what was inferred.",
    ),
    (
        "1.1.0",
        "Tables as CSV and SQLite, JSON-LD, annotations, citations and datapackage.json. In catalog.json articles have "
        "language, modified, accessed and rights.",
    ),
    ("1.0.0", "catalog.json, passages.json and utterances.json."),
)

VOCABULARIES = {
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
"""Where the terms come from, by their prefixes."""


@dataclass(frozen=True)
class Field:
    """A column of a table. ``type`` is string, integer or uri; ``refers`` the table of whose key it holds a value."""

    name: str
    type: str
    key: bool
    refers: str
    searched: bool
    terms: tuple[str, ...]
    """In Dublin Core and in schema.org or the like, the latter first."""
    label: str
    description: str


@dataclass(frozen=True)
class Table:
    """A table. Its term is a class where its rows have pages, else the property by which its rows belong to what they are of."""

    name: str
    term: str
    label: str
    description: str
    fields: tuple[Field, ...]

    @property
    def key(self) -> list[str]:
        return [field.name for field in self.fields if field.key]

    @property
    def has_pages(self) -> bool:
        """Whether each row has an address on the site, which is the last field."""
        return bool(self.term) and self.fields[-1].name == "url"

    @property
    def searched(self) -> list[str]:
        return [field.name for field in self.fields if field.searched]


@cache
def tables() -> Mapping[str, Table]:
    """All tables by their names."""
    text = (files(__package__) / "fields.csv").read_text("utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    heads = [line for line in lines if not line["field"]]
    return {
        head["table"]: Table(
            head["table"],
            head["schema_org"],
            head["label"],
            head["description"],
            tuple(
                _field(line) for line in lines if line["table"] == head["table"] and line["field"]
            ),
        )
        for head in heads
    }


def _field(line: Mapping[str, str]) -> Field:
    return Field(
        line["field"],
        line["type"],
        bool(line["key"]),
        line["refers"],
        bool(line["searched"]),
        tuple(term for term in (line["schema_org"], line["dublin_core"]) if term),
        line["label"],
        line["description"],
    )


def iri(term: str) -> str:
    """A term in full: ``schema:headline`` becomes ``https://schema.org/headline``."""
    prefix, _, name = term.partition(":")
    return VOCABULARIES[prefix] + name
