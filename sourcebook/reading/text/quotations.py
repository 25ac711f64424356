"""Every passage between quotation marks: curly, straight, mismatched, single, and running over paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .body import is_word

_OPENERS = "“„«‟"
_CLOSERS = "”»"
_DOUBLE = re.compile("[“”„‟«»\"]|''|``")
_SINGLE = re.compile("[‘’']")
_ELISION = re.compile(r"[‘’'](?:\d0s|n[‘’']|em\b|til\b|tis\b|twas\b|cause\b|bout\b)", re.IGNORECASE)
_PUNCTUATION = frozenset(".,;:!?…—–)]")


@dataclass(frozen=True)
class Quotation:
    """A passage between quotation marks in one paragraph: from the opening mark to behind the closing one.

    ``inner_start`` and ``inner_end`` bound the words; ``goes_on`` says that the next paragraph continues it.
    """

    paragraph: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    goes_on: bool = False

    def words(self, text: str) -> str:
        return text[self.inner_start : self.inner_end].strip()


def quotations_of(paragraphs: Sequence[str]) -> Iterator[Quotation]:
    """The passages between quotation marks, in their order."""
    for index, text in enumerate(paragraphs):
        behind = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
        doubles = list(_doubles(index, text, behind[:1] in (*_OPENERS, '"')))
        taken = [(q.start, q.end) for q in doubles]
        found = [*doubles, *_singles(index, text, taken)]
        yield from sorted(found, key=lambda quotation: quotation.start)


def outermost_quotations(paragraphs: Sequence[str]) -> Iterator[Quotation]:
    """The passages between quotation marks without those that stand within another one: ‘We will “never” go.’"""
    last: Quotation | None = None
    for quotation in quotations_of(paragraphs):
        if not last or last.paragraph != quotation.paragraph or quotation.end > last.end:
            yield quotation
            last = quotation


def _doubles(index: int, text: str, next_opens: bool) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text):
        if opened is None:
            if _can_open(text, mark):
                opened = mark
        elif _can_close(text, mark, opened.group()):
            yield Quotation(index, opened.start(), mark.end(), opened.end(), mark.start())
            opened = None
        elif mark.group() in _OPENERS and mark.group() == opened.group():
            # The first mark was never closed; what it opened can't be told.
            opened = mark
    if opened is not None and (next_opens or opened.start() == 0):
        end = len(text)
        yield Quotation(index, opened.start(), end, opened.end(), end, goes_on=next_opens)


def _can_open(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in _CLOSERS or mark.group() in _OPENERS:
        return mark.group() in _OPENERS
    behind = text[mark.end() : mark.end() + 1]
    return _is_free_before(text, mark.start()) and behind not in ("", " ")


def _can_close(text: str, mark: re.Match[str], opening: str) -> bool:
    if mark.group() in _CLOSERS or (opening == "„" and mark.group() == "“"):
        return True
    before = text[mark.start() - 1]
    free_behind = _is_free_behind(text, mark.end())
    if mark.group() in _OPENERS:
        # Typed the wrong way round: “like this“.
        return before != " " and free_behind
    return before != " " or free_behind


def _is_free_before(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] in " ([{—–-/‘'"


def _is_free_behind(text: str, position: int) -> bool:
    return position >= len(text) or not is_word(text[position])


def _singles(index: int, text: str, taken: list[tuple[int, int]]) -> Iterator[Quotation]:
    """Passages between single marks outside of double ones; apostrophes are none."""
    marks = [m.start() for m in _SINGLE.finditer(text)]
    free = _outside(marks, taken)
    opened: int | None = None
    closers: list[int] = []
    for position in [*free, len(text)]:
        at_end = position == len(text)
        if at_end or _opens_single(text, position):
            if opened is not None and (close := _closing(text, closers)) is not None:
                yield Quotation(index, opened, close + 1, opened + 1, close)
            opened, closers = position, []
        elif opened is not None and _closes_single(text, position, opened):
            closers.append(position)


def _outside(marks: list[int], taken: list[tuple[int, int]]) -> list[int]:
    free, spans = [], iter([*taken, (1 << 62, 1 << 62)])
    start, end = next(spans)
    for mark in marks:
        while mark >= end:
            start, end = next(spans)
        if mark < start:
            free.append(mark)
    return free


def _opens_single(text: str, position: int) -> bool:
    if text[position] == "’" or _ELISION.match(text, position):
        return False
    behind = text[position + 1 : position + 2]
    return (position == 0 or text[position - 1] in " ([{—–-") and behind not in ("", " ")


def _closes_single(text: str, position: int, opened: int) -> bool:
    return (
        text[position] != "‘"
        and position > opened + 1
        and text[position - 1] != " "
        and _is_free_behind(text, position + 1)
    )


def _closing(text: str, closers: list[int]) -> int | None:
    """Of the marks that could close a single quotation, the first that is no plural's apostrophe («the officials’ plan»)."""
    for close in closers:
        behind = text[close + 1 : close + 2]
        punctuated = text[close - 1] in _PUNCTUATION or behind in _PUNCTUATION or not behind
        if punctuated or text[close - 1] != "s":
            return close
    return closers[0] if closers else None
