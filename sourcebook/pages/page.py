"""A compiled page, and the settings that it depends on."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Protocol

import frontmatter
from pydantic import BaseModel

from ..cache import digest
from ..records.model import PublishText
from .html import render
from .links import Ends, ends_of
from .presenter import ArticleView, ClaimView

_SHOWN = 200
"""So many characters of a description search engines show at most."""


@dataclass(frozen=True)
class Content:
    """What a page holds: what its front matter says, the template of its HTML, and the values that the template shows."""

    path: str
    meta: Mapping[str, Any]
    template: str
    values: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """A checksum of everything that the page shows: two contents of the same one are the same page."""
        return digest_of((self.path, self.meta, self.template, self.values))

    @cached_property
    def html(self) -> str:
        return render(self.template, self.path, self.values)

    @cached_property
    def ends(self) -> Ends:
        """Its anchors and links."""
        return ends_of(self.html)

    @property
    def data(self) -> bytes:
        return self.text.encode()

    @property
    def text(self) -> str:
        """The page as a file: front matter and HTML, or a whole document of HTML."""
        if self.path.endswith(".html"):
            return self.html + "\n"
        post = frontmatter.Post(self.html, **self.meta)
        return frontmatter.dumps(post, width=10_000) + "\n"


class Made(Protocol):
    """What is made for a path: the digest of all that it shows, and its bytes; ``ends`` are a page's links."""

    @property
    def digest(self) -> bytes: ...
    @property
    def data(self) -> bytes: ...
    @property
    def ends(self) -> Ends | None: ...


@dataclass(frozen=True)
class Page:
    """A compiled page, or a picture of it: its path below ``build/pages``, and what makes its content when it is asked for."""

    path: str
    make: Callable[[], Made]

    @property
    def text(self) -> str:
        """The page as a file."""
        return self.make().data.decode()


@dataclass(frozen=True)
class Settings:
    """What the site's owner may choose."""

    publish_text: PublishText = PublishText.FULL
    site: str = ""
    """The site's address, where it has one."""
    repository: str = ""
    """The address of the repository on GitHub; empty where it is kept elsewhere."""
    records: str = ""
    """The way from there to the folder of records, by which a file is edited: ``edit/main/docs/``."""
    license: str = ""
    """The licence of the data: an identifier of SPDX, such as ``CC-BY-4.0``."""


def content(template: str, path: str, title: str, description: str = "", **values: Any) -> Content:
    """The content of the page at a path, made from a template. ``title`` and ``description`` go to the browser and to search engines.

    ``styles`` among the values names style sheets of the theme that this page needs beyond those of every page, ``head`` has the
    names and contents of further metadata, ``picture`` says that a card lies beside the page. Values are plain data: what decides whether a page is made anew is their digest.
    """
    description = cut(description)
    pager = values.get("pager")
    if pager and pager.number > 1:
        description = f"{description} Page {pager.number} of {pager.pages}."
    meta: dict[str, Any] = {
        "title": title,
        "description": description,
        "head": [list(one) for one in values.pop("head", ())],
        "kind": values.pop("kind", ""),
        "picture": values.pop("picture", False),
        "styles": list(values.pop("styles", ())),
    }
    return Content(path, {key: value for key, value in meta.items() if value}, template, values)


def cut(words: str) -> str:
    """So much of a page's description as search engines show."""
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


class _Digester(pickle.Pickler):
    """Writes values in one way only: by what they are, whether two of them are one object or not, and whatever else they remember."""

    def __init__(self, file: io.BytesIO, whole: object = None) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self._whole = whole

    def persistent_id(self, value: Any) -> Any:
        kind: Any = type(value)
        if kind in _SHARED and value is not self._whole:
            return _digest_of_shared(value)
        values = _values_of(kind)
        return None if values is None else (kind.__name__, values(value))


_SHARED = frozenset({ArticleView, ClaimView})
"""Views that many pages show; the digest of each is worked out once."""


@cache
def _values_of(kind: type) -> Callable[[Any], Any] | None:
    if issubclass(kind, BaseModel):
        return attrgetter("__dict__")
    if is_dataclass(kind) and (names := [field.name for field in fields(kind)]):
        return attrgetter(*names)
    return None


def digest_of(value: object) -> bytes:
    file = io.BytesIO()
    _Digester(file, value).dump(value)
    return digest(file.getbuffer())


def _digest_of_shared(view: ArticleView | ClaimView) -> bytes:
    known: bytes | None = vars(view).get("_digest")
    if known is None:
        known = vars(view)["_digest"] = digest_of(view)
    return known
