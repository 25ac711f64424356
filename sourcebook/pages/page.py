"""A compiled page, and the settings that it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..records.model import PublishText
from .html import render


@dataclass(frozen=True)
class Page:
    """A file below ``build/pages``: its path there, and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Settings:
    """What the site's owner may choose."""

    publish_text: PublishText = PublishText.FULL


def page(template: str, path: str, title: str, description: str = "", **values: Any) -> Page:
    """A page made from a template. ``title`` and ``description`` go to the browser and to search engines.

    ``styles`` among the values names style sheets of the theme that this page needs beyond those of every page.
    """
    meta = {
        "title": title,
        "description": description,
        "kind": values.pop("kind", ""),
        "styles": list(values.pop("styles", ())),
    }
    return Page(path, render(template, path, meta, **values))
