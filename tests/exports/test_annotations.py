"""Annotations lead to the exact words in the seeds."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode
from typing import Any

import pytest

from sourcebook.exports.annotations import annotations_json
from sourcebook.exports.catalog_json import catalog_of
from sourcebook.exports.tables import rows_of
from sourcebook.reading.readings import Readings
from sourcebook.reading.text.body import even
from sourcebook.records.model import PublishText

from ..project import CORPUS

BASE = "https://example.org/"


def made_of(readings: Readings, publish: PublishText = PublishText.FULL) -> list[dict[str, Any]]:
    rows = rows_of(catalog_of(readings), readings)
    made = json.loads(b"".join(annotations_json(readings, rows, publish, BASE)))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found: list[dict[str, Any]] = made["items"]
    return found


def test_every_annotation_resolves_to_the_exact_words_in_the_seed(readings: Readings) -> None:
    seeds = {seed.path: seed for seed in readings.catalog.seeds.values()}
    claims = {f"{BASE}{_address(claim)}": claim for claim in readings.catalog.claims}
    found = made_of(readings)
    assert len(found) == len(claims)
    for annotation in found:
        claim = readings.catalog.claims[claims[annotation["body"]["id"]]].claim
        words = []
        for target in annotation["target"]:
            quotation, position = target["selector"]
            text = seeds[target["source"]["label"]].text
            start, end = position["start"], position["end"]
            assert text[start:end] == quotation["exact"]
            assert text[:start].endswith(quotation["prefix"])
            assert text[end:].startswith(quotation["suffix"])
            words.append(even(quotation["exact"]))
        assert " ".join(words) == " ".join(map(even, claim.quote))


def test_the_seed_is_named_by_the_checksum_of_its_file(readings: Readings) -> None:
    source = made_of(readings)[0]["target"][0]["source"]
    name = source["id"].removeprefix("ni:///sha-256;")
    data = (CORPUS / source["label"]).read_bytes()
    assert urlsafe_b64decode(name + "=") == hashlib.sha256(data).digest()


def test_in_excerpts_nothing_is_given_away_but_the_evidence(readings: Readings) -> None:
    for annotation in made_of(readings, PublishText.EXCERPTS):
        for target in annotation["target"]:
            assert target["selector"][0].keys() == {"type", "exact"}


@pytest.mark.parametrize("key", ["id", "type", "motivation", "body", "target"])
def test_an_annotation_has_what_the_model_asks_for(key: str, readings: Readings) -> None:
    assert all(annotation[key] for annotation in made_of(readings))


def _address(claim: str) -> str:
    article, _, name = claim.partition("#")
    return f"articles/{article}/#claim-{name}"
