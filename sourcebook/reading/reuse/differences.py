"""How an article's cut of an utterance differs from its fullest form, part by part."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from .cuts import Cut


class Change(StrEnum):
    """How a part of a cut stands to the fullest form."""

    SAME = "same"
    LEFT_OUT = "left out"
    CHANGED = "changed"
    ADDED = "added"
    INSERTED = "inserted"
    """Put in by the article, in square brackets."""


@dataclass(frozen=True)
class Piece:
    """A part of a cut: its own words, and those of the fullest form that it keeps, changes or leaves out."""

    change: Change
    words: str
    full: str


def differences(full: Cut, cut: Cut, flat: Mapping[str, str]) -> tuple[Piece, ...]:
    """A cut, part by part, against the fullest form: what it keeps, changes, leaves out, adds, inserts."""
    every = [place for first, behind in cut.fragments for place in range(first, behind)]
    pieces = []
    for code, a, b, c, d in _matched(full, cut).get_opcodes():
        ours, whole = every[c:d], words_at(full, full.places[a:b], flat)
        if code == "equal":
            pieces.append(Piece(Change.SAME, words_at(cut, ours, flat), whole))
        else:
            pieces.extend(_edited(cut, ours, whole, flat))
    return tuple(pieces)


def kept_words(full: Cut, cut: Cut) -> frozenset[int]:
    """The words of the fullest form, by their numbers, that a cut keeps."""
    blocks = _matched(full, cut).get_matching_blocks()
    return frozenset(number for block in blocks for number in range(block.a, block.a + block.size))


def _matched(full: Cut, cut: Cut) -> difflib.SequenceMatcher[str]:
    every = (place for first, behind in cut.fragments for place in range(first, behind))
    theirs = ["" if cut.text.bracketed[place] else cut.text.forms[place] for place in every]
    return difflib.SequenceMatcher(None, full.forms, theirs, autojunk=False)


def _edited(
    cut: Cut, places: Sequence[int], whole: str, flat: Mapping[str, str]
) -> Iterator[Piece]:
    """What stands in a cut where the fullest form has other words, or none: what is in brackets apart from the rest."""
    if whole and all(cut.text.bracketed[place] for place in places):
        yield Piece(Change.LEFT_OUT, "", whole)
    for bracketed, run in groupby(places, key=lambda place: cut.text.bracketed[place]):
        said = words_at(cut, list(run), flat)
        if bracketed:
            yield Piece(Change.INSERTED, said, "")
        else:
            yield Piece(Change.CHANGED if whole else Change.ADDED, said, whole)
            whole = ""


def words_at(cut: Cut, places: Sequence[int], flat: Mapping[str, str]) -> str:
    """The article's own writing of some of its words, with what stands between them; an ellipsis where words are skipped."""
    text, words = flat[cut.article], cut.text
    shown, last = "", -1
    for place in places:
        follows = place == last + 1 and not any(place == first for first, _ in cut.fragments)
        if last >= 0 and not follows:
            shown += " … "
        begin = words.ends[last] if follows and last >= 0 else _begin(text, words.starts[place])
        shown += text[begin : words.ends[place]]
        last = place
    if last >= 0 and any(first < last + 1 < behind for first, behind in cut.fragments):
        shown += text[words.ends[last] : _begin(text, words.starts[last + 1])].rstrip(" [](“‘\"'")
    return shown


def _begin(text: str, start: int) -> int:
    """Where a word begins, with the sign of currency before it."""
    return start - (text[max(start - 1, 0) : start] in tuple("$€£¥"))
