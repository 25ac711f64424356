"""The data: what is in it, in every format the same, and described by what comes with it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from sourcebook.exports.catalog_json import catalog_of
from sourcebook.exports.data import data_files
from sourcebook.exports.datapackage import Publication
from sourcebook.exports.described import dataset
from sourcebook.exports.fields import CHANGES, FORMAT, VOCABULARIES, iri, tables
from sourcebook.exports.sqlite_file import sqlite_file
from sourcebook.exports.tables import Rows, rows_of
from sourcebook.pages.data.view import data_page
from sourcebook.reading.readings import Readings
from sourcebook.records.model import PublishText

SITE = "https://example.org/story/"


@pytest.fixture(scope="module")
def rows(readings: Readings) -> Rows:
    return rows_of(catalog_of(readings), readings)


@pytest.fixture(scope="module")
def files(readings: Readings) -> Mapping[str, bytes]:
    publication = Publication("The bridge", SITE, "CC-BY-4.0")
    made = data_files(readings, PublishText.FULL, publication)
    return {path: b"".join(pieces) for path, pieces in made}


@pytest.fixture(scope="module")
def package(files: Mapping[str, bytes]) -> dict[str, Any]:
    loaded = json.loads(files["data/datapackage.json"])
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def database(files: Mapping[str, bytes]) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.deserialize(files["data/sourcebook.sqlite"])
    yield opened
    opened.close()


# --- The tables ---


def test_every_table_has_a_key_and_refers_to_tables_by_theirs() -> None:
    for table in tables().values():
        assert table.key
        assert table.label
        assert table.description
        for field in table.fields:
            assert field.label
            assert field.description
            assert field.type in ("string", "integer", "uri")
            assert not field.refers or len(tables()[field.refers].key) == 1


def test_every_term_is_one_of_a_known_vocabulary() -> None:
    terms = [t for table in tables().values() for field in table.fields for t in field.terms]
    assert iri("schema:headline") == "https://schema.org/headline"
    assert all(iri(term).startswith(tuple(VOCABULARIES.values())) for term in terms)


def test_every_row_has_a_value_for_each_field(rows: Rows) -> None:
    for table in tables().values():
        assert all(len(row) == len(table.fields) for row in rows[table.name])


def test_the_tables_hold_all_records_and_their_evidence(rows: Rows, readings: Readings) -> None:
    catalog = readings.catalog
    assert [row[0] for row in rows["articles"]] == list(catalog.articles)
    assert [row[0] for row in rows["claims"]] == list(catalog.claims)
    assert [row[0] for row in rows["people"]] == list(catalog.people)
    assert {row[0] for row in rows["evidence"]} == set(catalog.claims)
    assert ("repair-bill#city-knew", "disputes", "salt-bridge-closed#city-knew-nothing") in rows[
        "claim_relations"
    ]
    assert ("repair-bill#repair-cost", 1, "Ellery Courier", None, "ellery-courier", None) in rows[
        "claim_via"
    ]


def test_a_csv_file_has_the_rows_of_its_table(files: Mapping[str, bytes], rows: Rows) -> None:
    for name, table in tables().items():
        head, *lines = csv.reader(io.StringIO(files[f"data/{name}.csv"].decode(), newline=""))
        assert head == [field.name for field in table.fields]
        assert lines == [["" if v is None else str(v) for v in row] for row in rows[name]]


# --- SQLite ---


def test_the_database_has_the_same_rows_and_no_reference_that_leads_to_nothing(
    database: sqlite3.Connection, rows: Rows
) -> None:
    for name in tables():
        assert sorted(database.execute(f'select * from "{name}"'), key=repr) == sorted(
            rows[name], key=repr
        )
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert database.execute("pragma foreign_key_list(claims)").fetchall()


def test_words_are_found_in_the_database(database: sqlite3.Connection) -> None:
    found = database.execute(
        "select claim from evidence where rowid in "
        "(select rowid from evidence_fts where evidence_fts match 'repairing')"
    )
    assert found.fetchall() == [("repair-bill#repair-cost",)]


def test_the_database_is_the_same_for_the_same_rows(rows: Rows) -> None:
    assert sqlite_file(rows) == sqlite_file(rows)


def test_the_database_says_what_its_fields_are(database: sqlite3.Connection) -> None:
    said = "select label, term from fields where \"table\" = 'articles' and field = 'title'"
    assert database.execute(said).fetchall() == [("Title", "schema:headline dcterms:title")]


# --- The data package, and the page that shows it ---


def test_the_package_describes_every_file(
    package: dict[str, Any], files: Mapping[str, bytes], rows: Rows
) -> None:
    resources = {one["path"]: one for one in package["resources"]}
    whole = {path for path in files if path.count("/") == 1} - {"data/datapackage.json"}
    assert {f"data/{path}" for path in resources} == whole
    assert all(one["bytes"] == len(files[f"data/{path}"]) for path, one in resources.items())
    assert (package["title"], package["homepage"]) == ("The bridge", SITE)
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    claims = resources["claims.csv"]
    assert claims["rows"] == len(rows["claims"])
    assert claims["schema"]["primaryKey"] == ["id"]
    assert {"fields": ["article"], "reference": {"resource": "articles", "fields": ["slug"]}} in (
        claims["schema"]["foreignKeys"]
    )


def test_the_newest_change_is_that_of_the_version(package: dict[str, Any]) -> None:
    assert package["version"] == FORMAT == CHANGES[0][0]


def test_the_page_shows_every_file_and_its_queries_work(
    package: dict[str, Any], database: sqlite3.Connection
) -> None:
    page = data_page(package, dataset(package)).make().html
    for one in package["resources"]:
        assert f'href="../data/{one["path"]}"' in page
    queries = re.findall(r"<pre[^>]*><code>(select.*?)</code>", page, re.DOTALL)
    answers = [database.execute(html.unescape(query)).fetchall() for query in queries]
    assert len(answers) == 3
    assert all(answers)


# --- Linked data ---


def test_linked_data_names_records_by_their_pages(files: Mapping[str, bytes]) -> None:
    graph = json.loads(files["data/catalog.jsonld"])["@graph"]
    nodes = {node["@id"]: node for node in graph}
    claim = nodes[f"{SITE}articles/repair-bill/#claim-city-knew"]
    assert claim["@type"] == "Claim"
    assert claim["appearance"] == {"@id": f"{SITE}articles/repair-bill/"}
    assert claim["cito:disputes"] == {
        "@id": f"{SITE}articles/salt-bridge-closed/#claim-city-knew-nothing"
    }
    assert nodes[f"{SITE}articles/repair-bill/"]["@type"] == "NewsArticle"
    terms = {term for node in graph for term in node} - {"@id", "@type"}
    assert all(iri(term if ":" in term else f"schema:{term}") for term in terms)


def test_linked_data_expands(files: Mapping[str, bytes]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    expanded = jsonld.expand(json.loads(files["data/catalog.jsonld"]))
    types = {node["@type"][0].rpartition("/")[2] for node in expanded}
    assert types == {
        "NewsArticle",
        "Claim",
        "Person",
        "DefinedTerm",
        "NewsMediaOrganization",
        "Question",
    }
