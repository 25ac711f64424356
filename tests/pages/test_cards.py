"""Cards: small pictures, always with the same bytes, whatever words stand on them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from sourcebook.pages import Settings
from sourcebook.pages.cards.picture import HEIGHT, WIDTH, Picture
from sourcebook.pages.cards.view import card_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.reading.readings import Readings

MOST = 25_000
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 9
PLAIN = Picture("Disputed", "Who knew?", (("the city", "Alder"), ("nobody", "Birch")), "a.example")


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of a PNG's parts."""
    place = 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        yield data[place + 4 : place + 8]
        place += length + 12


def same(one: Picture, other: Picture) -> bool:
    left, right = (opened(picture).convert("RGB") for picture in (one, other))
    return ImageChops.difference(left, right).getbbox() is None


def test_a_card_is_a_small_picture_that_knows_no_time() -> None:
    picture = opened(PLAIN)
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert set(chunks(PLAIN.data)) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert PLAIN.data == Picture(*vars(PLAIN).values()).data


def test_words_that_are_too_many_or_too_long_stay_within_it() -> None:
    card = Picture(LONG, LONG, ((LONG, LONG),) * 3, LONG)
    assert len(card.data) <= MOST
    edge = opened(card).convert("RGB").crop((WIDTH - 40, 20, WIDTH, HEIGHT))
    assert edge.getcolors() == [(edge.width * edge.height, (251, 248, 242))]


@pytest.mark.parametrize("words", ["뉴스", "قال", "🏴", "a\u0000b"])
def test_words_of_which_the_font_lacks_a_character_are_left_out(words: str) -> None:
    assert same(Picture(words, "Who knew?", (), "a"), Picture("", "Who knew?", (), "a"))


def test_accents_are_part_of_their_letters_and_cyrillic_is_drawn() -> None:
    assert same(Picture("", "Cafe\u0301", (), ""), Picture("", "Caf\u00e9", (), ""))
    assert not same(Picture("", "Жёлтый", (), ""), Picture("", "", (), ""))


def test_each_article_and_question_has_one_where_the_site_has_an_address(
    readings: Readings,
) -> None:
    views = Presenter(readings)
    assert list(card_pages(views, Settings())) == []
    cards = {
        page.path: page.make() for page in card_pages(views, Settings(site="https://a.example/b/"))
    }
    assert cards.keys() == {f"articles/{slug}/card.png" for slug in readings.catalog.articles} | {
        f"questions/{slug}/card.png" for slug in readings.catalog.questions
    }
    assert all(isinstance(card, Picture) and len(card.data) <= MOST for card in cards.values())
    question = cards["questions/city-knew/card.png"]
    assert question == Picture(
        "Disputed: 2 articles, at least 1 origin, perhaps 2",
        readings.catalog.questions["city-knew"].record.question,
        (("not since last year", "Ellery Courier"), ("November", "Harbour Post")),
        "a.example/b",
    )
