"""All data files of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..cache import many_objects
from ..reading.readings import Readings
from ..records.model import PublishText
from .catalog_json import SCHEMA_FILE, catalog_files, catalog_of, catalog_schema
from .csv_files import csv_files
from .passages_json import passages_json, reading_schemas, utterances_json
from .sqlite_file import sqlite_file
from .tables import rows_of


def data_files(
    readings: Readings, publish_text: PublishText
) -> Iterator[tuple[str, Sequence[bytes]]]:
    """Every file by its path below the site's root, and its bytes in pieces."""
    with many_objects():
        catalog = catalog_of(readings)
        rows = rows_of(catalog, readings)
    yield from catalog_files(catalog)
    yield "data/passages.json", list(passages_json(readings, publish_text))
    yield "data/utterances.json", list(utterances_json(readings, publish_text))
    for name, schema in {SCHEMA_FILE: catalog_schema(), **reading_schemas()}.items():
        yield f"data/{name}", [schema]
    yield from csv_files(rows)
    yield "data/sourcebook.sqlite", sqlite_file(rows)
