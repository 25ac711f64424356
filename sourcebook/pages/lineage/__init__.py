"""Who took what from whom: the sources that articles state, and the words that they share, as a page."""

from __future__ import annotations

from .edges import lineage_of
from .view import lineage_page, lineage_sentence

__all__ = ["lineage_of", "lineage_page", "lineage_sentence"]
