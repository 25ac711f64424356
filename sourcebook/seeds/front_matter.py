"""The metadata above a text that people or programs saved, read leniently: nobody wrote it for this build."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from .declared import Statement, is_known_name

_FENCED = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<front>.{0,50000}?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w .:-]{0,30}?)[ \t]*[:=][ \t]*(?P<value>\S.*)?")
_MOST_LINES = 40


def split_front_matter(text: str) -> tuple[list[Statement], str]:
    """What stands above a text, and the text: between lines of ``---`` or ``+++``, as JSON, or as bare lines ``Name: value``.

    What declares nothing of an article is left where it is.
    """
    if fenced := _FENCED.match(text):
        values, rest = _values(fenced["front"], fenced["fence"]), text[fenced.end() :]
    elif text.lstrip().startswith("{"):
        try:
            values, end = json.JSONDecoder().raw_decode(text.lstrip())
        except (ValueError, RecursionError):
            return [], text
        rest = text.lstrip()[end:]
    else:
        values, rest = _bare_lines(text)
    statements = list(_statements(values))
    known = any(is_known_name(name) for name, _, _ in statements)
    return (statements, rest) if known else ([], text)


def _bare_lines(text: str) -> tuple[dict[str, str], str]:
    """Fields above the first blank line, if all of its lines are such, and their names known ones but for one."""
    head, _, rest = text.lstrip("\n").partition("\n\n")
    lines = head.split("\n", _MOST_LINES)
    fields = [found for line in lines if (found := _FIELD.fullmatch(line.strip()))]
    known = sum(is_known_name(found["name"]) for found in fields)
    if not rest.strip() or len(fields) < len(lines) or known < max(2, len(lines) - 1):
        return {}, text
    return {found["name"]: found["value"] or "" for found in fields}, rest


def _values(front: str, fence: str) -> Any:
    try:
        # Strings only: no date and no number is made of what was written.
        return tomllib.loads(front) if fence == "+++" else yaml.load(front, yaml.BaseLoader)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError):
        found = filter(None, map(_FIELD.fullmatch, map(str.strip, front.split("\n"))))
        return {field["name"]: (field["value"] or "").strip("\"'") for field in found}


def _statements(values: Any) -> Iterator[Statement]:
    for name, value in values.items() if isinstance(values, dict) else ():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                item = item.get("name")
            if item is not None and not isinstance(item, dict | list):
                yield str(name), str(item), f"front matter, {name}"
