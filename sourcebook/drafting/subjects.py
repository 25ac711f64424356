"""The subject of a verb of speech: a person who is named, a pronoun, or somebody described in the text's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .lexicon import COMMON, SPEAKER_NOUNS
from .lookup import Hit, any_of, between
from .speech import ADVERBS, PARENTHETICAL, PRONOUN

MASK = "\ua66e"
"""Stands for each character inside of quotation marks, so that nothing there is taken for the article's own words. It
is a letter, so that a sentence can begin with it, and so rare that hardly any text has it."""

_PIECE_END = re.compile(rf"[,;:()—–]|\s-\s|{MASK}+")
_ACCORDING = re.compile(r"\s*\baccording\s+to\s+(?:the\s+)?[\w’' ]{1,40}$")
_PIECES_BACK = 5
_NOUN = any_of(SPEAKER_NOUNS)
_LEADING = re.compile(
    r"^(?:and|but|while|as|that|when|because|although|though|after|before|which|if|where|so|yet|whereas|since|"
    r"however|meanwhile|earlier|later|still|then|instead|moreover|also|even)\s+",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    rf"(?<![\w’'.&-])(?:(?:one|two|three|some|several|many|most|both)\s+of\s+(?:the|its|his|her|their|these|those)\s+)?"
    rf"(?:(?:an?|the|one|two|three|four|several|some|many|most|other|another|both|senior|top|unnamed|local)\s+)?"
    rf"(?:(?!(?:and|or|but|with|to|of|in|on|at|by|from|as|that|than|had|has|was|were|is|are)\b)[\w’'.&-]+\s+){{0,7}}?"
    rf"{_NOUN}(?:\s+(?:of|for|at|in|from|to)\s+(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:of\s+)?[A-Z][\w’'.&-]*){{0,4}})?$",
    re.IGNORECASE,
)
_STARTS_ELSEWHERE = re.compile(
    r"^(?:in|after|during|at|with|asked|while|when|as|for|on|since|despite|according|like|unlike|by|before|amid|"
    r"following|speaking|from|to|under|if|because|although|though|both)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(r"(?:the\s+|The\s+)?(?:[A-Z][\w’'.&-]*\s+){0,4}[A-Z][\w’'.&-]*$")
_LEADING_INSTITUTION = re.compile(
    r"(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z][\w’'.&-]*){0,5}(?!\s+[a-z]+s?\b\s*$)(?=\s+[a-z]|$)"
)
_AUXILIARY_TAIL = 30


class SubjectKind(StrEnum):
    PERSON = "person"
    PRONOUN = "pronoun"
    DESCRIBED = "described"


@dataclass(frozen=True)
class Subject:
    """Who does the speaking: the key of a mention, a pronoun, or the text's own words."""

    kind: SubjectKind
    words: str


def subject_before(text: str, start: int, end: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    """The subject that stands to the left of a verb at ``end``, not before ``start``; None where none can be told."""
    pieces = _pieces(text, start, end)
    for number, (first, last) in enumerate(reversed(pieces)):
        if number >= _PIECES_BACK:
            return None
        last = first + len(_without_adverbs(text[first:last]))
        piece = text[first:last]
        if not piece.strip() or (number and PARENTHETICAL.match(piece.strip())):
            continue
        if found := _at_end(piece, first, last, mentions):
            return _named_before(text, pieces, number, mentions) or found
        if number == 0 and _institution(piece):
            return Subject(SubjectKind.DESCRIBED, _institution(piece))
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
            return Subject(SubjectKind.PERSON, hit.meaning)
    words = piece.strip().rstrip(".")
    if described := _longest_described(words):
        return Subject(SubjectKind.DESCRIBED, described)
    pronoun = re.fullmatch(r"(?:he|she|they)", words.split()[0])
    return Subject(SubjectKind.PRONOUN, pronoun.group()) if pronoun else None


def whoever(text: str, start: int, end: int, mentions: Sequence[Hit[str]]) -> Subject | None:
    """Whom the words behind «according to» or «a statement by» name."""
    piece = re.split(rf"[,;:.()—–](?=\s|$)|{MASK}+|\bthat\b", text[start:end], maxsplit=1)[0]
    for hit in between(mentions, start, start + len(piece))[:1]:
        return Subject(SubjectKind.PERSON, hit.meaning)
    words = " ".join(piece.split())
    if institution := _LEADING_INSTITUTION.match(words):
        return Subject(SubjectKind.DESCRIBED, institution.group().rstrip("."))
    described = _longest_described(words)
    return Subject(SubjectKind.DESCRIBED, described) if described else None


def _longest_described(words: str) -> str:
    """The longest beginning of a piece that describes somebody; empty where none does."""
    parts = words.split()[:12]
    for length in range(len(parts), 0, -1):
        shorter = " ".join(parts[:length])
        if _described(shorter) == shorter:
            return shorter
    return ""


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
            return Subject(SubjectKind.PERSON, hit.meaning)
    if pronoun := PRONOUN.search(piece):
        return Subject(SubjectKind.PRONOUN, pronoun.group(1).lower())
    if described := _described(piece):
        return Subject(SubjectKind.DESCRIBED, described)
    return None


def _described(piece: str) -> str:
    """The words by which the end of a piece describes somebody; empty where it does not."""
    words = piece.strip()
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    # Only the last words matter; the rest is cut so that no search runs long.
    words = " ".join(words.split()[-14:])
    match = _DESCRIBED.search(words)
    if match is None:
        return ""
    found = match.group()
    return found if found and words.endswith(found) else ""


def _institution(piece: str) -> str:
    """A country, a ministry, a company: what has capitals up to the end of a piece and no sentence's first word alone."""
    match = _INSTITUTION.search(" ".join(piece.split()[-6:]))
    if not match or match.group() in COMMON:
        return ""
    return match.group()


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
            return Subject(SubjectKind.PERSON, hit.meaning)
    return None
