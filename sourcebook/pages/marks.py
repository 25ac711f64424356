"""Paragraphs with their evidence, mentions and slips marked: the article's text as HTML with anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from ..reading.text.body import even
from ..reading.text.evidence import Evidence
from ..reading.text.mentions import Mention
from ..records.model.article import Sic


@dataclass
class Marks:
    """What is marked in one paragraph; positions are characters of its text."""

    evidence: list[tuple[int, int, str]] = field(default_factory=list)
    starts: dict[int, list[str]] = field(default_factory=dict)
    ends: dict[int, list[str]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    slips: list[tuple[int, int, str]] = field(default_factory=list)


def numbered(evidence: Evidence) -> dict[str, int]:
    """The claims' numbers on the page, from 1, in the order in which their evidence begins."""
    placed = [
        (evidence.body.position(span), claim)
        for claim in evidence.spans
        if (span := evidence.first_span(claim))
    ]
    return {claim: number for number, (_, claim) in enumerate(sorted(placed), start=1)}


def marks_of(
    evidence: Evidence, mentions: Iterable[Mention], slips: Iterable[Sic]
) -> dict[int, Marks]:
    """All marks of an article, by paragraph."""
    marks: dict[int, Marks] = {}

    def at(paragraph: int) -> Marks:
        return marks.setdefault(paragraph, Marks())

    for claim, quotations in evidence.spans.items():
        spans = [span for quotation in quotations for span in quotation]
        for index, span in enumerate(spans):
            at(span.paragraph).evidence.append((span.start, span.end, claim))
            if index == 0:
                at(span.paragraph).starts.setdefault(span.start, []).append(claim)
            if index == len(spans) - 1:
                at(span.paragraph).ends.setdefault(span.end, []).append(claim)
    for mention in mentions:
        at(mention.paragraph).mentions.append(mention)
    for slip in slips:
        words = even(slip.words)
        for position in _positions(words, evidence.body.flat):
            for span in evidence.body.spans(position, position + len(words)):
                at(span.paragraph).slips.append((span.start, span.end, slip.reading or ""))
    return marks


def _positions(words: str, text: str) -> Iterator[int]:
    """Where the words begin in a text, each place once."""
    position = text.find(words)
    while position >= 0:
        yield position
        position = text.find(words, position + len(words))


def marked(
    text: str,
    marks: Marks,
    numbers: Mapping[str, int],
    people: Mapping[str, Markup],
    only_evidence: bool = False,
) -> Markup:
    """A paragraph as HTML. ``people`` gives the link to each person's page, as attributes; with ``only_evidence`` what is no
    evidence is left out, and an ellipsis in brackets says so."""
    cuts = {0, len(text)}
    for start, end, _ in [*marks.evidence, *marks.slips]:
        cuts |= {start, end}
    for mention in marks.mentions:
        cuts |= {mention.start, mention.end}
    ordered = sorted(cuts)
    pieces: list[Markup] = []
    gap = False
    # An anchor stands just before its words; a number right behind them.
    for start, end in pairwise(ordered):
        claims = [claim for a, b, claim in marks.evidence if a <= start and end <= b]
        if only_evidence and not claims:
            pieces.extend(_left_out_mention(m) for m in marks.mentions if m.start == start)
            if not gap:
                pieces.append(Markup(" […] "))
            gap = True
            continue
        gap = False
        pieces.append(_piece(text[start:end], start, end, claims, marks, people))
        pieces.extend(_reference(claim, numbers) for claim in marks.ends.get(end, ()))
    return Markup("").join(pieces).strip()


def _piece(
    words: str,
    start: int,
    end: int,
    claims: Sequence[str],
    marks: Marks,
    people: Mapping[str, Markup],
) -> Markup:
    shown = escape(words)
    for mention in marks.mentions:
        if mention.start <= start and end <= mention.end and mention.person in people:
            anchor = f' id="{escape(mention.anchor)}"' if mention.start == start else ""
            link = people[mention.person]
            shown = Markup(f'<a {link}{anchor} class="sb-mention">{shown}</a>')
    for _, slip_end, reading in marks.slips:
        if slip_end == end:
            shown += sic_mark(reading)
    if not claims:
        return shown
    beginning = marks.starts.get(start, [])
    anchors = "".join(f'<span id="claim-{escape(claim)}"></span>' for claim in beginning[1:])
    identity = f' id="claim-{escape(beginning[0])}"' if beginning else ""
    opening = f'<mark class="sb-evidence"{identity} data-claims="{escape(" ".join(claims))}">'
    return Markup(f"{anchors}{opening}{shown}</mark>")


def _left_out_mention(mention: Mention) -> Markup:
    """The mention's anchor without its words: what links to it arrives where it was left out."""
    return Markup(f'<span id="{escape(mention.anchor)}"></span>')


def _reference(claim: str, numbers: Mapping[str, int]) -> Markup:
    note = f'<a href="#note-{escape(claim)}" class="sb-reference">{numbers[claim]}</a>'
    return Markup(f"<sup>{note}</sup>")


def sic_mark(reading: str) -> Markup:
    """The word [sic], with what was probably meant where somebody said so."""
    why = "So in the source."
    if reading:
        why += f" Probably meant: {reading}"
    return Markup(' <span class="sb-sic" title="{}">[sic]</span>').format(why)


def quoted(words: str, slips: Iterable[Sic]) -> Markup:
    """A quotation shown away from its article, slips marked."""
    text = even(words)
    cuts: list[tuple[int, str]] = []
    for slip in slips:
        wanted = even(slip.words)
        for position in _positions(wanted, text):
            cuts.append((position + len(wanted), slip.reading or ""))
    shown, before = Markup(""), 0
    for position, reading in sorted(cuts):
        shown += escape(text[before:position]) + sic_mark(reading)
        before = position
    return shown + escape(text[before:])
