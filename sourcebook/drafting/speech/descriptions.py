"""How a text names somebody without giving a name: «a senior official», «the bureau», «observers from the Union»."""

from __future__ import annotations

import re

from ..lexicon import COMMON, SPEAKER_NOUNS
from ..lookup import any_of

_NOUN = any_of(SPEAKER_NOUNS)
_LEADING = re.compile(
    r"^(?:and|but|while|as|that|when|because|although|though|after|before|which|if|where|so|yet|whereas|since|what|"
    r"however|meanwhile|earlier|later|still|then|instead|moreover|also|even)\s+",
    re.IGNORECASE,
)
_PROPER = r"[A-Z][\w’'.&-]*(?:\s+(?:of\s+)?[A-Z][\w’'.&-]*){0,4}"
_NO_PART = r"(?!(?:and|or|but|with|to|of|in|on|at|by|from|as|that|than|had|has|was|were|is|are)\b)"
_SPEAKER = re.compile(
    rf"(?<![\w’'.&-])"
    rf"(?:(?:one|two|three|some|several|many|most|both)\s+of\s+(?:the|its|his|her|their|these|those)\s+)?"
    rf"(?:(?:one|some|many|several|most|two|three)\s+of\s+(?:them|these|those)$|"
    rf"(?:(?:an?|the|one|two|three|four|several|some|many|most|other|another|both|senior|top|unnamed|local)\s+)?"
    rf"(?:{_NO_PART}[\w’'.&-]+\s+){{0,7}}?"
    rf"{_NOUN}(?:\s+(?:of|for|at|in|from|to|with)\s+(?:(?:the|a|an)\s+)?(?:[a-z]+\s+){{0,2}}?(?:{_PROPER}|[a-z-]+))?$)",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(
    r"(?:(?:an?|the|one|another|his|her|its|their|this|these|those)|[A-Z][\w.-]*[’']s?)\s+"
    rf"(?:{_NO_PART}[\w’'.&-]+\s+){{0,4}}{_NO_PART}[\w’'.&-]*[a-z]{{2}}[\w’'&-]*",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(r"(?:the\s+|The\s+)?(?:[A-Z][\w’'.&-]*\s+){0,4}[A-Z][\w’'.&-]*")
_INSTITUTION_FIRST = re.compile(
    r"(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z][\w’'.&-]*){0,5}"
    r"(?!\s+[a-z]+s?\b\s*$)(?=\s+[a-z]|$)"
)
_NOT_SAYING = re.compile(
    r"(?:tweet|comment|remark|statement|word|claim|time|day|week|month|year|way|reason|thing|place)s?$",
    re.IGNORECASE,
)


def described_at_end(piece: str) -> str:
    """The words by which the end of a piece of a sentence describes a speaker; empty where it does not."""
    words = _bare(piece)
    match = _SPEAKER.search(words)
    if match is None:
        return ""
    found = match.group()
    return found if found and words.endswith(found) else ""


def noun_phrase(piece: str) -> str:
    """A whole piece that is an article with its noun («the bureau»), whatever the noun; empty where it is none."""
    words = _bare(piece)
    whole = _WITH_ARTICLE.fullmatch(words)
    return words if whole and not _NOT_SAYING.search(words) else ""


def described_at_start(piece: str) -> str:
    """The longest beginning of a piece that describes a speaker; empty where none does."""
    parts = piece.split()[:12]
    for length in range(len(parts), 0, -1):
        shorter = " ".join(parts[:length])
        if described_at_end(shorter) == shorter:
            return shorter
    return ""


def institution(piece: str) -> str:
    """A whole piece that has capitals: a country, a ministry, a company; empty where it is something else."""
    words = _bare(piece)
    return words if _INSTITUTION.fullmatch(words) and words not in COMMON else ""


def institution_at_start(piece: str) -> str:
    """What has capitals from the beginning of a piece on; empty where nothing has."""
    match = _INSTITUTION_FIRST.match(piece)
    return match.group().rstrip(".") if match else ""


def _bare(piece: str) -> str:
    """The last words of a piece without what joins it to the sentence."""
    words = piece.strip()
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    # Only the last words matter; the rest is cut so that no search runs long.
    return " ".join(words.split()[-14:])
