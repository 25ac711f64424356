"""Explore: everything that search finds, narrowed down by facets; without a script, the beginning of the register."""

from __future__ import annotations

from functools import partial
from itertools import islice

from ..labels import AGREEMENT, capital
from ..page import Content, Page, content
from ..presenter import Presenter

_SHOWN = 100

# A facet of the search index, what it is called, and whether it is open from the beginning.
_FACETS = (
    ("kind", "What", True),
    ("claim", "Kind of claim", True),
    ("agreement", "Answers to the question", True),
    ("outlet", "Outlet", True),
    ("year", "Year", True),
    ("speaker", "Speaker", False),
    ("person", "Person", False),
    ("topic", "Topic", False),
    ("status", "Record", False),
)


def explore_page(views: Presenter) -> Page:
    return Page("explore.md", partial(_explore_page, views))


def _explore_page(views: Presenter) -> Content:
    catalog = views.catalog
    claims = (c for filed in catalog.articles_in_time for c in catalog.claims_of(filed.slug))
    return content(
        "explore/page.html",
        "explore.md",
        "Explore",
        "All claims, articles, people, topics and questions, searched and narrowed down.",
        kind="explore",
        styles=["explore"],
        facets=_FACETS,
        labels={"agreement": {key.value: capital(words) for key, words in AGREEMENT.items()}},
        claims=views.claims(islice(claims, _SHOWN)),
        total=len(catalog.claims),
        registers=(
            ("claims.md", "Claims"),
            ("articles/index.md", "Articles"),
            ("people/index.md", "People"),
            ("topics/index.md", "Topics"),
            ("outlets/index.md", "Outlets"),
            ("questions/index.md", "Questions"),
        ),
    )
