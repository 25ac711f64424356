"""Where each claim's words stand in the article's text, and how the text stands to its seed."""

import difflib
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz, process

from ...records.load import Filed
from ...records.model import Article
from .body import Body, Span, body_of, even


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
    what was not found, by the indices of the claim and of its quotation.
    """

    body: Body
    spans: Mapping[str, tuple[tuple[Span, ...], ...]]
    missing: Mapping[tuple[int, int], Missing]

    def first_span(self, claim: str) -> Span | None:
        """Where the claim's evidence begins."""
        return next(iter(self._spans_of(claim)), None)

    def stands_in(self, claim: str, paragraphs: Container[int]) -> bool:
        """Whether all of the claim's evidence stands in some of the paragraphs."""
        found = self._spans_of(claim)
        return bool(found) and all(span.paragraph in paragraphs for span in found)

    def stretches(self, claim: str) -> list[tuple[int, int]]:
        """Where the claim's evidence stands, in characters of ``Body.flat``."""
        starts = ((self.body.position(span), span) for span in self._spans_of(claim))
        return [(start, start + span.end - span.start) for start, span in starts]

    def _spans_of(self, claim: str) -> list[Span]:
        return [span for quotation in self.spans.get(claim, ()) for span in quotation]


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
    """How a body stands to its seed: what departs from it, which of the seed's words were left out, and where each
    paragraph that was found begins in the seed with its spacing evened."""

    departures: tuple[Departure, ...]
    left_out: tuple[str, ...]
    starts: Mapping[int, int]


def find_evidence(filed: Filed[Article]) -> Evidence:
    """Find every quotation of every claim in the article's text."""
    body = body_of(filed.body)
    spans: dict[str, tuple[tuple[Span, ...], ...]] = {}
    missing: dict[tuple[int, int], Missing] = {}
    for number, claim in enumerate(filed.record.claims):
        found = list(map(body.find, claim.quote))
        for index, quotation in enumerate(claim.quote):
            if not found[index]:
                missing[number, index] = closest(even(quotation), body.flat)
        spans.setdefault(claim.id, tuple(filter(None, found)))
    return Evidence(body, spans, missing)


def closest(words: str, text: str) -> Missing:
    """The passage of a text that is most like some words."""
    aligned = fuzz.partial_ratio_alignment(words, text)
    if aligned is None or not text:
        return Missing(words, "", 0.0, 0)
    whole = len(words) > len(text)
    start, end = (0, len(text)) if whole else (aligned.dest_start, aligned.dest_end)
    # Widen to whole words, so that the passage can be read and copied.
    start, stop = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    end = len(text) if stop < 0 else stop
    return Missing(words, text[start:end], aligned.score, start)


def compare_with_seed(body: Body, seed: str) -> Provenance:
    """Find each paragraph in the seed, one behind the other, spacing aside. Whole lines of the seed may be left out; a
    seed of one line has none to go by, so there any words may."""
    lines = [even(line) for line in seed.split("\n") if line.strip()]
    flat = " ".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    departures: list[Departure] = []
    left_out: list[str] = []
    found: dict[int, int] = {}
    position, previous = 0, -1
    for index, paragraph in enumerate(body.paragraphs):
        start = _find(paragraph.text, flat, position, starts)
        if start < 0:
            departures.append(_departure(index, paragraph.text, flat, seed))
            continue
        if len(lines) > 1:
            departures.extend(_cut_off(body, (previous, index), flat, (position, start), starts))
        left_out.append(flat[position:start].strip())
        found[index] = start
        position, previous = start + len(paragraph.text) + 1, index
    if len(lines) > 1:
        departures.extend(_cut_off(body, (previous, -1), flat, (position, len(flat) + 1), starts))
    left_out.append(flat[position:].strip())
    return Provenance(tuple(departures), tuple(part for part in left_out if part), found)


def _find(words: str, flat: str, position: int, starts: list[int]) -> int:
    """Where the words stand next: right here, else at the start of a line, else anywhere; -1 if nowhere."""
    first = -1
    for start in _occurrences(words, flat, position):
        if start == position or _begins(start, starts):
            return start
        first = start if first < 0 else first
    return first


def _occurrences(words: str, flat: str, position: int = 0) -> Iterator[int]:
    """Where the words stand as whole words."""
    start = flat.find(words, position)
    while start >= 0:
        end = start + len(words)
        if flat[start - 1 : start] in ("", " ") and flat[end : end + 1] in ("", " "):
            yield start
        start = flat.find(words, start + 1)


def _begins(position: int, starts: list[int]) -> bool:
    """Whether a line of the seed begins here, or the seed has ended."""
    return starts[bisect_left(starts, position)] == position


def _cut_off(
    body: Body, around: tuple[int, int], flat: str, gap: tuple[int, int], starts: list[int]
) -> Iterator[Departure]:
    """The words of a gap that were cut off a line of which a paragraph around the gap keeps the rest."""
    start, stop = gap
    line_end = starts[bisect_left(starts, start)]
    if start < stop and around[0] >= 0 and not _begins(start, starts):
        words = flat[start : min(line_end, stop)].strip()
        yield Departure(around[0], len(body.paragraphs[around[0]].text), "", words)
        start = min(line_end, stop)
    if start < stop and not _begins(stop, starts):
        words = flat[max(starts[bisect_left(starts, stop) - 1], start) : stop].strip()
        yield Departure(around[1], 0, "", words)


def _departure(index: int, text: str, flat: str, seed: str) -> Departure:
    if any(True for _ in _occurrences(text, flat)):
        return Departure(index, 0, text[:60], "", elsewhere=True)
    passages = [even(line) for line in seed.split("\n")]
    passages += [paragraph.text for paragraph in body_of(seed).paragraphs]
    passages.append(closest(text, flat).closest)
    near = process.extractOne(text, passages, scorer=fuzz.ratio, score_cutoff=50)
    if near is None:
        return Departure(index, 0, text, "")
    ours, theirs = text.split(" "), near[0].split(" ")
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    a, b, c, d = next(code[1:] for code in matcher.get_opcodes() if code[0] != "equal")
    offset = len(" ".join([*ours[:a], ""])) if a < len(ours) else len(text)
    return Departure(index, offset, " ".join(ours[a:b]), " ".join(theirs[c:d]))
