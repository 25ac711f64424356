from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.problem import Place, ProblemsFound
from sourcebook.records.frontmatter import MAX_DEPTH, Document, read

RECORD = """---
name: Petra Holm  # the keeper
aliases: [Holm, 'Petra: the keeper']
roles:
  - role: Keeper
    from: 2019
---

She keeps the lamp.
"""


def front(text: str) -> Document:
    return read(f"---\n{text}\n---\n", "a.md")


def problems_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsFound) as raised:
        read(text, "a.md")
    return [(str(problem.place), problem.rule) for problem in raised.value.problems]


def test_reads_values_and_body() -> None:
    document = read(RECORD, "a.md")
    assert document.values == {
        "name": "Petra Holm",
        "aliases": ["Holm", "Petra: the keeper"],
        "roles": [{"role": "Keeper", "from": "2019"}],
    }
    assert document.body == "\nShe keeps the lamp.\n"


@pytest.mark.parametrize(
    "written", ["no", "yes", "on", "1.10", "007", "1e3", "2018-01-29", "0x1F", "12:30"]
)
def test_a_scalar_stays_what_was_written(written: str) -> None:
    assert front(f"name: {written}").values == {"name": written}


@pytest.mark.parametrize("written", ["", "~", "null", "# nothing"])
def test_nothing_is_none(written: str) -> None:
    assert front(f"name: {written}").values == {"name": None}
    assert front("name: {a: , b: [ ~ ]}").values == {"name": {"a": None, "b": [None]}}


@pytest.mark.parametrize("written", ["''", '""', "'~'", '"null"'])
def test_what_stands_between_quotation_marks_is_text(written: str) -> None:
    assert front(f"name: {written}").values == {"name": written[1:-1]}


@pytest.mark.parametrize("text", ["", "# only a comment", "~"])
def test_front_matter_may_be_empty(text: str) -> None:
    assert front(text).values == {}


def test_knows_where_values_and_keys_stand() -> None:
    document = read(RECORD, "a.md")
    assert document.place("name") == Place("a.md", 2, 7)
    assert document.place("aliases", 1) == Place("a.md", 3, 17)
    assert document.place("roles", 0, "from") == Place("a.md", 6, 11)
    assert document.key_place("roles", 0, "from") == Place("a.md", 6, 5)
    assert document.body_place(1, 4) == Place("a.md", 9, 5)


def test_the_place_of_what_is_not_there_is_what_is_around_it() -> None:
    document = read(RECORD, "a.md")
    assert document.place("roles", 0, "to") == document.place("roles", 0)
    assert document.key_place("roles", 0, "to") == document.place("roles", 0)
    assert document.place("title") == Place("a.md", 1, 1)


def test_marks_and_line_ends_of_windows_change_nothing() -> None:
    plain = read(RECORD, "a.md")
    windows = read("\ufeff" + RECORD.replace("\n", "\r\n"), "a.md")
    assert (windows.values, windows.body, windows.starts) == (
        plain.values,
        plain.body,
        plain.starts,
    )


def test_hyphens_in_the_body_do_not_matter() -> None:
    assert read("---\nname: A\n---\none\n---\ntwo\n", "a.md").body == "one\n---\ntwo\n"


def test_hyphens_within_a_line_close_nothing() -> None:
    assert front("name: a --- b\nnote: |-\n  ---").values == {"name": "a --- b", "note": "---"}


def test_everything_is_reported_at_once() -> None:
    text = "---\nname: &x A\nname: B\nalias: *x\nkind: !t C\n---\n"
    assert problems_of(text) == [
        ("a.md:2:7", "anchor-or-tag"),
        ("a.md:3:1", "duplicate-key"),
        ("a.md:4:8", "anchor-or-tag"),
        ("a.md:5:7", "anchor-or-tag"),
    ]


def test_the_same_key_thrice_is_two_too_many() -> None:
    assert problems_of("---\na: 1\na: 2\na: 3\n---\n") == [
        ("a.md:3:1", "duplicate-key"),
        ("a.md:4:1", "duplicate-key"),
    ]


def test_keys_of_two_groups_may_be_the_same() -> None:
    assert front("a: {b: 1}\nc: {b: 1}").values == {"a": {"b": "1"}, "c": {"b": "1"}}


@pytest.mark.parametrize("depth", [MAX_DEPTH - 1, 4_000])
def test_depth_has_a_bound(depth: int) -> None:
    text = "---\na: " + "[" * depth + "]" * depth + "\n---\n"
    if depth < MAX_DEPTH:
        assert read(text, "a.md").values
    else:
        assert [rule for _, rule in problems_of(text)] == ["yaml-syntax"]


def test_an_open_quotation_mark_is_reported_where_it_stands() -> None:
    assert problems_of('---\nname: "A\nkind: B\n---\n') == [("a.md:2:7", "yaml-syntax")]


def test_control_characters_are_reported_where_they_stand() -> None:
    assert problems_of("---\nnäme: \x00\nkind: Ä\x1b\u2029\n---\n") == [
        ("a.md:2:7", "yaml-syntax"),
        ("a.md:3:8", "yaml-syntax"),
        ("a.md:3:9", "yaml-syntax"),
    ]


YAMLISH = st.text(st.sampled_from("ab:- \n\t[]{},'\"|>&*!%#?~.\x00é\ufeff\u2028"), max_size=60)


@given(st.one_of(st.text(), YAMLISH, YAMLISH.map(lambda text: f"---\n{text}\n---\n")))
def test_reading_gives_a_document_or_problems_and_nothing_else(text: str) -> None:
    with contextlib.suppress(ProblemsFound):
        document = read(text, "a.md")
        assert isinstance(document.values, dict)
        lines = text.removeprefix("\ufeff").splitlines() or [""]
        assert all(1 <= document.place(*at).line <= len(lines) for at in document.starts)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])),
    )
)
def test_quoted_text_comes_back_as_it_was(values: dict[str, str]) -> None:
    written = "\n".join(
        f"{key}: '{value.replace(chr(39), chr(39) * 2)}'" for key, value in values.items()
    )
    assert front(written).values == values
