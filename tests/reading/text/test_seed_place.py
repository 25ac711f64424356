from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.text.body import Body, body_of, even
from sourcebook.reading.text.evidence import compare_with_seed
from sourcebook.reading.text.seed_place import SeedPlaces

LINE = st.text(st.sampled_from("ab é\t\xa0\u2028"), min_size=1, max_size=12).filter(str.strip)
SPACE = st.sampled_from(["\n", "\n\n", " \n \n\t", "\n\n\n"])


def places(body: Body, seed: str) -> SeedPlaces:
    return SeedPlaces(body, compare_with_seed(body, seed).starts, seed)


def test_a_stretch_stands_where_its_letters_stand() -> None:
    seed = "Home\n\nThe  lamp\nwas lit.\n\nShare\n\nIt burns.\n"
    body = body_of("The lamp was lit.\n\nIt burns.")
    found = places(body, seed)
    assert found.of(4, 8) == (11, 15)
    assert seed[11:15] == "lamp"
    assert found.of(18, 20) == (33, 35)
    assert seed[33:35] == "It"


def test_a_stretch_over_two_paragraphs_holds_what_was_left_out_between_them() -> None:
    seed = "The lamp was lit.\n\nShare\n\nIt burns."
    place = places(body_of("The lamp was lit.\n\nIt burns."), seed).of(13, 20)
    assert place
    assert seed[place[0] : place[1]] == "lit.\n\nShare\n\nIt"


def test_what_is_not_in_the_seed_has_no_place() -> None:
    found = places(body_of("The lamp was lit.\n\nIt smokes."), "The lamp was lit.\n\nIt burns.")
    assert found.of(0, 3) == (0, 3)
    assert found.of(18, 20) is None
    assert found.of(13, 20) is None


def test_an_empty_stretch_has_no_place() -> None:
    assert places(body_of("The lamp."), "The lamp.").of(4, 4) is None


@given(st.lists(st.tuples(LINE, SPACE), min_size=1, max_size=6), st.data())
def test_the_seeds_text_at_the_place_is_the_articles_spacing_aside(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    seed = "".join(line + space for line, space in lines)
    kept = [line for line, _ in lines if data.draw(st.booleans())] or [lines[0][0]]
    body = body_of("\n\n".join(even(line) for line in kept))
    number = data.draw(st.integers(0, len(body.paragraphs) - 1))
    text = body.paragraphs[number].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    offset = len(" ".join(p.text for p in body.paragraphs[:number])) + bool(number)
    place = places(body, seed).of(offset + start, offset + end)
    assert place
    assert even(seed[place[0] : place[1]]) == even(text[start:end])


@given(st.lists(LINE, min_size=2, max_size=6))
def test_all_of_a_text_that_leaves_nothing_out_is_its_seed(lines: list[str]) -> None:
    seed = "\n\n".join(lines)
    body = body_of("\n\n".join(even(line) for line in lines))
    place = places(body, seed).of(0, len(body.flat))
    assert place
    assert even(seed[place[0] : place[1]]) == even(seed)
