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
people:
  - Ada Thornquist
  - {name: Oren Calloway, as: [Calloway]}
dates: {published: 2021-03-02}
claims:
  - id: crack
    text: The city knew of a crack.
    by: Ada Thornquist
    date: 2021
  - id: ferry
    text: The ferry sails again.
    date: 2021-03
basis:
  claims.*.date: {why: "Not dated; it was the day before."}
  claims.ferry.date: {why: The sign on the quay.}
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
    claim = "  - id: ferry\n    text: The ferry sails again.\n    date: 2021-03\n"
    assert [change for change in changed((claim, "")) if change.path[0] == "claims"] == [
        FieldChange(("claims", "ferry"), "The ferry sails again.", None)
    ]


def test_a_reason_written_once_is_that_of_each_value() -> None:
    assert of(RECORD)["basis", "claims", "crack", "date", "why"].startswith("Not dated")
    assert of(RECORD)["basis", "claims", "ferry", "date", "why"] == "The sign on the quay."
    apart = 'claims.crack.date: {why: "Not dated; it was the day before."}'
    assert changed(('claims.*.date: {why: "Not dated; it was the day before."}', apart)) == []


def test_of_the_text_the_paragraphs_that_differ_are_told() -> None:
    assert changed(("The ferry sails.", "The ferry sailed.")) == [
        FieldChange(TEXT, "The ferry sails.", "The ferry sailed.")
    ]


def test_what_people_call_a_field() -> None:
    assert claim_and_field(("claims", "crack", "by")) == ("crack", "speaker")
    assert claim_and_field(("claims", "crack")) == ("crack", "claim")
    assert claim_and_field(("dates", "published")) == ("", "date of publication")
    basis = ("basis", "claims", "crack", "date", "why")
    assert claim_and_field(basis) == ("crack", "reason for the date")


def test_what_cannot_be_read_has_no_values() -> None:
    assert values_of("---\ntitle: [\n---\n", "articles/x.md") is None
