"""``datapackage.json``: what files there are, and what stands in every field of every table (Frictionless Data Package)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from .fields import CHANGES, FORMAT, Field, Table, iri, tables

_DESCRIPTION = (
    "The whole collection to download: tables, a database, linked data, annotations and citations."
)
_MEDIA_TYPES = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ris": "application/x-research-info-systems",
    ".sqlite": "application/vnd.sqlite3",
}
_ABOUT = {
    f"{name}.schema.json": (f"Schema of the {name}", f"JSON Schema of {name}.json")
    for name in ("catalog", "passages", "utterances")
} | {
    "sourcebook.sqlite": ("SQLite", "All tables in one database, with full-text search"),
    "catalog.json": ("Catalog", "All records, linked, with the origins behind every answer"),
    "catalog.jsonld": ("Linked data", "Records and claims in terms of schema.org and CiTO"),
    "annotations.json": ("Annotations", "All evidence as W3C annotations of the seeds"),
    "passages.json": ("Passages", "What any two articles share word for word"),
    "utterances.json": ("Utterances", "What several articles quote, and how each cuts it"),
    "articles.bib": ("BibTeX", "The articles for LaTeX and programs for references"),
    "articles.ris": ("RIS", "The articles for Zotero, EndNote and other programs for references"),
    "articles.csl.json": ("CSL-JSON", "The articles for citation processors"),
}


@dataclass(frozen=True)
class Publication:
    """What a collection is called, the address of its site, and the licence of its data; the latter two may be empty."""

    title: str = "Sourcebook"
    site: str = ""
    license: str = ""

    @property
    def root(self) -> str:
        """The address of the site's root, with a slash at its end."""
        return self.site and self.site.rstrip("/") + "/"


UNNAMED = Publication()


def datapackage(sizes: Mapping[str, int], rows: Mapping[str, int], of: Publication) -> bytes:
    """The description of files of these sizes in bytes, those of tables with so many rows."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "sourcebook",
        "title": of.title,
        "description": _DESCRIPTION,
        **({"homepage": of.site} if of.site else {}),
        **({"licenses": [{"name": of.license}]} if of.license else {}),
        "version": FORMAT,
        "changes": [{"version": version, "description": what} for version, what in CHANGES],
        "resources": [_resource(name, size, rows) for name, size in sizes.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str, size: int, rows: Mapping[str, int]) -> dict[str, Any]:
    path = PurePosixPath(name)
    table = tables()[path.stem] if path.suffix == ".csv" else None
    title, description = (table.label, table.description) if table else _ABOUT[name]
    return {
        "name": path.stem if table else name.replace(".", "-"),
        "path": name,
        "title": title,
        "description": description,
        "format": path.suffix[1:],
        "mediatype": _MEDIA_TYPES[path.suffix],
        "encoding": "utf-8",
        "bytes": size,
        # The library of Frictionless guesses from names, unless told, that some file is a catalog or a schema of its own.
        "type": "table" if table else "file",
        **({"rows": rows[table.name], "schema": _schema(table)} if table else {}),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [field.name],
            "reference": {
                "resource": "" if field.refers == table.name else field.refers,
                "fields": tables()[field.refers].key,
            },
        }
        for field in table.fields
        if field.refers
    ]
    return {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": table.key,
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.label,
        "description": field.description,
        "type": "string" if field.type == "uri" else field.type,
        **({"format": "uri"} if field.type == "uri" else {}),
        **({"rdfType": iri(field.terms[0])} if field.terms else {}),
    }
