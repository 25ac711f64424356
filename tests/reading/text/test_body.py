from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.text.body import Span, body_of, even, sentence_around, sentences, where

TEXT = """
The lamp was lit
again on Monday.

  “It never shone better,”
she\tadded.


It burns oil.
"""

PROSE = st.text(st.sampled_from("ab \n\t\xa0\u2028"), max_size=40)


def test_paragraphs_stand_between_blank_lines_with_their_spacing_evened() -> None:
    assert [(p.text, p.line) for p in body_of(TEXT).paragraphs] == [
        ("The lamp was lit again on Monday.", 1),
        ("“It never shone better,” she added.", 4),
        ("It burns oil.", 8),
    ]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n "])
def test_a_text_may_be_empty(text: str) -> None:
    assert body_of(text).paragraphs == ()


def test_a_line_of_spaces_is_blank() -> None:
    assert [p.text for p in body_of("a\n \t\nb").paragraphs] == ["a", "b"]


def test_a_first_line_of_spaces_is_counted() -> None:
    assert [p.line for p in body_of("  \n a").paragraphs] == [1]


def test_words_are_found_spacing_aside() -> None:
    assert body_of(TEXT).find("lit  again\non") == (Span(0, 13, 25),)


def test_words_may_run_over_the_end_of_a_paragraph() -> None:
    assert body_of(TEXT).find("Monday. “It") == (Span(0, 26, 33), Span(1, 0, 3))
    assert body_of(TEXT).find("added. It burns oil.") == (Span(1, 29, 35), Span(2, 0, 13))


@pytest.mark.parametrize("words", ["", "  ", "monday", '"It never', "lamp is"])
def test_words_that_are_not_there_are_nowhere(words: str) -> None:
    assert body_of(TEXT).find(words) == ()


@given(PROSE, PROSE)
def test_finding_agrees_with_a_plain_search(text: str, words: str) -> None:
    body = body_of(text)
    spans = body.find(words)
    assert bool(spans) == bool(even(words) and even(words) in even(text))
    assert " ".join(body.paragraphs[s.paragraph].text[s.start : s.end] for s in spans) == even(
        words if spans else ""
    )
    if spans:
        assert body.position(spans[0]) == body.flat.index(even(words))


@given(
    st.lists(st.sampled_from("ab"), min_size=1),
    st.lists(st.sampled_from([" ", "\n", "\n\n", "\t "])),
)
def test_spacing_changes_nothing_in_what_is_found(letters: list[str], gaps: list[str]) -> None:
    padded = gaps + [" "] * len(letters)
    spaced = "".join(letter + gap for letter, gap in zip(letters, padded, strict=False))
    assert body_of(spaced).flat == " ".join(letters)
    assert body_of(spaced).find(" ".join(letters))


@given(PROSE)
def test_every_letter_of_a_paragraph_is_found_again_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for paragraph in body_of(text).paragraphs:
        for offset, letter in enumerate(paragraph.text):
            if letter != " ":
                line, column = where(text, paragraph, offset)
                assert lines[line][column] == letter


def test_the_end_of_a_paragraph_is_behind_its_last_letter() -> None:
    paragraph = body_of(TEXT).paragraphs[0]
    assert where(TEXT, paragraph, len(paragraph.text)) == (2, 16)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is lit. It burns.", ["It is lit.", "It burns."]),
        ("“It is lit.” She left.", ["“It is lit.”", "She left."]),
        ("Gen. Holm and Mr. Ek met. They left.", ["Gen. Holm and Mr. Ek met.", "They left."]),
        ("The U.S. Navy came. It left!", ["The U.S. Navy came.", "It left!"]),
        ("A. B. Holm left? Yes.", ["A. B. Holm left?", "Yes."]),
        ("It cost 1.5 crowns. “Much,” she said.", ["It cost 1.5 crowns.", "“Much,” she said."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(st.sampled_from("aB .!?”“\"' G"), max_size=40).map(even))
def test_sentences_leave_out_nothing_but_spaces(text: str) -> None:
    assert "".join(text[a:b] for a, b in sentences(text)).replace(" ", "") == text.replace(" ", "")


def test_the_sentences_around_a_passage() -> None:
    text = "One is. Two is. Three is."
    assert text[slice(*sentence_around(text, 9, 10))] == "Two is."
    assert text[slice(*sentence_around(text, 5, 10))] == "One is. Two is."
    assert sentence_around("", 0, 0) == (0, 0)
