from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.reading.text.body import Body, Paragraph, body_of
from sourcebook.reading.text.words import form_of, forms_in, words_of

from ..reuse.made_up_pairs import made_up_sources
from ..reuse.slow_passages import form, slow_words, word_bounds

# Letters, digits and marks of the first plane of Unicode, and what stands between words. Numbers that are no digits
# («①») are letters to the program, and no matter.
CHARACTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs", "No", "Nl"])
PROSE = st.text(st.one_of(st.sampled_from("aUé1.'’ʼ-_ \u0301\u3099"), CHARACTERS), max_size=30)


def forms(*paragraphs: str) -> tuple[str, ...]:
    return words_of(body(*paragraphs)).forms


def body(*paragraphs: str) -> Body:
    return Body(tuple(Paragraph(text, 0) for text in paragraphs))


def quoted(*paragraphs: str) -> str:
    """The quoted words."""
    words = words_of(body(*paragraphs))
    return " ".join(word for word, q in zip(words.forms, words.quoted, strict=True) if q)


@given(PROSE)
@example("U.S")
@example("ʼU.S. ʼ")
@example("か\u3099くせい")
@example("a'\u0301b.c.")
def test_words_are_told_apart_as_the_slow_reading_does(text: str) -> None:
    words = words_of(body(text))
    assert list(zip(words.starts, words.ends, strict=True)) == word_bounds(text)
    assert list(words.forms) == [form(text[start:end]) for start, end in word_bounds(text)]
    assert all(words.forms)
    assert forms_in(text) == words.forms


@pytest.mark.parametrize("seed", range(50))
def test_a_text_is_read_as_the_slow_reading_does(seed: int) -> None:
    for source in made_up_sources(seed):
        text = body(*source.paragraphs)
        words, slow = words_of(text), slow_words(source)
        places = [text.flat[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
        assert list(words.forms) == [word.form for word in slow]
        assert list(words.quoted) == [word.quoted for word in slow]
        assert places == [source.paragraphs[w.paragraph][w.start : w.end] for w in slow]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("… — “!”", ""),
        ("It burns oil.", "it burns oil"),
        ("33 ships, £2bn", "33 ships 2bn"),
        ("region-wide—and a/b", "region wide and a b"),
        ("snake_case", "snake case"),
        ("Don't DON’T donʼt", "dont dont dont"),
        ("Pakistan’s and the officials’ plan", "pakistans and the officials plan"),
        ("‘quoted’ 'quoted'", "quoted quoted"),
        ("rock ʼnʼ roll", "rock n roll"),
        ("a ʼ b", "a b"),
        ("Élan E\u0301LAN ﬁve", "élan élan five"),
        ("Straße STRASSE", "strasse strasse"),
        ("か\u3099くせい", "がくせい"),
        ("中文，没有空格。", "中文 没有空格"),
        ("क्षेत्र", "क्षेत्र"),
        ("❤\ufe0f", ""),
    ],
)
def test_a_word_is_a_run_of_letters_digits_and_marks(text: str, words: str) -> None:
    assert forms(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. said", "the us said"),
        ("The U.S said", "the us said"),
        ("The US said.", "the us said"),
        ("at 5 a.m. sharp", "at 5 am sharp"),
        ("the U.S.A.’s", "the usa s"),
        ("the U.S.-led force", "the us led force"),
        ("U.S.Senate", "us senate"),
        ("U. S.", "u s"),
        ("Plan B. Then", "plan b then"),
        ("vs.a.m.", "vs am"),
        ("3.5.", "3 5"),
        ("é.b. e\u0301.b.", "éb éb"),
        ("U.S’s", "u ss"),
    ],
)
def test_single_letters_with_full_stops_are_one_word(text: str, words: str) -> None:
    assert forms(text) == tuple(words.split())


def test_words_run_on_over_paragraphs() -> None:
    text = body_of("One two\nthree.\n\nFour, “five”.\n")
    words = words_of(text)
    assert words.forms == ("one", "two", "three", "four", "five")
    assert [text.flat[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "One", "two", "three", "Four", "five"
    ]  # fmt: skip
    assert len(words) == 5


def test_a_text_may_have_no_words() -> None:
    assert len(words_of(body())) == len(words_of(body("—"))) == 0


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (["He said “it is lit” now"], "it is lit"),
        (['He said "it is lit" now'], "it is lit"),
        (['He said “it is lit" now'], "it is lit"),
        (["“Yes,” he said. “No.”"], "yes no"),
        (["“One two", "“three four” five"], "one two three four"),
        (["He said “one two", "“three four” five"], "one two three four"),
        (["“One two", "three four"], "one two"),
        (["He said “one two", "three four"], ""),
        (["‘One “two” three’ four"], "one two three"),
        (["He said “the U.S.” did", "“the U.S” did"], "the us the us"),
        (["It is lit"], ""),
    ],
)
def test_words_in_quotation_marks_are_quoted(paragraphs: list[str], words: str) -> None:
    assert quoted(*paragraphs) == words


def test_words_in_brackets_within_a_quotation_are_the_articles_own() -> None:
    words = words_of(body("He [Ann] said “the numbers [the amount of aid] grew”."))
    marked = [w for w, b in zip(words.forms, words.bracketed, strict=True) if b]
    assert marked == ["the", "amount", "of", "aid"]


def test_the_words_that_a_stretch_touches_are_found() -> None:
    text = body("One two.", "Three four.")
    words = words_of(text)
    assert words.between(0, len(text.flat)) == (0, 4)
    assert words.between(text.flat.index("wo"), text.flat.index("ree")) == (1, 3)
    assert words.between(3, 4) == (1, 1)


@given(st.text(CHARACTERS, max_size=20))
def test_a_form_has_no_capitals_apostrophes_or_full_stops(word: str) -> None:
    assert form_of(f"{word}’") == form_of(f"{word}'") == form_of(word)
    assert not set("'’ʼ.") & set(form_of(word))


@pytest.mark.slow
def test_one_long_paragraph_is_read_in_time_that_follows_its_length() -> None:
    words = words_of(body("“a” [b] " * 20_000))
    assert sum(words.quoted) == 20_000
