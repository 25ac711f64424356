"""The picture that stands beside a link to a page on social media, drawn from a few words and always with the same bytes."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import ceil
from typing import TYPE_CHECKING

from ..page import digest_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 800, 420
_EDGE, _GAP = 48, 28
_LEADING = 1.28
_PAPER, _INK, _ACCENT, _RULE = (251, 248, 242), (34, 29, 24), (132, 32, 44), (221, 212, 197)
_SHADES = 14
"""From paper to ink; with two colours more, four bits are enough for each point."""
_FULL, _QUIET = 255, 170
"""How dark words are."""
_RUN_LENGTHS = 3
"""zlib's strategy for pictures of few colours: half the time, and no more bytes."""


@dataclass(frozen=True)
class Picture:
    """A card: what it is about in a line, a heading, below it up to three columns of words with a line on each, and a foot.

    Words of which the font lacks a character are left out. It has those of Latin and Cyrillic.
    """

    kicker: str
    heading: str
    columns: tuple[tuple[str, str], ...]
    foot: str

    ends = None
    """It has no links."""

    @property
    def digest(self) -> bytes:
        return digest_of(self)

    @property
    def data(self) -> bytes:
        """The picture as PNG."""
        from PIL import Image, ImageDraw

        image = Image.new("L", (WIDTH, HEIGHT))
        pen = ImageDraw.Draw(image)
        width = WIDTH - 2 * _EDGE
        _set(pen, self.kicker, _font(20), (_EDGE, 40), width, 1, _QUIET)
        size, most = (32, 3) if self.columns else (38, 5)
        below = _set(pen, self.heading, _font(size, bold=True), (_EDGE, 76), width, most)
        number = len(self.columns)
        for place, (words, whose) in enumerate(self.columns):
            each = (width - (number - 1) * _GAP) // number
            left = _EDGE + place * (each + _GAP)
            under = _set(pen, words, _font(23, bold=True), (left, below + 30), each, 4)
            _set(pen, whose, _font(18), (left, under + 4), each, 2, _QUIET)
        _set(pen, self.foot, _font(18), (_EDGE, HEIGHT - 52), width, 1, _QUIET)
        image = image.point([shade * (_SHADES - 1) // 255 for shade in range(256)])
        image.putpalette(_palette())
        pen = ImageDraw.Draw(image)
        pen.rectangle((0, 0, WIDTH, 9), fill=_SHADES)
        for place in range(number):
            left = _EDGE + place * (each + _GAP)
            pen.rectangle((left, below + 18, left + each, below + 19), fill=_SHADES + 1)
        file = io.BytesIO()
        image.save(file, "PNG", bits=4, compress_level=6, compress_type=_RUN_LENGTHS)
        return file.getvalue()


def _set(
    pen: ImageDraw,
    words: str,
    font: FreeTypeFont,
    place: tuple[int, int],
    width: int,
    most: int,
    shade: int = _FULL,
) -> int:
    """Set words in lines of a width, at most so many. Returns where the last one ends."""
    left, top = place
    lines = list(_lines(_drawable(words), font, width))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    for line in lines:
        pen.text((left, top), line, fill=shade, font=font)
        top += round(font.size * _LEADING)
    return top


def _lines(words: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    line: list[str] = []
    space, length = _length(" ", font), 0.0
    room = width - _length(" …", font)
    for word in _pieces(words, font, room):
        own = _length(word, font)
        if line and length + space + own > room:
            yield " ".join(line)
            line, length = [], 0.0
        length += own + (space if line else 0)
        line.append(word)
    yield " ".join(line)


def _pieces(words: str, font: FreeTypeFont, room: float) -> Iterator[str]:
    """The words; of one that is longer than a line, pieces."""
    for word in words.split():
        parts = ceil(_length(word, font) / room)
        size = ceil(len(word) / parts)
        yield from (word[start : start + size] for start in range(0, len(word), size))


@lru_cache(maxsize=20_000)
def _length(words: str, font: FreeTypeFont) -> float:
    return font.getlength(words)


def _drawable(words: str) -> str:
    """Words, their accents being part of their letters as the font has them; none where it lacks one."""
    words = unicodedata.normalize("NFC", words)
    return words if all(map(_is_known, set(words))) else ""


@cache
def _palette() -> list[int]:
    steps = [step / (_SHADES - 1) for step in range(_SHADES)]
    shades = [
        round(paper + (ink - paper) * step)
        for step in steps
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
    return [*shades, *_ACCENT, *_RULE]


@cache
def _font(size: int, bold: bool = False) -> FreeTypeFont:
    """PT Serif, set letter by letter: what else would shape the words differs from machine to machine."""
    from PIL import ImageFont

    name = f"files/PT_Serif-Web-{'Bold' if bold else 'Regular'}.ttf"
    data = (files("fontpkg_pt_serif") / name).read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _is_known(character: str) -> bool:
    """Whether the font has a character, and not only the sign for one that it lacks."""
    missing = bytes(_font(20).getmask("\uffff"))
    return character.isspace() or bytes(_font(20).getmask(character)) != missing
