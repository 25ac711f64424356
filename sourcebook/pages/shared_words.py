"""Shared words as they stand in an article: in their sentences, marked, with the place to which they lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from ..reading.reuse.passages import Passage
from ..reading.text.body import sentence_around
from .page import Settings
from .presenter import Presenter

_LEFT_OUT = Markup(" […] ")

Stretch = tuple[int, int]
"""The first character and the one behind the last."""


@dataclass(frozen=True)
class Text:
    """One article's side of a passage: its paragraphs, none where the site may not show them, and where they stand."""

    paragraphs: tuple[Markup, ...]
    path: str


def side_of(views: Presenter, passage: Passage, article: str, settings: Settings) -> Text:
    """An article's side of a passage. Of an article whose full text is not published only evidence is shown."""
    excerpts = views.record(article).in_excerpts(settings.publish_text)
    shared = passage.places(article)
    shown = (_excerpt if excerpts else _sentences)(views, article, shared)
    return Text(tuple(shown), _place(views, article, shared, excerpts))


def _sentences(views: Presenter, article: str, shared: Sequence[int]) -> Iterator[Markup]:
    """The sentences in which the words stand, paragraph by paragraph."""
    body, words = views.readings.evidence(article).body, views.readings.words(article)
    marks = list(_runs(shared, words.starts, words.ends))
    for span in body.spans(words.starts[shared[0]], words.ends[shared[-1]]):
        text = body.paragraphs[span.paragraph].text
        offset = body.position(span) - span.start
        start, end = sentence_around(text, span.start, span.end)
        yield _marked(text, start, end, [(a - offset, b - offset) for a, b in marks])


def _excerpt(views: Presenter, article: str, shared: Sequence[int]) -> Iterator[Markup]:
    """The words that are evidence of a claim; what stands between them is left out."""
    readings = views.readings
    words, flat = readings.words(article), readings.evidence(article).body.flat
    proved = readings.evidence_places(article)
    shown = [place for place in range(shared[0], shared[-1] + 1) if place in proved]
    if not shown:
        return
    marks = list(_runs(shared, words.starts, words.ends))
    parts = [_marked(flat, *run, marks) for run in _runs(shown, words.starts, words.ends)]
    yield _LEFT_OUT.join(parts)


def _runs(places: Iterable[int], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Stretch]:
    """The stretches of text that words cover; those that follow each other are one."""
    first = last = -1
    for place in places:
        if first >= 0 and place != last + 1:
            yield starts[first], ends[last]
            first = place
        elif first < 0:
            first = place
        last = place
    if first >= 0:
        yield starts[first], ends[last]


def _marked(text: str, start: int, end: int, marks: Collection[Stretch]) -> Markup:
    """A stretch of a text, with what lies in the marks marked."""
    cuts = {start, end} | {cut for mark in marks for cut in mark if start < cut < end}
    pieces = []
    for a, b in pairwise(sorted(cuts)):
        piece = escape(text[a:b])
        within = any(first <= a and b <= last for first, last in marks)
        pieces.append(Markup("<mark>{}</mark>").format(piece) if within else piece)
    return Markup("").join(pieces)


def _place(views: Presenter, article: str, shared: Sequence[int], excerpts: bool) -> str:
    """Where the words stand on the article's page: the passage of the claim that has most of them as its evidence, else
    their paragraph."""
    start = views.readings.words(article).starts[shared[0]]
    return evidence_path(views, article, shared) or paragraph_path(views, article, start, excerpts)


def evidence_path(views: Presenter, article: str, shared: Sequence[int]) -> str | None:
    """The passage of the claim that has most of an article's words as its evidence; None where no claim has any."""
    evidence, words = views.readings.evidence(article), views.readings.words(article)
    start, end = words.starts[shared[0]], words.ends[shared[-1]]
    best, most = None, 0
    for claim in views.catalog.claims_of(article):
        stretches = evidence.stretches(claim.claim.id)[:1]
        common = sum(max(0, min(b, end) - max(a, start)) for a, b in stretches)
        if common > most:
            best, most = claim.id, common
    return views.claim(best).path if best else None


def paragraph_path(views: Presenter, article: str, start: int, excerpts: bool) -> str:
    """The paragraph that holds a character of an article's text; the article, where its text is not published whole."""
    path, body = views.article(article).path, views.readings.evidence(article).body
    return path if excerpts else f"{path}#p-{body.spans(start, start + 1)[0].paragraph + 1}"
