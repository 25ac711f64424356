"""Data: what there is to download, as the data package describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..labels import size
from ..page import Content, Page, content

DATA_PAGE = "data/index.md"

_FIRST = ("sourcebook.sqlite", "catalog.json", "catalog.jsonld", "annotations.json")
_CITED = ("articles.bib", "articles.ris", "articles.csl.json")
_SHARED = ("passages.json", "utterances.json")


@dataclass(frozen=True)
class FileView:
    """A file to download; ``fields`` are those of a table, each by name, label, what it means and its term."""

    path: str
    title: str
    description: str
    size: str
    rows: int | None
    fields: tuple[tuple[str, str, str, str], ...]


def data_page(package: Mapping[str, Any], linked: Mapping[str, Any]) -> Page:
    """The page of a data package, which is what stands in ``datapackage.json``, with the same as linked data."""
    return Page(DATA_PAGE, partial(_data_page, package, linked))


def _data_page(package: Mapping[str, Any], linked: Mapping[str, Any]) -> Content:
    files = {file["path"]: _file(file) for file in package["resources"]}
    groups = [
        ("Everything", [files[name] for name in _FIRST]),
        ("Citations", [files[name] for name in _CITED]),
        ("What articles share", [files[name] for name in _SHARED]),
    ]
    return content(
        "data/page.html",
        DATA_PAGE,
        "Data",
        package["description"],
        kind="data",
        styles=["data"],
        linked=linked,
        groups=groups,
        tables=[file for file in files.values() if file.fields],
        schemas=[file for name, file in files.items() if name.endswith(".schema.json")],
        license=next((one["name"] for one in package.get("licenses", ())), ""),
        version=package["version"],
        changes=[(change["version"], change["description"]) for change in package["changes"]],
    )


def _file(file: Mapping[str, Any]) -> FileView:
    return FileView(
        file["path"],
        file["title"],
        file["description"],
        size(file["bytes"]),
        file.get("rows"),
        tuple(
            (field["name"], field["title"], field["description"], field.get("rdfType", ""))
            for field in file.get("schema", {}).get("fields", ())
        ),
    )
