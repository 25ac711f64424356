"""All tables as one SQLite database, with foreign keys and full-text search, as Datasette and sqlite-utils expect it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from ..atomic import Buffer
from .fields import Field, Table, tables
from .tables import Rows

_PAGE = 1024
_WRITER = slice(96, 100)
"""Where the header has the version of the library that wrote the file, which says nothing of what is in it."""


def sqlite_file(rows: Rows) -> list[Buffer]:
    """The database as a file: the same bytes for the same rows. Its table ``fields`` says what every field is."""
    # An empty name is a file of its own, which goes with it.
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {_PAGE}")
        database.execute("BEGIN")
        for table in tables().values():
            database.execute(_create(table))
            places = ", ".join("?" * len(table.fields))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows[table.name])
        database.execute(
            'CREATE TABLE "fields" ("table" TEXT, field TEXT, label TEXT, description TEXT, term TEXT)'
        )
        database.executemany('INSERT INTO "fields" VALUES (?, ?, ?, ?, ?)', _described())
        for table in tables().values():
            for statement in _indexes(table):
                database.execute(statement)
        database.execute("COMMIT")
        database.execute("VACUUM")
        data = memoryview(database.serialize())
    return [data[: _WRITER.start], bytes(4), data[_WRITER.stop :]]


def _create(table: Table) -> str:
    lines = [
        f'"{field.name}" {"INTEGER" if field.type == "integer" else "TEXT"}'
        for field in table.fields
    ]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f'FOREIGN KEY ("{f.name}") REFERENCES "{f.refers}" ({_names(tables()[f.refers].key)})'
        for f in _referring(table)
    ]
    # A table without numbered rows is smaller; full-text search needs the numbers.
    ending = "" if table.searched else " WITHOUT ROWID"
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + f"\n){ending}"


def _indexes(table: Table) -> Iterator[str]:
    """An index for each foreign key that the primary key does not serve, and one of the words."""
    for field in _referring(table):
        if field.name != table.key[0]:
            yield f'CREATE INDEX "{table.name}_{field.name}" ON "{table.name}" ("{field.name}")'
    if table.searched:
        words = f"{table.name}_fts"
        yield f'CREATE VIRTUAL TABLE "{words}" USING FTS5 ({_names(table.searched)}, content="{table.name}")'
        yield f'INSERT INTO "{words}" ("{words}") VALUES (\'rebuild\')'


def _referring(table: Table) -> list[Field]:
    return [field for field in table.fields if field.refers]


def _names(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _described() -> Iterator[tuple[str, str, str, str, str]]:
    for table in tables().values():
        for field in table.fields:
            yield table.name, field.name, field.label, field.description, " ".join(field.terms)
