"""Listed under ``plugins`` in ``mkdocs.yml``, so that ``mkdocs serve``, ``mkdocs build`` and ``mkdocs gh-deploy`` work as everywhere."""

from __future__ import annotations

from mkdocs.plugins import EVENTS, BasePlugin

from . import adapter


class Sourcebook(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Hands MkDocs' events to the adapter's functions of their names."""


for _event in EVENTS:
    if _follow := getattr(adapter, f"on_{_event}", None):
        setattr(Sourcebook, f"on_{_event}", staticmethod(_follow))
