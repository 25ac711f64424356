"""Links into the original find the words of the evidence."""

from __future__ import annotations

import pytest

from sourcebook.pages.article.original import in_original

URL = "https://paper.example/a"


@pytest.mark.parametrize(
    ("quotes", "directives"),
    [
        (["The lamp was lit"], "text=The%20lamp%20was%20lit"),
        (["It was -- “lit”, & so,  half-lit."], "text=It%20was%20%2D%2D%20%E2%80%9Clit%E2%80%9D%2C%20%26%20so%2C%20half%2Dlit"),
        (["“One two\nthree four five six seven eight nine.”"], "text=One%20two%20three%20four,six%20seven%20eight%20nine"),
        (["Here", "there"], "text=Here&text=there"),
        (["灯" * 81], f"text={'%E7%81%AF' * 16},{'%E7%81%AF' * 16}"),
        (["…"], "text=%E2%80%A6"),
    ],
)  # fmt: skip
def test_words_are_found_by_themselves_or_by_their_ends(quotes: list[str], directives: str) -> None:
    assert in_original(URL, quotes) == f"{URL}#:~:{directives}"


def test_a_place_in_the_original_stays_and_without_words_there_is_none() -> None:
    assert in_original(f"{URL}#part", ["Here"]) == f"{URL}#part:~:text=Here"
    assert in_original(URL, []) == URL
