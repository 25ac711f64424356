"""Words in another language than the site's say which, and in which direction they run; English ones say nothing."""

from __future__ import annotations

import pytest

from sourcebook.pages.languages import direction, lang, ours, passage, spoken


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("fr-CA", "ltr"),
        ("ar", "rtl"),
        ("UR-pk", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("ur-Latn", "ltr"),
        ("und", "auto"),
        ("und-Hebr", "rtl"),
        ("mul", "auto"),
    ],
)
def test_a_direction_follows_from_the_script_or_else_from_the_language(
    language: str, expected: str
) -> None:
    assert direction(language) == expected


def test_only_another_language_is_said() -> None:
    assert [lang(one) for one in ("en", "en-GB", "EN-us")] == ["", "", ""]
    assert lang("fr") == ' lang="fr" dir="ltr"'
    assert ours("en") == ""
    assert ours("ar") == ' lang="en" dir="ltr"'


def test_a_passage_in_the_sites_language_runs_as_its_first_letter_does() -> None:
    assert passage("en") == ' dir="auto"'
    assert passage("ur") == ' lang="ur" dir="rtl"'


def test_words_within_a_line_stand_apart_and_are_escaped() -> None:
    assert spoken("a <b>", "en") == "a &lt;b&gt;"
    assert spoken("<ا>", "ar") == '<bdi lang="ar" dir="rtl">&lt;ا&gt;</bdi>'
