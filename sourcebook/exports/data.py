"""All data files of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..atomic import Buffer
from ..cache import many_objects
from ..reading.readings import Readings
from ..records.model import PublishText
from .annotations import annotations_json
from .bibtex import bibtex
from .catalog_json import SCHEMA_FILE, catalog_files, catalog_of, catalog_schema
from .catalog_jsonld import catalog_jsonld
from .citations import citations
from .csl_json import csl_json
from .csv_files import csv_files
from .datapackage import UNNAMED, Publication, datapackage
from .passages_json import passages_json, reading_schemas, utterances_json
from .ris import ris
from .sqlite_file import sqlite_file
from .tables import rows_of

Files = Iterator[tuple[str, Sequence[Buffer]]]
"""Files by their paths below the site's root, and their bytes in pieces."""


def data_files(
    readings: Readings, publish_text: PublishText, publication: Publication = UNNAMED
) -> Files:
    """Every file of the data. Addresses are absolute if the site has one."""
    sizes: dict[str, int] = {}
    counts: dict[str, int] = {}
    with many_objects():
        for path, pieces in _files(readings, publish_text, publication.root, counts):
            yield path, pieces
            if path.count("/") == 1:
                sizes[path.removeprefix("data/")] = sum(map(len, pieces))
    yield "data/datapackage.json", [datapackage(sizes, counts, publication)]


def _files(
    readings: Readings, publish_text: PublishText, site: str, counts: dict[str, int]
) -> Files:
    """The files of single records, then those that hold the whole collection. ``counts`` takes the numbers of rows."""
    catalog = catalog_of(readings)
    rows = rows_of(catalog, readings)
    counts |= {name: len(of_it) for name, of_it in rows.items()}
    yield from catalog_files(catalog)
    cited = list(citations(catalog, site))
    del catalog
    base = site or "../"
    yield "data/sourcebook.sqlite", sqlite_file(rows)
    yield "data/passages.json", list(passages_json(readings, publish_text))
    yield "data/utterances.json", list(utterances_json(readings, publish_text))
    yield "data/annotations.json", list(annotations_json(readings, rows, publish_text, base))
    yield "data/catalog.jsonld", list(catalog_jsonld(rows, base))
    yield "data/articles.bib", list(bibtex(cited))
    yield "data/articles.ris", list(ris(cited))
    yield "data/articles.csl.json", list(csl_json(cited))
    yield from csv_files(rows)
    for name, schema in {SCHEMA_FILE: catalog_schema(), **reading_schemas()}.items():
        yield f"data/{name}", [schema]
