"""Which words stand between quotation marks."""

from __future__ import annotations

import pytest

from sourcebook.drafting.speech.quotations import find_quotations


def quoted(*paragraphs: str) -> list[str]:
    return [paragraphs[q.paragraph][q.start : q.end] for q in find_quotations(list(paragraphs))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Yes,” she said.", ["“Yes,”"]),
        ('"Yes," she said. "No."', ['"Yes,"', '"No."']),
        ('“Yes," she said.', ['“Yes,"']),
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ("„Ja“, sagte er.", ["„Ja“"]),
        ("« Oui », dit-il.", ["« Oui »"]),
        ("“Typed the wrong way round“, he said.", ["“Typed the wrong way round“"]),
        ("‘Yes,’ she said.", ["‘Yes,’"]),
        ("a 'regional plan' of Ada's", ["'regional plan'"]),
        ("Ada's plan and the officials' plan", []),
        ("in the ’90s and the '80s", []),
        ("‘the officials’ plan’, he said", ["‘the officials’ plan’"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ('a pipe of 5" and one of 6"', []),
        ("the so-called “reform” of June", []),
        ("“ … ”", []),
    ],
)
def test_marks_of_all_kinds(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_may_reopen_its_marks_in_each_paragraph() -> None:
    found = list(find_quotations(["“One thing.", "“Another thing,” she said."]))
    assert [q.goes_on for q in found] == [True, False]


def test_a_heading_holds_no_quotation() -> None:
    found = find_quotations(["A “fair” deal", "“Yes,” she said."], headings={0})
    assert [quotation.paragraph for quotation in found] == [1]
