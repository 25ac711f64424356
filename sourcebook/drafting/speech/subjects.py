"""The subject of a verb of speech: a person who is named, a pronoun, or somebody described in the text's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..lexicon import COMMON
from ..lookup import Hit, between
from .descriptions import (
    described_at_end,
    described_at_start,
    institution,
    institution_at_start,
    noun_phrase,
)
from .masking import MASK
from .verbs import ADVERBS, PARENTHETICAL, PRONOUN, RELATIVE

_PIECE_END = re.compile(rf"[,;:()—–]|\s-\s|{MASK}+")
_ACCORDING = re.compile(r"\s*\baccording\s+to\s+(?:the\s+)?[\w’' ]{1,40}$")
_PIECES_BACK = 5
_STARTS_ELSEWHERE = re.compile(
    r"^(?:in|after|during|at|with|asked|while|when|as|for|on|since|despite|according|like|unlike|by|before|amid|"
    r"following|speaking|from|to|under|if|because|although|though|both)\b",
    re.IGNORECASE,
)
_AUXILIARY_TAIL = 30


class SubjectKind(StrEnum):
    PERSON = "person"
    PRONOUN = "pronoun"
    DESCRIBED = "described"


@dataclass(frozen=True)
class Subject:
    """Who does the speaking: the key of a mention, a pronoun, or the text's own words; and where that stands."""

    kind: SubjectKind
    words: str
    position: int = 0


def subject_before(text: str, start: int, end: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    """The subject that stands to the left of a verb at ``end``, not before ``start``; None where none can be told."""
    pieces = _pieces(text, start, end)
    nearest = True
    for number, (first, last) in enumerate(reversed(pieces)):
        if number >= _PIECES_BACK:
            return None
        last = first + len(_without_adverbs(text[first:last]))
        piece = text[first:last]
        bare = piece.strip()
        begins = number == len(pieces) - 1
        if relative := RELATIVE.match(bare):
            # «…, which Karl Berg said»: he is the subject of this clause and not whom it is about.
            first += piece.index(bare) + relative.end()
            for hit in between(mentions, first, last)[:1]:
                if hit.end == last and not text[first : hit.start].strip():
                    return Subject(SubjectKind.PERSON, hit.meaning, hit.start)
            continue
        if not bare or (not begins and PARENTHETICAL.match(bare)):
            continue
        if found := _at_end(piece, first, last, mentions):
            return _named_before(text, pieces, number, mentions) or found
        if nearest and (words := noun_phrase(piece) or institution(piece)):
            found = Subject(SubjectKind.DESCRIBED, words, first)
            return _named_before(text, pieces, number, mentions) or found
        nearest = False
    return None


def subject_behind(text: str, start: int, end: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    """The subject that follows a verb directly («said Maria Lind, a historian»)."""
    piece = _PIECE_END.split(text[start:end], maxsplit=1)[0]
    if not piece.strip() or _STARTS_ELSEWHERE.match(piece.strip()):
        return None
    stop = start + len(piece)
    for hit in between(mentions, start, stop)[:1]:
        before = text[start : hit.start]
        if not re.search(r"\b(?:to|with|of|that|about|by|for|against)\s+$", before):
            return Subject(SubjectKind.PERSON, hit.meaning, hit.start)
    words = piece.strip().rstrip(".")
    if described := described_at_start(words):
        return Subject(SubjectKind.DESCRIBED, described)
    pronoun = re.fullmatch(r"(?:he|she|they)", words.split()[0])
    return Subject(SubjectKind.PRONOUN, pronoun.group(), start) if pronoun else None


def whoever(text: str, start: int, end: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    """Whom the words behind «according to» or «a statement by» name."""
    piece = re.split(rf"[,;:.()—–](?=\s|$)|{MASK}+|\bthat\b", text[start:end], maxsplit=1)[0]
    for hit in between(mentions, start, start + len(piece))[:1]:
        return Subject(SubjectKind.PERSON, hit.meaning, hit.start)
    words = " ".join(piece.split())
    described = institution_at_start(words) or described_at_start(words)
    return Subject(SubjectKind.DESCRIBED, described, start) if described else None


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, position = [], start
    for mark in _PIECE_END.finditer(text, start, end):
        pieces.append((position, mark.start()))
        position = mark.end()
    pieces.append((position, end))
    return pieces


def _without_adverbs(piece: str) -> str:
    piece = _ACCORDING.sub("", piece.rstrip())
    while match := ADVERBS.search(piece[-_AUXILIARY_TAIL:]):
        piece = piece[: len(piece) - len(piece[-_AUXILIARY_TAIL:]) + match.start()].rstrip()
        piece = _ACCORDING.sub("", piece)
    return piece


def _at_end(piece: str, first: int, last: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    for hit in between(mentions, first, last)[-1:]:
        if hit.end == last:
            return Subject(SubjectKind.PERSON, hit.meaning, hit.start)
    if pronoun := PRONOUN.search(piece):
        return Subject(SubjectKind.PRONOUN, pronoun.group(1).lower(), first + pronoun.start(1))
    if described := described_at_end(piece):
        return Subject(SubjectKind.DESCRIBED, described)
    return None


def _named_before(
    text: str, pieces: Sequence[tuple[int, int]], number: int, mentions: Sequence[Hit[str]]
) -> Subject | None:
    """The person to whom a described piece is added: «Karl Berg, the ministry’s spokesman, said»."""
    index = len(pieces) - 1 - number
    first, last = pieces[index]
    if index == 0 or text[pieces[index - 1][1] : first].strip() != ",":
        return None
    if between(mentions, first, last):
        return None
    if PRONOUN.search(text[first:last].rstrip()):
        return None
    first, last = pieces[index - 1]
    piece = text[first:last]
    if _STARTS_ELSEWHERE.match(piece.strip()):
        return None
    for hit in between(mentions, first, last)[-1:]:
        if hit.end == first + len(piece.rstrip()):
            return Subject(SubjectKind.PERSON, hit.meaning, hit.start)
    if (
        re.fullmatch(r"\s*[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}\s*", piece)
        and piece.strip() not in COMMON
    ):
        return Subject(SubjectKind.DESCRIBED, piece.strip(), first)
    return None
