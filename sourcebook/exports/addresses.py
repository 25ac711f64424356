"""Where records and passages stand on the built site, relative to its root."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from ..records.model.fields import pair_slug


@lru_cache(maxsize=100_000)
def record_url(folder: str, slug: str) -> str:
    return f"{folder}/{quote(slug)}/"


def claim_url(claim: str) -> str:
    """The address of a claim's passage; ``claim`` is ``<article>#<id>``."""
    article, _, name = claim.partition("#")
    return f"{record_url('articles', article)}#claim-{quote(name)}"


def mention_url(article: str, anchor: str) -> str:
    return f"{record_url('articles', article)}#{quote(anchor)}"


def passage_url(first: str, second: str, number: int) -> str:
    """The address of a shared passage, on the page of its two articles."""
    return f"{record_url('compare', pair_slug(first, second))}#passage-{number}"


def utterance_url(utterance: str) -> str:
    return f"quotations/#{quote(utterance)}"
