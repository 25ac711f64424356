"""The subject of a verb of speech: a person who is named, a pronoun, or somebody described in the text's words, without a
name: «a senior official», «the bureau», «observers from the Union»."""

import re
from dataclasses import dataclass
from typing import Literal

from ..lexicon import COMMON, LISTS, ROLES, either
from ..lookup import Hit, Mentions, any_of, between
from .quotations import MASK
from .verbs import ADVERBS, PARENTHETICAL, PRONOUN

_PIECE_END = re.compile(rf"[,;:—–]|\((?!retd?\b)|(?<!\(retd)(?<!\(ret)\)|\s-\s|{MASK}+")
_ACCORDING = re.compile(r"\s*\baccording\s+to\s+(?:the\s+)?[\w’' ]{1,40}$")
_WHO = re.compile(r"(?<=\w)\s+(?:who|(?:done|dated|written|based|seen)\s(?:by|in|on|for|at|\d+))\s")
_BESIDE = re.compile(r"\b(?:of|for|to|with|from|in|at|by|about|against)\s+$")
_NAME_BEHIND = 60
_OF_WHERE = re.compile(r"\s+(?:of|from|at|for|with)\s+(?:[\w’'&.-]+\s*){1,8}$")
_NOUN = rf"(?:{any_of({*ROLES, *LISTS['speaker_nouns']})}|\d\d-year-old)"
_LEADING = re.compile(rf"^(?:{either('joining')})\s+", re.IGNORECASE)
_PROPER = r"[A-Z][\w’'.&-]*(?:\s+(?:of\s+)?[A-Z][\w’'.&-]*){0,4}"
_NO_PART = r"(?!(?:the|an?|and|or|but|who|when|while|until|because|with|to|of|for|in|on|at|by|from|as|that|than|what|said|says|told|had|has|was|were|is|are|his|her|their|my)\b)"
_SPEAKER = re.compile(
    rf"(?<![\w’'.&-])(?:(?:one|two|three|some|several|many|most|both)\s+of\s+(?:the|its|his|her|their|these|those)\s+)?"
    rf"(?:(?:one|some|many|several|most|two|three)\s+of\s+(?:them|these|those)$|"
    rf"(?:(?:an?|the|one|two|three|four|several|some|many|most|other|another|both|senior|top|unnamed|local|his|her|its|their|my|our)\s+)?"
    rf"(?:{_NO_PART}[\w’'.&-]+\s+){{0,7}}?"
    rf"{_NOUN}(?:\s+(?:(?:close|familiar|loyal|opposed)\s+)?(?:of|for|at|in|from|to|with)\s+(?:(?:the|a|an)\s+)?(?:[a-z]+\s+){{0,2}}?(?:{_PROPER}|[a-z-]+|\d{{4}}))?$)",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(
    r"(?:(?:an?|the|one|another|my|our|his|her|its|their|this|these|those)|[A-Z][\w.-]*[’']s?)\s+"
    rf"(?:{_NO_PART}[\w’'.&-]+\s+){{0,4}}{_NO_PART}[\w’'.&-]*[a-z]{{2}}[\w’'&-]*",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"(?!\w+[’'](?:d|ll|ve|re|m)\b)(?:the\s+|The\s+)?(?:[A-Z][\w’'.&-]*\s+){0,4}[A-Z][\w’'.&-]*(?:\s\d+)?"
)
_INSTITUTION_FIRST = re.compile(
    r"(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:(?:of|for|&)\s+(?:the\s+)?)?[A-Z][\w’'.&-]*){0,5}"
)
_SHARED = re.compile(r"\w,?\s(?:and|but)(?:\s(?:then|also|later|even|\w+ly))?$")
"""«Karl Berg rose and said»: the verb has its subject from the one before."""
_WHEN = r"(?:when|while|as|after|before|because|until|and|but)"
_CLAUSE = re.compile(rf"(?:[,;:—–]\s|\b{_WHEN}\s)(?:[A-Z][\w.’'-]*\s){{0,4}}$")
_CLAUSE_PRONOUN = re.compile(
    rf"(?:^\W*|[,;:—–]\s|\b{_WHEN}\s)(he|she|it|they|I)(?:[’'](?:d|s|ll|ve|re))?\s(?=[a-z])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:,\s[^,.;]{1,80},)?\s(?!(?:and|or)\b)[a-z]")
_SENTENCE = re.compile(
    r"\W*(?:(?i:the|an?|its|his|her|their|our|my)\s[^,.;:]{1,60},\s)?(?:[\w.’'-]+\s){0,5}"
)


@dataclass(frozen=True)
class Subject:
    """Who does the speaking: the key of a mention, a pronoun, or the text's own words; and where that stands."""

    kind: Literal["person", "pronoun", "described"]
    words: str
    position: int = 0


def subject_before(text: str, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The subject that stands to the left of a verb at ``end``, not before ``start``; None where none can be told."""
    if _SHARED.search(text[start:end].rstrip()):
        return next(reversed(subjects_of(text, start, end, mentions)), None)
    marks = [mark.span() for mark in _PIECE_END.finditer(text, start, end)]
    begins, ends = [start, *(behind for _, behind in marks)], [*(mark for mark, _ in marks), end]
    pieces = list(zip(begins, ends, strict=True))
    nearest = True
    for index, (first, last) in reversed(list(enumerate(pieces))):
        # «Residents who live there say», «a note dated 3 May says»
        whole = first + len(_without_adverbs(text[first:last]))
        named = any(hit.end == whole for hit in between(mentions, first, whole))
        last = whole if named else first + len(_without_adverbs(_WHO.split(text[first:last])[0]))
        piece = text[first:last]
        bare = piece.strip()
        if not bare or PARENTHETICAL.match(bare):
            continue
        found = _at_end(piece, first, last, mentions)
        if not found and nearest and (words := _described(piece)):
            found = Subject("described", words, first)
        if found:
            return _named_before(text, pieces[: index + 1], mentions) or found
        nearest = False
    return None


def subjects_of(text: str, start: int, end: int, mentions: Mentions) -> list[Subject]:
    """The people and pronouns with which a sentence and its clauses begin, from left to right: «The coach, Karl Berg, rose when
    he …»."""
    found = [
        Subject("pronoun", pronoun[1].lower(), start + pronoun.start(1))
        for pronoun in _CLAUSE_PRONOUN.finditer(text[start:end])
    ]
    for hit in between(mentions, start, end):
        before = text[start : hit.start]
        begins = _CLAUSE.search(before) or _SENTENCE.fullmatch(before)
        added = ", " in before and text.startswith(", ", hit.end)
        goes_on = _GOES_ON.match(text, hit.end + added)
        if begins and goes_on and not _BESIDE.search(before):
            found.append(_person(hit))
    return sorted(found, key=lambda subject: subject.position)


def subject_behind(text: str, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The subject that follows a verb directly («said Maria Lind, a historian»), or the source that follows «according to»."""
    if text.startswith("whom", start):  # «Karl Berg, according to whom …»
        hits = between(mentions, max(start - _NAME_BEHIND, 0), start)
        return _person(hits[-1]) if hits else None
    piece = _PIECE_END.split(text[start:end], maxsplit=1)[0]
    stop = start + len(piece)
    for hit in between(mentions, start, stop)[:1]:
        if not _BESIDE.search(text, start, hit.start):
            return _person(hit)
    words = " ".join(piece.split()).rstrip(".")
    name = _INSTITUTION_FIRST.match(words)
    described = described_at_start(words) or (name.group() if name else "")
    if (described or _WITH_ARTICLE.fullmatch(words)) and (
        named := _named_behind(text, stop, mentions)
    ):
        return named
    return None if described in ("", *COMMON) else Subject("described", described, start)


def _person(hit: Hit[str]) -> Subject:
    return Subject("person", hit.meaning, hit.start)


def _without_adverbs(piece: str) -> str:
    piece = _ACCORDING.sub("", piece.rstrip())
    while (shorter := ADVERBS.sub("", piece).rstrip()) != piece:
        piece = shorter
    return piece


def _at_end(piece: str, first: int, last: int, mentions: Mentions) -> Subject | None:
    for hit in between(mentions, first, last)[-1:]:
        if hit.end == last:
            words = _BESIDE.search(piece, 0, hit.start - first) and _described_at_end(piece)
            return Subject("described", words) if words else _person(hit)
    for hit in between(mentions, first, last)[:1]:
        if _OF_WHERE.fullmatch(piece, hit.end - first):
            return _person(hit)  # «Karl Berg of the ministry’s port office said»
    if pronoun := PRONOUN.search(piece):
        return Subject("pronoun", pronoun.group(1).lower(), first + pronoun.start(1))
    if described := _described_at_end(piece):
        return Subject("described", described)
    return None


def _named_before(text: str, pieces: list[tuple[int, int]], mentions: Mentions) -> Subject | None:
    """The person to whom a described piece is added: «Karl Berg, the ministry’s spokesman, said»."""
    (first, last), (start, end) = pieces[-2:] if len(pieces) > 1 else ((0, 0), pieces[0])
    named = any(not _BESIDE.search(text, start, hit.start) for hit in between(mentions, start, end))
    named = named or bool(PRONOUN.search(text[start:end].rstrip()))
    if named or text[last:start].strip() != ",":
        return None
    hits = between(mentions, first, last)[-1:]
    return _person(hits[0]) if hits and not text[hits[0].end : last].strip() else None


def _named_behind(text: str, start: int, mentions: Mentions) -> Subject | None:
    """The person whose name is added to a description: «said the minister, Karl Berg.»"""
    for hit in between(mentions, start, start + _NAME_BEHIND)[:1]:
        if text[start : hit.start] == ", " and text[hit.end : hit.end + 1] in (*",.;:", ""):
            return _person(hit)
    return None


def _described_at_end(piece: str) -> str:
    """The words by which the end of a piece of a sentence describes a speaker; empty where it does not."""
    words = _bare(piece)
    found = _SPEAKER.search(words)
    return found.group() if found and not _BESIDE.search(words[: found.start()]) else ""


def _described(piece: str) -> str:
    """A whole piece that is an article with its noun («the bureau»), whatever the noun, or that has capitals: a country, a ministry, a
    company; empty where it is something else."""
    words = _bare(piece)
    whole = _WITH_ARTICLE.fullmatch(words) or _INSTITUTION.fullmatch(words)
    return words if whole and words not in COMMON else ""


def described_at_start(piece: str, shortest: bool = False) -> str:
    """The longest, or the shortest, beginning of a piece that describes a speaker; empty where none does."""
    parts = re.split("[,;:(]", piece)[0].split()[:12]
    lengths = range(1, len(parts) + 1)
    for length in lengths if shortest else reversed(lengths):
        shorter = " ".join(parts[:length])
        if _described_at_end(shorter) == shorter:
            return shorter
    return ""


def _bare(piece: str) -> str:
    """The last words of a piece without what joins it to the sentence."""
    words = piece.strip()
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    # Only the last words matter; the rest is cut so that no search runs long.
    return " ".join(words.split()[-14:])
