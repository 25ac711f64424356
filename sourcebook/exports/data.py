"""All data files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..reading.readings import Readings
from ..records.model import PublishText
from .catalog_json import SCHEMA_FILE, catalog_files, catalog_schema
from .passages_json import passages_json, reading_schemas, utterances_json


def data_files(
    readings: Readings, publish_text: PublishText
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every file by its path below the site's root, and its bytes in pieces, of which none is made before it is asked for."""
    yield from catalog_files(readings)
    yield "data/passages.json", passages_json(readings, publish_text)
    yield "data/utterances.json", utterances_json(readings, publish_text)
    for name, schema in {SCHEMA_FILE: catalog_schema(), **reading_schemas()}.items():
        yield f"data/{name}", [schema]
