"""Every table as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .fields import tables
from .tables import Rows


def csv_files(rows: Rows) -> Iterator[tuple[str, list[bytes]]]:
    """A file for each table: a line of the fields' names, then a line for each row (RFC 4180, UTF-8)."""
    for name, table in tables().items():
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in table.fields)
        writer.writerows(rows[name])
        yield f"data/{name}.csv", [file.getvalue().encode()]
