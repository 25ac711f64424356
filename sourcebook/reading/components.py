"""Things that belong together because a chain of ties leads from one to the other."""


class Groups:
    """The numbers from 0 to ``size`` - 1, each in a group of its own until groups are joined (a union-find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def join(self, one: int, other: int) -> None:
        """Make the groups of two numbers one. The smallest number of a group stands for it."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first

    def of(self, number: int) -> int:
        """The number that stands for the group of a number."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def all(self) -> list[list[int]]:
        """The groups, each in ascending order, by their first number."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            members.setdefault(self.of(number), []).append(number)
        return list(members.values())
