"""Counting thousands of numbers at once: the same as counting one after the other."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.tally import Tally, numbers_of

NUMBERS = st.sets(st.integers(0, 40))


@given(st.lists(st.tuples(NUMBERS, st.integers(0, 9))), NUMBERS)
def test_it_counts_and_orders_like_a_counter(
    added: list[tuple[set[int], int]], left_out: set[int]
) -> None:
    tally, counter = Tally(), Counter[int]()
    for numbers, times in added:
        tally.add(numbers_of(numbers), times)
        counter.update(dict.fromkeys(numbers, times))
    tally.leave_out(numbers_of(left_out))
    counted = {number for number, times in counter.items() if times} - left_out
    assert tally.numbers == numbers_of(counted)
    assert list(tally.most()) == sorted(counted, key=lambda number: (-counter[number], number))


def test_nothing_was_counted() -> None:
    assert list(Tally().most()) == []
    assert Tally().numbers == 0
