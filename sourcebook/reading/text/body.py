"""Text with its spacing evened out, so that words can be compared and still be found where they stand."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\Wa-z_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Ing|Gen|Lt|Col|Sgt|Cpl|Capt|Maj|Brig|Cmdr|Adm|Sen|Rep|Rev|Hon|Msgr|Gov|Prof|Cllr|Supt|Insp|St|Jr|Sr|vs|No|Inc|Ltd|Co)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)


def even(text: str) -> str:
    """The text with each run of white space made one space, and none at its ends."""
    return " ".join(text.split())


def is_word(character: str) -> bool:
    """Whether a character belongs to a word."""
    return character.isalnum() or character == "_"


@dataclass(frozen=True)
class Span:
    """A stretch of a paragraph: the paragraph's index, the first character, the one behind the last."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a body, spacing evened, with the line of the body (from 0) in which it begins."""

    text: str
    line: int


@dataclass(frozen=True)
class Body:
    """An article's text as paragraphs. ``flat`` is all of them joined by single spaces, joined anew each time: that is quick, and
    a collection's whole text need not be held twice."""

    paragraphs: tuple[Paragraph, ...]

    def __reduce__(self) -> tuple[object, ...]:
        return Body, (self.paragraphs,)

    @property
    def flat(self) -> str:
        return " ".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(p.text) + 1 for p in self.paragraphs), initial=0))

    def find(self, words: str) -> tuple[Span, ...]:
        """Where the words first stand, spacing aside: one span for each paragraph that they touch; empty if nowhere."""
        wanted = even(words)
        start = self.flat.find(wanted) if wanted else -1
        return () if start < 0 else self.spans(start, start + len(wanted))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans that a stretch of the flat text covers."""
        spans = []
        first, behind = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        for index in range(first, min(behind, len(self.paragraphs))):
            offset, length = self._starts[index], len(self.paragraphs[index].text)
            span = Span(index, max(start - offset, 0), min(end - offset, length))
            if span.start < span.end:
                spans.append(span)
        return tuple(spans)

    def position(self, span: Span) -> int:
        """Where a span begins in the flat text."""
        return self._starts[span.paragraph] + span.start


def body_of(text: str) -> Body:
    """The paragraphs of a text: what stands between blank lines."""
    paragraphs, position, line = [], 0, 0
    gaps = [gap.span() for gap in _BLANK_LINE.finditer(text)]
    for end, behind in [*gaps, (len(text), len(text))]:
        content = text[position:end]
        leading = content[: len(content) - len(content.lstrip())]
        if content.strip():
            paragraphs.append(Paragraph(even(content), line + leading.count("\n")))
        line += text.count("\n", position, behind)
        position = behind
    return Body(tuple(paragraphs))


def where(text: str, paragraph: Paragraph, offset: int) -> tuple[int, int]:
    """The line and the column, both from 0, at which a character of a paragraph stands in the text that it is from."""
    behind = offset >= len(paragraph.text)
    letters = len(paragraph.text[:offset].replace(" ", "")) - behind
    for number, line in enumerate(text.split("\n")[paragraph.line :], start=paragraph.line):
        for found in re.finditer(r"\S", line):
            if not letters:
                return number, found.start() + behind
            letters -= 1
    return paragraph.line, 0


@lru_cache(maxsize=1 << 12)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a paragraph begins and ends. Made for news prose in Latin script; elsewhere a
    paragraph counts as one sentence."""
    bounds, start = [], 0
    for gap in _SENTENCE_END.finditer(text):
        before = text[start : gap.start()].rstrip("”’\"')]")
        if _ABBREVIATION.search(before):
            continue
        bounds.append((start, start + len(text[start : gap.end()].rstrip())))
        start = gap.end()
    if start < len(text):
        bounds.append((start, len(text)))
    return tuple(bounds)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence, or sentences, that hold a stretch of a paragraph."""
    bounds = sentences(text)
    first = bisect_right(bounds, start, key=lambda sentence: sentence[1])
    behind = bisect_left(bounds, end, key=lambda sentence: sentence[0])
    return (bounds[first][0], bounds[behind - 1][1]) if first < behind else (start, end)
