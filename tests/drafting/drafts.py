"""Drafts of made-up seeds, and what the build says of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sourcebook.catalog.catalog import Catalog, link
from sourcebook.drafting import Draft, draft_all
from sourcebook.problem import Problem, Severity
from sourcebook.reading.readings import Readings
from sourcebook.records.frontmatter import read
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article, Outlet, Person, Topic
from sourcebook.records.model.fields import slugify
from sourcebook.records.validation import record_of
from sourcebook.rules import check
from sourcebook.seeds.declared import Declared, Said
from sourcebook.seeds.seed import Seed, declared_in, text_of

R = TypeVar("R", Person, Topic, Outlet)

NOTHING = Loaded()
"""A fresh project without any record."""


def seed_of(text: str, name: str = "made-up.txt") -> Seed:
    return Seed(name, text, "0" * 64)


def known(
    people: Sequence[Person] = (), topics: Sequence[Topic] = (), outlets: Sequence[Outlet] = ()
) -> Loaded:
    """A project with these records."""
    return Loaded(
        people=tuple(_filed(record) for record in people),
        topics=tuple(_filed(record) for record in topics),
        outlets=tuple(_filed(record) for record in outlets),
    )


def _filed(record: R) -> Filed[R]:
    slug = slugify(record.title_text)
    return Filed(slug, record, f"docs/{record.folder}/{slug}.md")


def draft(seed: Seed, catalog: Catalog, taken: Collection[str]) -> Draft:
    """The draft of one seed by itself."""
    return draft_all([seed], catalog, taken)[0]


def filed_draft(made: Draft) -> Filed[Article]:
    """A draft as it is read from its file."""
    path = f"docs/articles/{made.slug}.md"
    document = read(made.text, path)
    return Filed(made.slug, record_of(Article, document), path, document.body, document)


def drafted(text: str, loaded: Loaded = NOTHING, **declared: str) -> Article:
    """The record that is drafted of a seed, which declares some things."""
    said = {what: (Said(value, "somewhere"),) for what, value in declared.items()}
    seed = seed_of(text)
    made = draft_all([seed], link(loaded), (), {seed.name: Declared(said)})[0]
    return filed_draft(made).record


def drafted_file(path: Path) -> Article:
    """The record that is drafted of an article as it was saved."""
    text, own = text_of(path.name, path.read_bytes()), declared_in(path.name, path.read_bytes())
    assert isinstance(text, str)
    made = draft_all([seed_of(text, path.name)], link(NOTHING), (), {path.name: own})[0]
    return filed_draft(made).record


def body_of_draft(text: str, loaded: Loaded = NOTHING) -> str:
    return filed_draft(draft(seed_of(text), link(loaded), ())).body


def errors(texts: Sequence[str], loaded: Loaded = NOTHING) -> list[Problem]:
    """Draft seeds together, file the drafts, and say what is wrong with them."""
    seeds = tuple(seed_of(text, f"{number}.txt") for number, text in enumerate(texts))
    loaded = replace(loaded, seeds=seeds)
    taken = {filed.slug for filed in loaded.articles}
    articles = tuple(map(filed_draft, draft_all(seeds, link(loaded), taken)))
    catalog = link(replace(loaded, articles=(*loaded.articles, *articles)))
    return [p for p in check(Readings(catalog)) if p.severity is Severity.ERROR]
