"""``datapackage.json``: what files there are, and what stands in every field of every table (Frictionless Data Package)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from .fields import CHANGES, FORMAT, Field, Table, iri, tables

MEDIA_TYPES = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ris": "application/x-research-info-systems",
    ".sqlite": "application/vnd.sqlite3",
}


@dataclass(frozen=True)
class Listed:
    """A data file: its name, its size and its checksum."""

    name: str
    bytes: int
    hash: str


def listed(name: str, pieces: Iterable[bytes]) -> Listed:
    checksum, size = sha256(), 0
    for piece in pieces:
        checksum.update(piece)
        size += len(piece)
    return Listed(name, size, f"sha256:{checksum.hexdigest()}")


def datapackage(files: Iterable[Listed], title: str, site: str) -> bytes:
    """The description of these files, of a collection of this ``title``."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "sourcebook",
        "title": title,
        **({"homepage": site} if site else {}),
        "version": FORMAT,
        "changes": [{"version": version, "description": what} for version, what in CHANGES],
        "resources": [_resource(file) for file in files],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(file: Listed) -> dict[str, Any]:
    path = PurePosixPath(file.name)
    table = tables().get(path.stem) if path.suffix == ".csv" else None
    about = {
        "name": path.stem if table else file.name.replace(".", "-").lower(),
        "path": file.name,
        "format": path.suffix[1:],
        "mediatype": MEDIA_TYPES[path.suffix],
        "bytes": file.bytes,
        "hash": file.hash,
    }
    if table:
        about |= {
            "type": "table",
            "title": table.label,
            "description": table.description,
            "encoding": "utf-8",
            "schema": _schema(table),
        }
    return about


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
