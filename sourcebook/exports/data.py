"""All data files of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..reading.readings import Readings
from ..records.model import PublishText
from .catalog_json import SCHEMA_FILE, catalog_files, catalog_schema
from .passages_json import passages_json, reading_schemas, utterances_json


def data_files(
    readings: Readings, publish_text: PublishText
) -> Iterator[tuple[str, Sequence[bytes]]]:
    """Every file by its path below the site's root, and its bytes in pieces."""
    yield from catalog_files(readings)
    yield "data/passages.json", list(passages_json(readings, publish_text))
    yield "data/utterances.json", list(utterances_json(readings, publish_text))
    for name, schema in {SCHEMA_FILE: catalog_schema(), **reading_schemas()}.items():
        yield f"data/{name}", [schema]
