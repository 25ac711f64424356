"""Made-up articles that share words in every way: copied, edited, quoted, repeated, over several paragraphs."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from .slow_passages import Source

TINY = "lamp lit".split()
SMALL = "the lamp was lit".split()
LARGE = (
    "the lamp was lit again on Monday by its keeper who don’t say why U.S. U.S a.m. region-wide $2bn 33 "
    "Pakistan’s oil burns Élan E\u0301lan café ﬁve x.y.z. co–op [sic] harbour under new law of sea and wind never "
    "shone better than this year he said they went north before any ship came home to port with grain"
).split()
LONGEST = 110
CHANGES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.title,
    lambda word: word.replace("’", "'"),
)


class Token(NamedTuple):
    """What is printed between two spaces, and whether it is printed as quoted."""

    text: str
    quoted: bool


def made_up_sources(seed: int, articles: int = 2) -> list[Source]:
    """Articles that share words, the same each time for the same seed; every fifth time they share none."""
    random_ = random.Random(seed)
    vocabulary = TINY if is_monotonous(seed) else SMALL if seed % 7 == 0 else LARGE
    written: list[list[Token]] = []
    for _ in range(articles):
        tokens = _fresh(random_, vocabulary, random_.randint(10, 40))
        while len(tokens) < LONGEST:
            if written and seed % 5:
                tokens += _edited(random_, vocabulary, _stretch(random_, random_.choice(written)))
            if random_.random() < 0.15:
                tokens += _stretch(random_, tokens)
            tokens += _fresh(random_, vocabulary, random_.choice([0, 1, 2, 5, 12]))
        written.append(tokens)
    return [
        Source(f"article-{number}", "en", tuple(_printed(random_, tokens)))
        for number, tokens in enumerate(written)
    ]


def is_monotonous(seed: int) -> bool:
    """Whether the articles have two words only, so that runs overlap in more ways than one."""
    return seed % 7 == 4


def _fresh(random_: random.Random, vocabulary: list[str], length: int) -> list[Token]:
    quoted = random_.random() < 0.3
    return [Token(random_.choice(vocabulary), quoted) for _ in range(length)]


def _stretch(random_: random.Random, tokens: list[Token]) -> list[Token]:
    start = random_.randrange(len(tokens))
    return tokens[start : start + random_.randint(5, 45)]


def _edited(random_: random.Random, vocabulary: list[str], tokens: list[Token]) -> list[Token]:
    """A copy with up to two places changed, put in or left out, perhaps in or out of quotation marks, in other capitals."""
    tokens = list(tokens)
    for _ in range(random_.choice([0, 0, 1, 2])):
        at, length = random_.randrange(len(tokens)), random_.randint(0, 6)
        tokens[at : at + random_.randint(0, 6)] = _fresh(random_, vocabulary, length)
        if not tokens:
            return []
    if random_.random() < 0.5:
        start = random_.randrange(len(tokens))
        quoted = random_.random() < 0.5
        tokens[start:] = [Token(token.text, quoted) for token in tokens[start:]]
    change = random_.choice(CHANGES)
    return [Token(change(token.text), token.quoted) for token in tokens]


def _printed(random_: random.Random, tokens: list[Token]) -> list[str]:
    """The paragraphs. A quotation that goes on in the next one is opened there again; a closing mark may be lost."""
    paragraphs, at = [], 0
    while at < len(tokens):
        length = random_.choice([3, 20, 60, 200])
        goes_on = random_.random() < 0.8
        paragraphs.append(_paragraph(random_, tokens[at : at + length], tokens, at, goes_on))
        at += length
    return paragraphs


def _paragraph(
    random_: random.Random, part: list[Token], tokens: list[Token], start: int, goes_on: bool
) -> str:
    text = ""
    for at, token in enumerate(part, start):
        opens = token.quoted and (at == start or not tokens[at - 1].quoted)
        last = at == start + len(part) - 1
        next_quoted = at + 1 < len(tokens) and tokens[at + 1].quoted
        closes = token.quoted and not (next_quoted and (not last or goes_on))
        if last and random_.random() < 0.1:
            closes = False
        mark = random_.choice(["", "", "", "", ",", ";", ".", "…"])
        text += (random_.choice('“"') if opens else "") + token.text + mark
        text += (random_.choice('”"') if closes else "") + random_.choice(["", "", " —", "—"]) + " "
    return text.strip()
