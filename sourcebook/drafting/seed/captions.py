"""Captions of photos, and who is credited for the photo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lookup import any_of

_AGENCIES = any_of(
    "Reuters REUTERS AFP AP EPA Bloomberg Xinhua TASS Sputnik ANI PTI DPA Corbis Alamy Shutterstock Anadolu "
    "Flickr Unsplash Handout Newscom Zuma NurPhoto Pexels".split()
    + ["Getty Images", "Getty", "AP Photo", "AFP PHOTO", "Associated Press", "Press Association"]
    + ["Wikimedia Commons", "Creative Commons", "European Pressphoto Agency"]
)
_PERSON = (
    r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:al|bin|van|von|de|der|la)\s+)?[^\W\d_a-z][\w.’'-]*){1,3}"
)
_SOURCE = r"[^\W\d_a-z][^/|.;:]{1,50}"
_PHOTO = r"(?i:photo(?:graph)?s?|image|picture|illustration|graphic|foto)"
_WITH_COLON = (
    rf"(?:{_PHOTO}\s+)?(?i:credits?|source)\s*:\s*|(?:{_PHOTO}\s+)?(?i:courtesy)(?:\s+of)?\s*:?\s*"
)

_BARE_AGENCY = re.compile(rf"\((?P<source>{_AGENCIES})\)|(?P<alone>{_AGENCIES})")
_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:photograph(?:er|ed|s)?(?:\s+by)?):?\s+(?P<name>{_PERSON})(?:\s*[/,]\s*(?P<for>{_SOURCE}))?",
        rf"\(?(?P<for>{_AGENCIES}|[A-Z]{{3,12}})\s*/\s*(?P<name>{_PERSON})\)?",
        rf"{_PHOTO}(?i:\s+(?:by|credit|courtesy(?:\s+of)?))?\s*:\s*(?P<name>{_PERSON})\s*/\s*(?P<for>{_SOURCE})",
        rf"\(?(?P<name>{_PERSON})\s*/\s*(?P<for>{_AGENCIES}(?:\s+via\s+{_SOURCE})?)\)?",
        rf"©\s*(?P<name>{_PERSON})\s*/\s*(?P<for>{_SOURCE})",
        rf"(?:{_WITH_COLON})(?P<name>{_PERSON})\s*/\s*(?P<for>{_SOURCE})",
        rf"©\s*(?P<source>{_SOURCE})",
        rf"(?:{_WITH_COLON})(?P<source>{_SOURCE})",
        rf"{_PHOTO}(?:\s+by)?\s*:\s*(?P<source>{_SOURCE})",
    )
)
"""How a caption ends, from the most telling form to the least."""

_MARK = re.compile(rf"[/©:(]|(?i:photograph|courtesy)|^{_AGENCIES}\.?$")
"""Without any of these there is no credit."""
_OPENING = re.compile(rf"(?:file\s+)?{_PHOTO}\s*:\s|caption\s*:\s|pictured\s*:\s", re.IGNORECASE)
_FILE_PHOTO = re.compile(r"\(?file photo\)?\.?", re.IGNORECASE)
_TAIL = 160
"""A credit stands within the last characters of its caption."""


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
    for start in _starts(tail, at_beginning=len(paragraph) <= _TAIL):
        for pattern in _BEHIND:
            if match := pattern.fullmatch(tail, start):
                return _credited(match)
        # An agency's bare name is a credit only between brackets, or as the whole paragraph.
        match = _BARE_AGENCY.fullmatch(tail, start)
        if match and (match["source"] or (start == 0 and len(paragraph) <= _TAIL)):
            return Credited(match["source"] or match["alone"], "photo credit")
    return None


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph is a photo's caption: it ends with a credit, or says what it is."""
    if _OPENING.match(paragraph) or _FILE_PHOTO.fullmatch(paragraph[-12:].strip()):
        return True
    return photo_credit(paragraph) is not None


def _starts(tail: str, at_beginning: bool) -> Iterator[int]:
    if at_beginning:
        yield 0
    for match in re.finditer(r"(?<=[\s.)])(?=[^\s])", tail):
        yield match.start()


def _credited(match: re.Match[str]) -> Credited:
    groups = match.groupdict()
    if source := groups.get("source"):
        return Credited(source.strip(" ()"), "photo credit")
    employer = groups.get("for")
    return Credited(
        groups["name"].strip(" ()"), "photographer", employer.strip(" ()") if employer else None
    )
