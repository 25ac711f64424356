"""All data files of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..cache import many_objects
from ..reading.readings import Readings
from ..records.model import PublishText
from .annotations import annotations_json
from .bibtex import bibtex
from .catalog_json import SCHEMA_FILE, catalog_files, catalog_of, catalog_schema
from .catalog_jsonld import catalog_jsonld
from .catalog_rows import CatalogFile
from .citations import citations
from .csl_json import csl_json
from .csv_files import csv_files
from .datapackage import datapackage, listed
from .passages_json import passages_json, reading_schemas, utterances_json
from .ris import ris
from .sqlite_file import sqlite_file
from .tables import rows_of

Files = Iterator[tuple[str, Sequence[bytes]]]
"""Files by their paths below the site's root, and their bytes in pieces."""


def data_files(
    readings: Readings, publish_text: PublishText, title: str = "Sourcebook", site: str = ""
) -> Files:
    """Every file of the data. The collection has a ``title``; addresses are absolute if its ``site`` has one."""
    with many_objects():
        catalog = catalog_of(readings)
    yield from catalog_files(catalog)
    site = site and site.rstrip("/") + "/"
    files = []
    for path, pieces in _files(readings, catalog, publish_text, site):
        files.append(listed(path.removeprefix("data/"), pieces))
        yield path, pieces
    yield "data/datapackage.json", [datapackage(files, title, site)]


def _files(readings: Readings, catalog: CatalogFile, publish_text: PublishText, site: str) -> Files:
    """The files that hold the whole collection."""
    yield "data/passages.json", list(passages_json(readings, publish_text))
    yield "data/utterances.json", list(utterances_json(readings, publish_text))
    for name, schema in {SCHEMA_FILE: catalog_schema(), **reading_schemas()}.items():
        yield f"data/{name}", [schema]
    with many_objects():
        rows = rows_of(catalog, readings)
    base = site or "../"
    yield from csv_files(rows)
    yield "data/sourcebook.sqlite", sqlite_file(rows)
    yield "data/catalog.jsonld", list(catalog_jsonld(rows, base))
    yield "data/annotations.json", list(annotations_json(readings, rows, publish_text, base))
    cited = list(citations(catalog, site))
    yield "data/articles.bib", list(bibtex(cited))
    yield "data/articles.ris", list(ris(cited))
    yield "data/articles.csl.json", list(csl_json(cited))
