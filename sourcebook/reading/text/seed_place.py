"""Where words of an article's text stand in its seed, character for character."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from .body import Body

_WIDE = re.compile(r"^\s+|\s{2,}")


class SeedPlaces:
    """The way from an article's text back to its seed. ``starts`` gives where each paragraph begins in the seed with its
    spacing evened, as ``Provenance`` has it."""

    def __init__(self, body: Body, starts: Mapping[int, int], seed: str) -> None:
        self._body = body
        self._starts = starts
        # Only where words stand further apart than one space do the two run apart.
        self._even = [0]
        self._apart = [0]
        for gap in _WIDE.finditer(seed):
            apart = self._apart[-1] + len(gap.group()) - (gap.start() > 0)
            self._even.append(gap.end() - apart)
            self._apart.append(apart)

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of ``Body.flat`` stands in the seed: its first character and the one behind the last. None where
        one of its paragraphs is not in the seed."""
        spans = self._body.spans(start, end)
        if not spans or any(span.paragraph not in self._starts for span in spans):
            return None
        first, last = spans[0], spans[-1]
        begin = self._starts[first.paragraph] + first.start
        behind = self._starts[last.paragraph] + last.end - 1
        return self._in_seed(begin), self._in_seed(behind) + 1

    def _in_seed(self, position: int) -> int:
        return position + self._apart[bisect_right(self._even, position) - 1]
