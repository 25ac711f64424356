"""What stands around a name and shows that it is a person's: a verb of speech, a role, an age, «who»."""

from __future__ import annotations

import re

from ..lexicon import ROLES
from ..lookup import any_of
from ..speech.verbs import FINITE_VERBS

_ROLE = any_of(ROLES)
_VERB_BEHIND = re.compile(
    rf"(?:,\s[^.;:“”\"]{{1,90}},|,)?\s+(?:(?:also|has|had|then|later|further|earlier|already|meanwhile)\s+){{0,3}}"
    rf"(?:{FINITE_VERBS})\b"
)
_WHO_BEHIND = re.compile(
    rf",?\s+(?:who|whose|whom)\b|,\s+\(?\d\d\)?,|\s+\(\d\d\)"
    rf"|,\s+(?:[\w’'.-]+\s+){{0,8}}?(?i:{_ROLE})\b"
)
_OF_WHOM_BEHIND = re.compile(
    r"[’']s?\s+(?:\w+\s+)?(?:comments?|remarks?|statements?|tweets?|speech|visit|decision|words|claims?|"
    r"wife|husband|lawyer|death|office|resignation|arrest|brother|son|daughter|family)\b"
)
_VERB_BEFORE = re.compile(
    r"(?:[,”\"’'?!]\s*)(?:said|says|asked|added|explained|wrote)\s+$|\b[Aa]ccording\s+to\s+$"
)
_ROLE_BEFORE = re.compile(rf"\b(?:{_ROLE})\s+$", re.IGNORECASE)
_ROLE_AND_COMMA_BEFORE = re.compile(rf"\b(?:{_ROLE}),\s+$", re.IGNORECASE)


_BEGINS = re.compile(r"(?:^|[.!?”\"’]\s+|,\s+)$")
_PRONOUN_BEHIND = re.compile(r"\s+[a-z][^.;:!?]{1,90}\b(?:his|her|he|she|himself|herself)\b")
"""«Mila Horvat spent the night with her sons»: companies and places go by «it»."""


def is_shown(text: str, start: int, end: int) -> bool:
    """Whether the words around a stretch of a paragraph show that it names a person."""
    before, behind = text[max(start - 40, 0) : start], text[end : end + 120]
    return bool(
        _VERB_BEHIND.match(behind)
        or _WHO_BEHIND.match(behind)
        or (_BEGINS.search(before) and _PRONOUN_BEHIND.match(behind))
        or _OF_WHOM_BEHIND.match(behind)
        or _VERB_BEFORE.search(before)
        or _ROLE_BEFORE.search(before)
        or (behind.startswith(",") and _ROLE_AND_COMMA_BEFORE.search(before))
    )
