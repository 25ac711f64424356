"""Where each claim's words stand in the article's text, and how the text stands to its seed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..load import Filed
from ..model import Article
from .text import Body, Span, body_of, even


@dataclass(frozen=True)
class Missing:
    """Words that do not stand in a text: the closest passage, how alike it is (0 to 100), where it begins."""

    words: str
    closest: str
    alike: float
    start: int


@dataclass(frozen=True)
class Evidence:
    """An article's text and where its claims' quotations stand in it.

    ``spans`` gives, for each claim id (the short one), the spans of each of its quotations in their order; ``missing``
    what was not found, by claim id and the quotation's index.
    """

    body: Body
    spans: Mapping[str, tuple[tuple[Span, ...], ...]]
    missing: Mapping[tuple[str, int], Missing]

    def first_span(self, claim: str) -> Span | None:
        """Where the claim's evidence begins."""
        return next((span for quotation in self.spans.get(claim, ()) for span in quotation), None)


@dataclass(frozen=True)
class Departure:
    """A paragraph that is not in the seed as it stands.

    ``offset`` is the first character of the paragraph that differs, ``has`` and ``seed_has`` the words on both sides;
    ``elsewhere`` says that the paragraph does stand in the seed, but not in this order.
    """

    paragraph: int
    offset: int
    has: str
    seed_has: str
    elsewhere: bool = False


@dataclass(frozen=True)
class Provenance:
    """How a body stands to its seed: what departs from it, and which of the seed's words were left out."""

    departures: tuple[Departure, ...]
    left_out: tuple[str, ...]


def find_evidence(filed: Filed[Article]) -> Evidence:
    """Find every quotation of every claim in the article's text."""
    body = body_of(filed.body)
    spans: dict[str, tuple[tuple[Span, ...], ...]] = {}
    missing: dict[tuple[str, int], Missing] = {}
    for claim in filed.record.claims:
        found = []
        for index, quotation in enumerate(claim.quote):
            here = body.find(quotation)
            if here:
                found.append(here)
            else:
                missing[claim.id, index] = closest(even(quotation), body.flat)
        spans.setdefault(claim.id, tuple(found))
    return Evidence(body, spans, missing)


def closest(words: str, text: str) -> Missing:
    """The passage of a text that is most like some words."""
    aligned = fuzz.partial_ratio_alignment(words, text)
    if aligned is None or not text:
        return Missing(words, "", 0.0, 0)
    start, end = (
        (aligned.dest_start, aligned.dest_end) if len(words) <= len(text) else (0, len(text))
    )
    # Widen to whole words, so that the passage can be read and copied.
    start = text.rfind(" ", 0, start) + 1
    stop = text.find(" ", end)
    end = len(text) if stop < 0 else stop
    return Missing(words, text[start:end], aligned.score, start)


def compare_with_seed(body: Body, seed: str) -> Provenance:
    """Find each paragraph in the seed, one behind the other, spacing aside."""
    flat = even(seed)
    departures: list[Departure] = []
    left_out: list[str] = []
    position = 0
    for index, paragraph in enumerate(body.paragraphs):
        start = flat.find(paragraph.text, position)
        if start < 0:
            departures.append(_departure(index, paragraph.text, flat))
            continue
        left_out.append(flat[position:start].strip())
        position = start + len(paragraph.text)
    left_out.append(flat[position:].strip())
    return Provenance(tuple(departures), tuple(part for part in left_out if part))


def _departure(index: int, text: str, seed: str) -> Departure:
    if text in seed:
        return Departure(index, 0, text[:60], "", elsewhere=True)
    near = closest(text, seed).closest
    ours, theirs = text.split(" "), near.split(" ")
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            offset = len(" ".join(ours[:a])) + (1 if a else 0)
            return Departure(index, offset, " ".join(ours[a:b]), " ".join(theirs[c:d]))
    return Departure(index, 0, text, near)
