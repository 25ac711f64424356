"""What articles share, as data: true to the seeds, within its schema, and with the reasons for every count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sourcebook.catalog.catalog import link
from sourcebook.exports.catalog_json import catalog_files, catalog_of, catalog_schema
from sourcebook.exports.passages_json import (
    PASSAGES_SCHEMA,
    UTTERANCES_SCHEMA,
    passages_json,
    reading_schemas,
    utterances_json,
)
from sourcebook.reading.readings import Readings
from sourcebook.records.load import load
from sourcebook.records.model import PublishText

from ..project import CASES, make_project
from ..reading.stories import claim, read, story

CASE = CASES / "good/same-words-apart--one-question"
"""Two outlets quote one sentence of the engineer's."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("shared"), CASE)


@pytest.fixture(scope="module")
def shared(root: Path) -> Readings:
    return Readings(link(load(root)))


def passages(readings: Readings, publish: PublishText = PublishText.FULL) -> list[dict[str, Any]]:
    data = json.loads(b"".join(passages_json(readings, publish)))
    jsonschema.validate(data, json.loads(reading_schemas()[PASSAGES_SCHEMA]))
    found: list[dict[str, Any]] = data["passages"]
    return found


def test_a_passage_has_its_exact_words_and_place_in_both_seeds(
    shared: Readings, root: Path
) -> None:
    (passage,) = passages(shared)
    assert passage["id"] == "nobody-in-danger--salt-bridge-closed-1"
    assert (passage["kind"], passage["words"]) == ("quotation", 11)
    assert [place["article"] for place in passage["places"]] == [
        "nobody-in-danger",
        "salt-bridge-closed",
    ]
    for place in passage["places"]:
        seed = (root / "seeds" / place["seed"]).read_text("utf-8")
        assert place["text"] == "Nobody is in danger, and nobody will be put in danger"
        assert seed[place["start"] : place["end"]] == place["text"]
        assert place["text"] in seed.splitlines()[place["line"] - 1]
    assert passage["url"] == "compare/nobody-in-danger--salt-bridge-closed/#passage-1"


def test_what_is_published_in_excerpts_gives_away_no_words_but_evidence(shared: Readings) -> None:
    """Here the passage is evidence on both sides, so nothing is held back."""
    (passage,) = passages(shared, PublishText.EXCERPTS)
    assert all(place["text"] for place in passage["places"])


def test_in_excerpts_an_utterance_gives_away_no_words_but_evidence() -> None:
    said = "no ship will leave this harbour before the ice has gone"
    readings = read(
        story("alder", f"“{said},” said Ada.", claim("c", "leave this harbour")),
        story("birch", f"Bo heard it: “{said}.”"),
    )
    (whole,) = json.loads(b"".join(utterances_json(readings, PublishText.FULL)))["utterances"]
    assert whole["fullest"] == said
    text = b"".join(utterances_json(readings, PublishText.EXCERPTS)).decode()
    (utterance,) = json.loads(text)["utterances"]
    assert utterance["fullest"] == "[…] leave this harbour […]"
    assert [piece["words"] for one in utterance["carriers"] for piece in one["cut"]] == [
        "[…] leave this harbour […]",
        "[…]",
    ]
    assert "no ship" not in text


def test_without_shared_words_the_files_are_empty_and_valid(readings: Readings) -> None:
    assert passages(readings) == []
    data = json.loads(b"".join(utterances_json(readings, PublishText.FULL)))
    jsonschema.validate(data, json.loads(reading_schemas()[UTTERANCES_SCHEMA]))
    assert all(len({c["article"] for c in u["carriers"]}) > 1 for u in data["utterances"])


def test_an_utterance_has_its_speaker_carriers_and_cuts(shared: Readings) -> None:
    data = json.loads(b"".join(utterances_json(shared, PublishText.FULL)))
    jsonschema.validate(data, json.loads(reading_schemas()[UTTERANCES_SCHEMA]))
    utterance = next(u for u in data["utterances"] if u["fullest"].startswith("Nobody is"))
    assert utterance["speaker"]["slug"] == "ilse-brandvik"
    assert utterance["earliest"] == "salt-bridge-closed"
    assert {carrier["article"] for carrier in utterance["carriers"]} == {
        "nobody-in-danger",
        "repair-bill",  # It quotes the second sentence alone.
        "salt-bridge-closed",
    }
    theirs = next(c for c in utterance["carriers"] if c["article"] == "nobody-in-danger")
    assert theirs["claims"] == ["nobody-in-danger#nobody-in-danger"]
    changes = {piece["change"] for piece in theirs["cut"]}
    assert changes == {"same", "left out"}  # «We close first …» stands in the other one alone.


def test_an_answer_has_its_origins_with_the_reasons(shared: Readings) -> None:
    data = json.loads(b"".join(dict(catalog_files(catalog_of(shared)))["data/catalog.json"]))
    jsonschema.validate(data, json.loads(catalog_schema()))
    question = next(q for q in data["questions"] if q["question"] == "Is anybody in danger?")
    (answer,) = question["answers"]
    assert answer["origins"]["independent"] == 1
    (origin,) = answer["origins"]["origins"]
    assert origin["counts"]
    assert origin["articles"] == ["salt-bridge-closed", "nobody-in-danger"]
    assert {tie["kind"] for tie in origin["ties"]} == {"speaker", "utterance"}
    said = next(tie for tie in origin["ties"] if tie["kind"] == "utterance")
    utterances = json.loads(b"".join(utterances_json(shared, PublishText.FULL)))["utterances"]
    assert said["utterance"] in {utterance["id"] for utterance in utterances}


def test_a_doubt_says_what_it_rests_on(readings: Readings) -> None:
    """The second article draws on the first one's outlet, and has the figure through it: one origin."""
    data = json.loads(b"".join(dict(catalog_files(catalog_of(readings)))["data/catalog.json"]))
    question = next(q for q in data["questions"] if q["slug"] == "repair-cost")
    assert question["origins"]["independent"] == 1
    for origin in question["origins"]["origins"]:
        assert origin["counts"] == (origin["doubt"] is None)
