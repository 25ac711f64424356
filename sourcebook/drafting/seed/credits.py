"""Captions of photos, and who is credited in a seed and is nobody of the story: photographers, agencies, translators."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ..front_matter import is_writable
from ..lexicon import LISTS
from ..lookup import Lookup, any_of

_AGENCIES = any_of(LISTS["agencies"])
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:al|bin|van|von|de|der|la)\s+)?[^\W\d_a-z][\w.’'-]*){1,3}"
_SOURCE = r"[^\W\d_a-z][^/|.;:]{1,50}"
_PHOTO = r"(?i:photo(?:graph)?s?|image|picture|illustration|graphic|foto)"
_LEAD = rf"(?:©\s*|{_PHOTO}(?i:\s+by)?\s*:\s*|(?:{_PHOTO}\s+)?(?i:(?:credits?|source|courtesy(?:\s+of)?)\s*:\s*|courtesy(?:\s+of)?\s+))"

_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:photograph(?:er|ed|s)?(?:\s+by)?):?\s+(?P<name>{_NAME})(?:\s*[/,]\s*(?P<for>{_SOURCE}))?",
        rf"\(?(?P<for>{_AGENCIES}|[A-Z]{{3,12}})\s*/\s*(?P<name>{_NAME})\)?",
        rf"\(?(?P<name>{_NAME})\s*/\s*(?P<for>{_AGENCIES}(?:\s+via\s+{_SOURCE})?)\)?",
        rf"{_LEAD}(?P<name>{_NAME})\s*/\s*(?P<for>{_SOURCE})",
        rf"{_LEAD}(?P<source>{_SOURCE})",
        rf"\((?P<source>{_AGENCIES})\)",
    )
)
"""How a caption ends, from the most telling form to the least."""

_MARK = re.compile(r"[/©:(]|photograph|courtesy", re.IGNORECASE)
"""Without any of these there is no credit."""
_OPENING = re.compile(rf"(?:file\s+)?{_PHOTO}\s*:\s|caption\s*:\s|pictured\s*:\s", re.IGNORECASE)
_TAIL = 160
"""A credit stands within the last characters of its caption."""
_LONGEST = 300
"""No agency's closing line is longer (in characters)."""
_PART = re.compile(
    r"(?P<role>(?:additional\s+)?reporting|writing|editing|edited|translation|translated|with(?=\s+\w+\s+from))\s+(?:by|\w+\s+from)\s+(?P<names>[^;.]+)",
    re.IGNORECASE,
)
_ROLES = {"edited": "editing", "translated": "translation", "with": "reporting"}


@dataclass(frozen=True)
class Credited:
    """Who is credited: the name, the role, for whom they worked where that is said."""

    name: str
    role: str
    employer: str | None = None


def photo_credit(paragraph: str) -> Credited | None:
    """Who is credited at the end of a paragraph that is a photo's caption or its credit; None where nobody is."""
    if not _MARK.search(paragraph, max(len(paragraph) - _TAIL, 0)):
        return None
    tail = paragraph[-_TAIL:].rstrip(" .")
    for start in (gap.start() for gap in re.finditer(r"(?:^|(?<=[\s.)(]))(?=\S)", tail)):
        for pattern in _BEHIND:
            if match := pattern.fullmatch(tail, start):
                found = {key: words.strip(" ()") for key, words in match.groupdict("").items()}
                if source := found.get("source"):
                    return Credited(source, "photo credit")
                return Credited(found["name"], "photographer", found["for"] or None)
    return None


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph is a photo's caption: it ends with a credit, or says what it is."""
    return bool(_OPENING.match(paragraph) or photo_credit(paragraph))


def credits_of(
    paragraphs: Sequence[str],
    captions: Iterable[int],
    catalog: Catalog,
    names: Iterable[Lookup[str]],
) -> list[Credited]:
    """The credits of photos and an agency's closing line («Reporting by A B; Editing by C D»), each once.

    A credit whose words hold a shorter name of somebody known is left out: that person could not be told from it.
    """
    listed = [one for n in sorted(captions) if (one := photo_credit(paragraphs[n]))]
    for line in paragraphs[-3:]:
        bare = line.strip("()[] -–—")
        if len(line) <= _LONGEST and _PART.match(bare):
            listed.extend(_closing_credits(bare))
    unique: dict[str, Credited] = {}
    for credit in listed:
        writable = is_writable(credit.name) and is_writable(credit.employer or "-")
        if writable and is_clear(credit.name, names):
            slug = catalog.outlets.find(credit.employer or "")
            employer = catalog.outlets[slug].record.name if slug else credit.employer
            unique.setdefault(same_name(credit.name), replace(credit, employer=employer))
    return list(unique.values())


def is_clear(name: str, names: Iterable[Lookup[str]]) -> bool:
    """Whether no shorter name of somebody stands inside this one."""
    return all(hit.form == name for lookup in names for hit in lookup.every(name))


def _closing_credits(line: str) -> Iterator[Credited]:
    for part in _PART.finditer(line):
        role = part["role"].lower()
        for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", part["names"]):
            # «Karl Berg in Islamabad»: where somebody worked is no part of the name.
            person = re.split(r"\s+(?:in|at|from)\s+", name)[0].strip(" .")
            if re.fullmatch(_NAME, person):
                yield Credited(person, _ROLES.get(role, role))
