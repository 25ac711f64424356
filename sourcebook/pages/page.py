"""A compiled page, and the settings that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import frontmatter

from ..records.model import PublishText
from .html import render


@dataclass(frozen=True)
class Content:
    """What a page holds: what its front matter says, and its HTML."""

    meta: Mapping[str, Any]
    html: str


@dataclass(frozen=True)
class Page:
    """A compiled page: its path below ``build/pages``, and what makes its content when it is first asked for."""

    path: str
    make: Callable[[], Content]

    @cached_property
    def content(self) -> Content:
        return self.make()

    @property
    def html(self) -> str:
        return self.content.html

    @property
    def text(self) -> str:
        """The page as a file."""
        post = frontmatter.Post(self.html, **self.content.meta)
        return frontmatter.dumps(post, width=10_000) + "\n"


@dataclass(frozen=True)
class Settings:
    """What the site's owner may choose."""

    publish_text: PublishText = PublishText.FULL


def content(template: str, path: str, title: str, description: str = "", **values: Any) -> Content:
    """The content of the page at a path, made from a template. ``title`` and ``description`` go to the browser and to search engines.

    ``styles`` among the values names style sheets of the theme that this page needs beyond those of every page.
    """
    meta = {
        "title": title,
        "description": description,
        "kind": values.pop("kind", ""),
        "styles": list(values.pop("styles", ())),
    }
    meta = {key: value for key, value in meta.items() if value}
    return Content(meta, render(template, path, values))
