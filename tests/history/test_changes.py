"""What changed between two states of a record, value by value."""

from __future__ import annotations

from sourcebook.history.changes import (
    TEXT,
    FieldChange,
    Values,
    claim_and_field,
    compare,
    values_of,
)

RECORD = """---
title: Salt Bridge closed
source: {file: bridge.txt}
people:
  - Ada Thornquist
  - {name: Oren Calloway, as: [Calloway]}
dates: {published: 2021-03-02}
claims:
  - id: crack
    text: The city knew of a crack.
    kind: event
    quote: The bridge is closed.
    by: Ada Thornquist
    date: 2021
  - id: ferry
    text: The ferry sails again.
    kind: event
    quote: The ferry sails.
    date: 2021-03
basis:
  claims.*.date: {why: "Not dated; it was the day before.", confidence: low}
  claims.ferry.date: {why: The sign on the quay., confidence: high}
---
The bridge is closed.

The ferry sails.
"""


def of(text: str) -> Values:
    values = values_of(text, "articles/x.md")
    assert values is not None
    return values


def changed(*replacements: tuple[str, str]) -> list[FieldChange]:
    text = RECORD
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return list(compare(of(RECORD), of(text)))


def test_a_value_that_changed_is_told_with_its_path() -> None:
    assert changed(("published: 2021-03-02", "published: 2021-03-03")) == [
        FieldChange(("dates", "published"), "2021-03-02", "2021-03-03")
    ]
    assert changed(("    by: Ada Thornquist\n", "")) == [
        FieldChange(("claims", "crack", "by"), "Ada Thornquist", None)
    ]
    assert changed(("as: [Calloway]", "as: [Calloway, Mr Calloway]")) == [
        FieldChange(("people", "Oren Calloway", "as"), "Calloway", "Calloway; Mr Calloway")
    ]


def test_how_a_record_is_written_is_no_change() -> None:
    assert (
        changed(("title: Salt Bridge closed", 'title: "Salt Bridge\n  closed" # as printed')) == []
    )
    assert changed(("dates: {published: 2021-03-02}", "dates:\n  published: 2021-03-02")) == []
    crack, ferry = RECORD.index("  - id: crack"), RECORD.index("  - id: ferry")
    end = RECORD.index("basis:")
    moved = RECORD[:crack] + RECORD[ferry:end] + RECORD[crack:ferry] + RECORD[end:]
    assert compare(of(RECORD), of(moved)) == ()


def test_a_claim_that_comes_or_goes_is_one_change() -> None:
    claim = RECORD[RECORD.index("  - id: ferry") : RECORD.index("basis:")]
    assert [change for change in changed((claim, "")) if change.path[0] == "claims"] == [
        FieldChange(("claims", "ferry"), "The ferry sails again.", None)
    ]


def test_a_reason_written_once_is_that_of_each_value() -> None:
    assert of(RECORD)["basis", "claims", "crack", "date", "why"].startswith("Not dated")
    assert of(RECORD)["basis", "claims", "ferry", "date", "why"] == "The sign on the quay."
    excepted = RECORD.replace('before.",', 'before.", except: [crack],')
    assert ("basis", "claims", "crack", "date", "why") not in of(excepted)
    assert changed(("claims.*.date", "claims.crack.date")) == []


def test_of_the_text_the_paragraphs_that_differ_are_told() -> None:
    assert changed(("\nThe ferry sails.\n", "\nThe ferry sailed.\n")) == [
        FieldChange(TEXT, "The ferry sails.", "The ferry sailed.")
    ]


def test_what_is_left_out_because_it_follows_was_not_taken_away() -> None:
    listed = ("    by: Ada Thornquist\n", "    by: Ada Thornquist\n    people: [Oren Calloway]\n")
    longer = of(RECORD.replace(*listed))
    path = ("claims", "crack", "people")
    assert compare(longer, of(RECORD)) == ()
    assert compare(of(RECORD), longer) == (FieldChange(path, None, "Oren Calloway"),)
    none = of(RECORD.replace(*listed).replace("[Oren Calloway]", "[]"))
    assert compare(longer, none) == (FieldChange(path, "Oren Calloway", ""),)


def test_what_people_call_a_field() -> None:
    assert claim_and_field(("claims", "crack", "by")) == ("crack", "speaker")
    assert claim_and_field(("claims", "crack")) == ("crack", "claim")
    assert claim_and_field(("dates", "published")) == ("", "date of publication")
    basis = ("basis", "claims", "crack", "date", "why")
    assert claim_and_field(basis) == ("crack", "reason for the date")


def test_what_cannot_be_read_has_no_values() -> None:
    assert values_of("---\ntitle: [\n---\n", "articles/x.md") is None
