"""Seed -> draft of its record: what a program can tell of an article, for a person to correct.

A draft is made by rules of the form of news prose, without a model of language and without looking anything up, so
that the same seed and the same records always give the same draft. What would break a rule of the build is left out.
"""

from .draft import Draft, draft_all

__all__ = ["Draft", "draft_all"]
