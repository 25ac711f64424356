"""Counts of thousands of numbers at once: a set of them is an integer in which their bits are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def numbers_of(given: Iterable[int]) -> int:
    """Numbers from 0 as a set."""
    found = 0
    for number in given:
        found |= 1 << number
    return found


class Tally:
    """How often each number was added. The bits of the counts are kept, those of one worth as one set of numbers."""

    def __init__(self) -> None:
        self._bits: list[int] = []

    def add(self, numbers: int, times: int = 1) -> None:
        """Count each of the numbers so many times more."""
        for lowest in range(times.bit_length()):
            place, carried = lowest, numbers if times >> lowest & 1 else 0
            while carried:
                self._bits += [0] * (place + 1 - len(self._bits))
                kept = self._bits[place]
                self._bits[place], carried = kept ^ carried, kept & carried
                place += 1

    def leave_out(self, numbers: int) -> None:
        """Count none of the numbers any more."""
        self._bits = [bits & ~numbers for bits in self._bits]

    @property
    def numbers(self) -> int:
        """All that were counted."""
        found = 0
        for bits in self._bits:
            found |= bits
        return found

    def most(self) -> Iterator[int]:
        """The numbers, those first that were added most often, of equals the smallest."""
        return _most(self._bits, self.numbers)


def _most(bits: Sequence[int], among: int) -> Iterator[int]:
    if bits and among:
        *lower, highest = bits
        yield from _most(lower, among & highest)
        yield from _most(lower, among & ~highest)
    while among and not bits:
        first = among & -among
        yield first.bit_length() - 1
        among ^= first
