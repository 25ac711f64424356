"""How those who wait are told how far the work is."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Told of a stage of the work: its name, how much is done, of how much."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
