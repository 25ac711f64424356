"""The catalog as data: complete, true to the records, and with addresses that resolve."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from sourcebook.exports.addresses import claim_url, mention_url, record_url
from sourcebook.exports.catalog_json import catalog_files, catalog_of, catalog_schema
from sourcebook.exports.search import SearchRecord, search_records
from sourcebook.reading.readings import Readings
from sourcebook.records.model import PublishText
from sourcebook.records.schemas import record_schemas

FIELDS = {
    "articles": "slug title outlet published source_file people topics url",
    "claims": "id article text kind by via quote date people topics question answer relations url",
    "people": "slug name aliases roles url mentions",
    "topics": "slug name url",
    "outlets": "slug name url",
    "questions": "slug question answers agreement url",
}


@pytest.fixture(scope="module")
def data(readings: Readings) -> dict[str, Any]:
    loaded = json.loads(b"".join(dict(catalog_files(catalog_of(readings)))["data/catalog.json"]))
    assert isinstance(loaded, dict)
    return loaded


def row(rows: list[dict[str, Any]], key: str, value: str) -> dict[str, Any]:
    (found,) = (row for row in rows if row[key] == value)
    return found


# --- catalog.json ---


def test_the_catalog_fits_its_schema(data: dict[str, Any]) -> None:
    schema = json.loads(catalog_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)


def test_the_schema_knows_every_field(data: dict[str, Any]) -> None:
    schema = json.loads(catalog_schema())
    for broken in ({**data, "more": 1}, {**data, "claims": [{}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


@pytest.mark.parametrize("table", FIELDS)
def test_every_table_has_its_fields(table: str, data: dict[str, Any]) -> None:
    assert data[table]
    for one in data[table]:
        assert set(FIELDS[table].split()) <= one.keys()


def test_all_records_are_there(data: dict[str, Any], readings: Readings) -> None:
    catalog = readings.catalog
    assert [one["slug"] for one in data["articles"]] == list(catalog.articles)
    assert [one["id"] for one in data["claims"]] == list(catalog.claims)
    assert [one["slug"] for one in data["people"]] == list(catalog.people)
    assert [one["slug"] for one in data["topics"]] == list(catalog.topics)
    assert [one["slug"] for one in data["outlets"]] == list(catalog.outlets)
    assert [one["slug"] for one in data["questions"]] == list(catalog.questions)


def test_each_record_is_a_file_of_its_own(data: dict[str, Any], readings: Readings) -> None:
    files = dict(catalog_files(catalog_of(readings)))
    del files["data/catalog.json"]
    for kind in ("articles", "people", "topics", "outlets", "questions"):
        for one in data[kind]:
            own = json.loads(b"".join(files.pop(f"data/{kind}/{one['slug']}.json")))
            if kind == "articles":
                claims = [c for c in data["claims"] if c["article"] == one["slug"]]
                assert own.pop("claims") == claims
            assert own == one
    assert not files


def test_each_row_is_a_line(readings: Readings) -> None:
    pieces = dict(catalog_files(catalog_of(readings)))["data/catalog.json"]
    rows = [piece for piece in pieces if piece.startswith(b"{") and piece.endswith(b"}")]
    assert len(rows) > len(readings.catalog.claims)
    assert all(b"\n" not in row for row in rows)


def test_an_article_names_its_records_by_slug(data: dict[str, Any]) -> None:
    article = row(data["articles"], "slug", "ministry-weighs-a-tunnel")
    assert article["title"] == "Ministry weighs a tunnel in place of the Salt Bridge"
    assert article["outlet"] == "northcoast-wire"
    assert article["published"] is None
    assert article["source_file"] == "wire/tunnel.txt"
    assert article["draws_on"] == ["항구일보"]
    assert article["people"] == ["oren-calloway", "ada-thornquist"]
    assert article["topics"] == ["tunnel-plan", "salt-bridge", "vastmark"]
    assert article["basis"]["title"]["confidence"] == "high"


def test_a_claim_has_its_evidence_speaker_and_chain(data: dict[str, Any]) -> None:
    claim = row(data["claims"], "id", "repair-bill#repair-cost")
    speaker = {"name": "Ilse Brandvik", "kind": "person", "slug": "ilse-brandvik"}
    assert (claim["by"], claim["speaker"]) == ("Ilse Brandvik", speaker)
    assert claim["via"] == ["Ellery Courier"]
    assert [link["slug"] for link in claim["chain"]] == ["ellery-courier"]
    assert claim["quote"] == ["Repairing the Salt Bridge will cost 18 million crowns"]
    assert (claim["question"], claim["answer"]) == ("repair-cost", "18 million crowns")
    assert claim["url"] == "articles/repair-bill/#claim-repair-cost"
    unnamed = row(data["claims"], "id", "ministry-weighs-a-tunnel#tunnel-weighed")["speaker"]
    assert unnamed["name"] == "two officials familiar with the plans"
    assert unnamed["slug"] is None
    own = row(data["claims"], "id", "repair-bill#vehicles")["speaker"]
    assert (own["kind"], own["slug"]) == ("outlet", "harbour-post")


def test_a_claims_relations_lead_to_claims(data: dict[str, Any]) -> None:
    known = {claim["id"] for claim in data["claims"]}
    related = {claim["id"]: claim["relations"] for claim in data["claims"] if claim["relations"]}
    assert related["repair-bill#city-knew"] == {
        "disputes": ["salt-bridge-closed#city-knew-nothing"]
    }
    assert {
        to for relations in related.values() for targets in relations.values() for to in targets
    } <= known


def test_a_person_has_every_mention(data: dict[str, Any]) -> None:
    person = row(data["people"], "slug", "tomas-brandvik")
    assert [(m["article"], m["surface_form"]) for m in person["mentions"]] == [
        ("ferry-gull-sails-again", "Tomas Brandvik"),
        ("repair-bill", "Tomas Brandvik"),
        ("repair-bill", "Mr. Brandvik"),
    ]
    (role,) = person["roles"]
    assert role["source"] == "repair-bill#union-speaker"


def test_a_question_has_its_answers_and_how_they_agree(data: dict[str, Any]) -> None:
    question = row(data["questions"], "slug", "repair-cost")
    assert question["agreement"] == "differ"
    assert [(a["text"], a["claims"]) for a in question["answers"]] == [
        ("12 million crowns", ["salt-bridge-closed#repair-cost"]),
        ("18 million crowns", ["repair-bill#repair-cost"]),
    ]
    assert row(data["questions"], "slug", "city-knew")["agreement"] == "disputed"


def test_addresses_are_those_of_the_built_site() -> None:
    assert record_url("outlets", "항구일보") == "outlets/%ED%95%AD%EA%B5%AC%EC%9D%BC%EB%B3%B4/"
    assert claim_url("a-b#c-d") == "articles/a-b/#claim-c-d"
    assert mention_url("a", "mention-b-2") == "articles/a/#mention-b-2"


def test_each_kind_of_record_has_a_schema() -> None:
    schemas = record_schemas()
    assert len(schemas) == 5
    for text in schemas.values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


# --- what search finds ---


def found(records: list[SearchRecord], kind: str, title: str) -> SearchRecord:
    (record,) = (r for r in records if r.kind == kind and r.title == title)
    return record


def test_search_finds_every_kind(readings: Readings) -> None:
    records = search_records(readings, PublishText.FULL)
    assert {record.kind for record in records} == {
        "Article",
        "Claim",
        "Person",
        "Topic",
        "Question",
    }
    assert len({record.url for record in records}) == len(records)


def test_search_filters_by_what_is_known_of_a_claim(readings: Readings) -> None:
    records = search_records(readings, PublishText.FULL)
    claim = found(records, "Claim", "The repair would cost 12 million crowns.")
    assert claim.facets == {
        "outlet": ["Ellery Courier"],
        "person": ["Ilse Brandvik"],
        "topic": ["Salt Bridge"],
        "year": ["2021"],
        "claim": ["figure"],
        "speaker": ["Ilse Brandvik"],
        "agreement": ["differ"],
        "status": ["reviewed"],
    }
    assert claim.id.partition("#")[0] in claim.url
    assert claim.day.startswith("2021")
    assert found(records, "Claim", "The bridge was opened.").facets["year"] == ["1974"]
    spread = found(records, "Person", "Ada Thornquist").facets
    assert spread["outlet"] == ["Ellery Courier", "Northcoast Wire"]


def test_a_claim_is_found_by_its_quotation_and_its_speaker(readings: Readings) -> None:
    records = search_records(readings, PublishText.FULL)
    claim = found(records, "Claim", "One of the officials says that a tunnel doesn't rust.")
    assert "A tunnel doesn’t rust" in claim.content
    assert "one of the officials" in claim.content


def test_an_article_without_a_title_is_found_by_its_outlets_name(readings: Readings) -> None:
    records = search_records(readings, PublishText.FULL)
    assert found(records, "Article", "Untitled (Ellery Courier)").url.startswith("articles/ferry")
