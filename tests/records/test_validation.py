from __future__ import annotations

import pytest

from sourcebook.problem import ProblemsFound
from sourcebook.records.frontmatter import read
from sourcebook.records.model import Article, Outlet, Person, Record, Topic
from sourcebook.records.validation import field_names, record_of

ARTICLE = """source:
  file: lamp.txt
  sha256: 12
title: [a, b]
tilte: a
people:
  - {name: Ada, us: [A.]}
dates: {published: 2018-02-30}
claims:
  - id: Lamp Lit
    text:
    kind: evnet
    quote: []
    date: tomorrow
    disputes: [a]
basis:
  outlet: {why: A guess., confidence: sure}
outside:
  - {says: A., url: a.example}
status: done
"""


def messages(kind: type[Record], front: str) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        record_of(kind, read(f"---\n{front}---\n", "a.md"))
    return [str(problem).removeprefix("a.md:") for problem in raised.value.problems]


def test_everything_is_reported_at_once_and_in_its_place() -> None:
    assert messages(Article, ARTICLE) == [
        "4:11: error: «12» is not a SHA-256 checksum. Take the line out; the build tells the checksum to write. [wrong-value]",
        "5:8: error: «title» takes one piece of text, not a list. Write it on one line, between quotation marks if needed. [wrong-value]",
        "6:1: error: There is no field «tilte» here. Did you mean «title»? [unknown-key]",
        "8:17: error: There is no field «us» here. Known here: name, as. [unknown-key]",
        "9:20: error: The day 2018-02-30 does not exist. Write it in EDTF, such as 2018-01-29, 2018-01, 2018-01-29~ or 2015/2018. [bad-date]",
        "11:5: error: The field «text» is missing. Add a line «text: …» with its value. [missing-key]",
        "11:9: error: «Lamp Lit» is not a slug. Call it «lamp-lit». [bad-slug]",
        "13:11: error: «evnet» is not allowed for «claims.kind». Did you mean «event»? [wrong-value]",
        "14:12: error: «claims.quote» is empty. Fill it in, or leave the field out. [wrong-value]",
        "15:11: error: «tomorrow» is not a date in EDTF. Write it in EDTF, such as 2018-01-29, 2018-01, 2018-01-29~ or 2015/2018. [bad-date]",
        "16:16: error: «a» does not name a claim. Write article-slug#claim-id. [wrong-value]",
        "18:39: error: «sure» is not allowed for «basis.outlet.confidence». It is one of: high, medium or low. [wrong-value]",
        "20:21: error: «a.example» is not an address of the web. Write the whole address, such as https://example.org/page. [wrong-value]",
        "21:9: error: «done» is not allowed for «status». It is one of: draft or reviewed. [wrong-value]",
    ]


@pytest.mark.parametrize(
    ("kind", "front", "message"),
    [
        (Person, "aliases: [A]\n", "1:1: error: The field «name» is missing. Add a line «name: …» with its value. [missing-key]"),
        (Person, "name: A\naliases: B\n", "3:10: error: «aliases» takes a list, not «B». Write «[one, two]», or one line «- …» for each. [wrong-value]"),
        (Person, "name: A\naliases: [B, [C]]\n", "3:14: error: «aliases» takes one piece of text, not a list. Write it on one line, between quotation marks if needed. [wrong-value]"),
        (Person, "name: A\naliases: [B, ~]\n", "3:14: error: «aliases» is empty. Fill it in, or leave the field out. [wrong-value]"),
        (Person, "name: {a: b}\n", "2:7: error: «name» takes one piece of text, not a group of fields. Write it on one line, between quotation marks if needed. [wrong-value]"),
        (Person, "name: A\nroles: [Keeper]\n", "3:9: error: «roles» takes a group of fields, not «Keeper». Write «field: value» lines, indented, below it. [wrong-value]"),
        (Person, "name: A\nbasis: [a]\n", "3:8: error: «basis» takes a group of fields, not a list. Write «field: value» lines, indented, below it. [wrong-value]"),
        (Person, "name: A\nroles:\n  - {role: B, until: 2019}\n", "4:15: error: There is no field «until» here. Known here: role, from, to, source. [unknown-key]"),
        (Topic, "name: A\nkind: countries\n", "3:7: error: «countries» is not allowed for «kind». Did you mean «country»? [wrong-value]"),
        (Outlet, "name: ' '\n", "2:7: error: «name» is empty. Fill it in, or leave the field out. [wrong-value]"),
    ],
)  # fmt: skip
def test_a_wrong_value_says_what_belongs_there(
    kind: type[Record], front: str, message: str
) -> None:
    assert messages(kind, front) == [message]


def test_a_long_value_is_cut_in_its_message() -> None:
    (message,) = messages(Topic, f"name: A\nkind: {'x' * 500}\n")
    assert "x" * 59 + "…»" in message
    assert len(message) < 250


def test_fields_are_called_as_people_write_them() -> None:
    assert "not" in field_names(Person)
    assert "confused_with" not in field_names(Person)
    assert field_names(None) == ()
