from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.reading.components import Groups

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


def grouped(pairs: list[tuple[int, int]]) -> list[list[int]]:
    groups = Groups(10)
    for one, other in pairs:
        groups.join(one, other)
    return groups.all()


def reached(start: int, pairs: list[tuple[int, int]]) -> list[int]:
    """The numbers to which pairs lead, walked step by step."""
    found = {start}
    for _ in range(10):
        for one, other in pairs:
            if found & {one, other}:
                found |= {one, other}
    return sorted(found)


def test_what_is_not_joined_stands_alone() -> None:
    assert Groups(3).all() == [[0], [1], [2]]
    assert Groups(0).all() == []


def test_the_smallest_number_stands_for_its_group() -> None:
    groups = Groups(5)
    groups.join(4, 3)
    groups.join(3, 1)
    assert [groups.of(number) for number in range(5)] == [0, 1, 2, 1, 1]


@given(PAIRS)
def test_groups_are_what_a_chain_of_pairs_leads_to(pairs: list[tuple[int, int]]) -> None:
    groups = grouped(pairs)
    assert groups == [reached(members[0], pairs) for members in groups]
    assert sorted(number for members in groups for number in members) == list(range(10))


@given(PAIRS)
def test_no_order_of_joining_changes_them(pairs: list[tuple[int, int]]) -> None:
    assert grouped([(b, a) for a, b in reversed(pairs)]) == grouped(pairs)
