"""Seed -> draft of its record: what a program can tell of an article, for a person to correct.

A draft is made by rules of the form of news prose, without looking anything up, so that the same seed and the same records
always give the same draft. Where the extra ``draft`` is installed, a small model of English tells more names of people.
What would break a rule of the build is left out.
"""

from .draft import Draft, draft_all
from .people.entities import WITHOUT_EXTRA

__all__ = ["WITHOUT_EXTRA", "Draft", "draft_all"]
