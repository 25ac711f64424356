"""A value of a record's front matter set, added or taken out, and not one other byte changed.

Where a value stands is read from YAML's own nodes; the text around it is never written anew, so comments, order, quoting, folds
and line ends stay. Each edit is read back before it is given out.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

import yaml

from ..drafting.front_matter import is_writable, scalar
from ..records.frontmatter import Path, read

Value = Any
"""A string, a list or a mapping of values; None for nothing."""

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_WIDTH = 100
_SHORT = 3
"""A new mapping of so many plain fields stands on one line."""


Order = Callable[[Path], Sequence[str]]


class CannotEdit(ValueError):
    """Raised where a value can't be written in its place: the way to it leads through something else than fields."""


def edited(text: str, changes: Mapping[Path, Value], order: Order = lambda _: ()) -> str:
    """A record's text with other values at some paths; what is None there is taken out.

    A new field stands where ``order``, the names of the fields of the mapping at a path, has it. Raises ProblemsFound where the
    record can't be read, CannotEdit where a value can't stand there.
    """
    wanted = read(text, "").values
    if not (found := _FRONT.match(text)):
        raise CannotEdit("The front matter's lines end in a way that only old systems know.")
    edit, front, new = _Edit(order), found[1], dict[Path, Value]()
    try:
        for path, value in changes.items():
            wanted = _with(wanted, path, value)
            there = len(_nodes(front, path))
            if value is None or there > len(path):
                front = edit.put(front, path, value)
            else:  # What is new altogether is written in one piece.
                new[path[:there]] = _with(new.get(path[:there]), path[there:], value)
        for path, value in new.items():
            front = edit.put(front, path, value)
    except (IndexError, KeyError, TypeError) as error:
        raise CannotEdit(f"No value can stand there: {error}.") from error
    after = text[: found.start(1)] + front + text[found.end(1) :]
    if _told(read(after, "").values) != _told(wanted):
        raise CannotEdit("The value can't be written there without touching another.")
    return after


def path_to(values: Value, address: str) -> Path:
    """The way to a value by its address: ``dates.published``, ``people[2].name``, ``claims.<id>.by``, ``basis.claims.<id>.date``.

    In a list, an item goes by its id or its position from 0; ``new`` is one behind the last. What is not there yet is taken as it
    is written.
    """
    address = re.sub(r"\[(\d+)\]", r".\1", address).strip(".")
    if not address or (isinstance(values, str) and address == "name"):
        return ()
    if isinstance(values, dict):
        known = [key for key in values if f"{address}.".startswith(f"{key}.")]
        key = max(known, key=len, default=address.partition(".")[0])
        return key, *path_to(values.get(key), address[len(key) :])
    key, _, rest = address.partition(".")
    if isinstance(values, list):
        ids = [item.get("id") if isinstance(item, dict) else None for item in values]
        if key not in ids and not key.isdigit() and key != "new":
            raise CannotEdit(f"There is no «{key}» here.")
        index = ids.index(key) if key in ids else int(key) if key != "new" else len(values)
        return index, *path_to(values[index] if index < len(values) else None, rest)
    return (0 if key == "new" else int(key) if key.isdigit() else key), *path_to(None, rest)


def value_at(values: Value, path: Path) -> Value:
    """What stands at a path; None where nothing does."""
    for key in path:
        try:
            values = values[key]
        except (IndexError, KeyError, TypeError):
            return None
    return values


class _Edit:
    """Changes of a front matter's text; every method gives the new one."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def put(self, front: str, path: Path, value: Value) -> str:
        nodes = _nodes(front, path)
        node = nodes[-1] if len(nodes) > len(path) else None
        if value is None:
            return front if node is None else self._without(front, path)
        if node is None:
            return self._added(front, path, value)
        old = _plain(node)
        if old == value:
            return front
        if old and value and isinstance(old, dict) and isinstance(value, dict):
            for key, item in value.items():
                front = self.put(front, (*path, key), item)
            for key in old.keys() - value.keys():
                front = self.put(front, (*path, key), None)
            return front
        if old and value and isinstance(old, list) and isinstance(value, list):
            return self._merged(front, path, old, value)
        return _replaced(front, nodes, path, value)

    def _merged(self, front: str, path: Path, old: list[Value], new: list[Value]) -> str:
        """Items that stay are left as they stand."""
        matched = SequenceMatcher(None, [json.dumps(o) for o in old], [json.dumps(n) for n in new])
        for tag, i1, i2, j1, j2 in reversed(matched.get_opcodes()):
            if tag == "equal":
                continue
            both = min(i2 - i1, j2 - j1)
            for index in range(i2 - 1, i1 + both - 1, -1):
                front = self._without(front, (*path, index))
            for item in reversed(new[j1 + both : j2]):
                front = self._inserted(front, path, i1 + both, item)
            for step in range(both):
                front = self.put(front, (*path, i1 + step), new[j1 + step])
        return front

    def _added(self, front: str, path: Path, value: Value) -> str:
        """A value where none was."""
        *above, key = path
        nodes = _nodes(front, tuple(above))
        parent = nodes[-1] if len(nodes) > len(above) else None
        if parent is None or not _plain(parent):
            if not above:
                return front + f"{_field(str(key), value, 0, _newline(front))}{_newline(front)}"
            return self.put(front, tuple(above), [value] if isinstance(key, int) else {key: value})
        if isinstance(parent, yaml.ScalarNode):
            raise TypeError("what is around it is a plain text")
        if isinstance(parent, yaml.SequenceNode):
            return self._inserted(front, tuple(above), len(parent.value), value)
        order, names = list(self._order(tuple(above))), [name.value for name, _ in parent.value]
        position = len(names)
        if key in order:
            earlier = order[: order.index(key)]
            position = max((n for n, name in enumerate(names, 1) if name in earlier), default=0)
        return _put_between(front, parent, position, str(key), value, nodes)

    def _inserted(self, front: str, path: Path, index: int, value: Value) -> str:
        nodes = _nodes(front, path)
        return _put_between(front, nodes[-1], index, None, value, nodes)

    def _without(self, front: str, path: Path) -> str:
        *above, key = path
        nodes = _nodes(front, tuple(above))
        parent = nodes[-1]
        starts = _starts(front, parent)
        at = key if isinstance(key, int) else [k.value for k, _ in parent.value].index(key)
        ends = [_end(front, _last(child)) for child in parent.value]
        if parent.flow_style:
            if len(starts) == 1:
                return _spliced(front, starts[0], ends[0], "")
            if at + 1 < len(starts):
                return _spliced(front, starts[at], starts[at + 1], "")
            return _spliced(front, ends[at - 1], ends[at], "")
        if len(starts) == 1 and above:
            return self._without(front, tuple(above))
        first = front.rfind("\n", 0, starts[at]) + 1
        after = _line_end(front, ends[at]) + 1
        if front[first : starts[at]].strip():  # A list's hyphen stands before it.
            first = starts[at]
            after += len(front[after:]) - len(front[after:].lstrip(" "))
        return _spliced(front, first, after, "")


def _nodes(front: str, path: Path) -> list[Any]:
    """The nodes along a path, from the whole on; fewer than the path has steps and one, where it leads to nothing."""
    node: Any = yaml.compose(front, Loader=yaml.CSafeLoader)
    found = [] if node is None else [node]
    for key in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key] if key < len(node.value) else None
        else:
            node = None
        if node is None:
            break
        found.append(node)
    return found


def _plain(node: Any) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if not node.style and node.value in ("", "~", "null") else node.value


def _last(child: Any) -> Any:
    """The value of a field; an item itself."""
    return child[1] if isinstance(child, tuple) else child


def _end(front: str, node: Any) -> int:
    """Where a value ends. YAML's own mark of what stands line by line lies behind the comments that follow."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end(front, _last(node.value[-1]))
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return start + len(front[start:end].rstrip())
    return end


def _starts(front: str, parent: Any) -> list[int]:
    """Where each field or item begins; an item that stands on lines of its own, at its hyphen."""
    if isinstance(parent, yaml.MappingNode):
        return [key.start_mark.index for key, _ in parent.value]
    if parent.flow_style:
        return [item.start_mark.index for item in parent.value]
    hyphen = re.compile(rf"^ {{{parent.start_mark.column}}}-(?=\s)", re.MULTILINE)
    starts = [parent.start_mark.index]
    for item in parent.value[:-1]:
        found = hyphen.search(front, _end(front, item))
        assert found
        starts.append(found.end() - 1)
    return starts


def _line_end(front: str, position: int) -> int:
    """The position of the line feed that ends a line."""
    found = front.find("\n", position)
    return len(front) if found < 0 else found


def _newline(front: str) -> str:
    return "\r\n" if "\r\n" in front else "\n"


def _spliced(front: str, start: int, end: int, new: str) -> str:
    return front[:start] + new + front[end:]


def _replaced(front: str, nodes: Sequence[Any], path: Path, value: Value) -> str:
    node = nodes[-1]
    start, end = node.start_mark.index, _end(front, node)
    flow = any(isinstance(n, yaml.CollectionNode) and n.flow_style for n in nodes[:-1])
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and isinstance(path[-1], str):
        # What stood on lines of its own goes on the line of its name.
        key = next(k for k, v in nodes[-2].value if v is node)
        start = front.index(":", key.end_mark.index) + 1
    column = nodes[-2].start_mark.column if len(nodes) > 1 else 0
    written = _written(value, flow, getattr(node, "style", None), column, _newline(front))
    space = "" if start == 0 or front[start - 1] in " \n[{" else " "
    return _spliced(front, start, end, space + written)


def _put_between(
    front: str, parent: Any, index: int, key: str | None, value: Value, nodes: Sequence[Any]
) -> str:
    """A new field or item behind the one before ``index``."""
    newline, column = _newline(front), parent.start_mark.column
    flow = any(isinstance(n, yaml.CollectionNode) and n.flow_style for n in nodes)
    if flow:
        new = _written(value, True)
        new = new if key is None else f"{scalar(key, in_list=True)}: {new}"
    elif key is None:
        new = f"- {_item(value, column + 2, newline)}"
    else:
        new = _field(key, value, column, newline)
    if index == 0:
        first = _starts(front, parent)[0]
        between = ", " if flow else newline + " " * column
        return _spliced(front, first, first, new + between)
    end = _end(front, _last(parent.value[index - 1]))
    if flow:
        return _spliced(front, end, end, f", {new}")
    end = _line_end(front, end)
    line = f"{' ' * column}{new}{newline}"
    if end == len(front):
        return f"{front}{newline}{line}"
    return _spliced(front, end + 1, end + 1, line)


def _field(key: str, value: Value, column: int, newline: str) -> str:
    """A new field, on one line where it is short."""
    name = scalar(key)
    if isinstance(value, dict) and not _is_short(value):
        below = _below(value, column + 2, newline)
        return f"{name}:{newline}{' ' * (column + 2)}{below}"
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        margin = " " * (column + 2)
        items = (f"{newline}{margin}- {_item(item, column + 4, newline)}" for item in value)
        return f"{name}:{''.join(items)}"
    return f"{name}: {_written(value, False)}"


def _item(value: Value, column: int, newline: str) -> str:
    if isinstance(value, dict) and not _is_short(value):
        return _below(value, column, newline)
    return _written(value, False)


def _below(value: dict[str, Value], column: int, newline: str) -> str:
    fields = (_field(key, item, column, newline) for key, item in value.items() if item is not None)
    return f"{newline}{' ' * column}".join(fields)


def _is_short(value: dict[str, Value]) -> bool:
    return len(value) <= _SHORT and not any(isinstance(item, dict) for item in value.values())


def _written(
    value: Value, flow: bool, style: str | None = None, column: int = 0, newline: str = "\n"
) -> str:
    """A value on its line, a text in the style of the one that stood there if it can be."""
    if isinstance(value, list):
        return f"[{', '.join(_written(item, True) for item in value)}]"
    if isinstance(value, dict):
        fields = (f"{scalar(k, in_list=True)}: {_written(v, True)}" for k, v in value.items())
        return f"{{{', '.join(fields)}}}"
    text = str(value)
    if style in ("|", ">") and not flow and (lines := _lines(text, style)):
        margin = newline + " " * (column + 2)
        return f"{style}-" + "".join(margin + line if line else newline for line in lines)
    if style == '"' and is_writable(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == "'" and is_writable(text):
        return "'" + text.replace("'", "''") + "'"
    return scalar(text, in_list=flow)


def _lines(value: str, style: str) -> list[str]:
    """The lines of a text below ``|`` or ``>``; none where it can't stand there."""
    lines = value.split("\n")
    if lines[0][:1].isspace() or not all(not line or is_writable(line) for line in lines):
        return []
    if not lines[0] or not lines[-1]:
        return []
    if style == "|":
        return lines
    if len(lines) > 1 or "  " in value:
        return []
    return textwrap.wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _with(values: Value, path: Path, value: Value) -> Value:
    """What the values must be after an edit."""
    if not path:
        return value
    key, *rest = path
    copy = deepcopy(values)
    if copy is None:
        copy = [] if isinstance(key, int) else {}
    if isinstance(key, int) and isinstance(copy, list):
        if key >= len(copy):
            copy.append(_with(None, tuple(rest), value))
        elif value is None and not rest:
            copy.pop(key)
        else:
            copy[key] = _with(copy[key], tuple(rest), value)
        return copy
    if not isinstance(copy, dict) or isinstance(key, int):
        raise CannotEdit("No value can stand there.")
    copy[key] = _with(copy.get(key), tuple(rest), value)
    return copy


def _told(values: Value) -> Value:
    """Values without fields that say nothing."""
    if isinstance(values, dict):
        told = {key: _told(value) for key, value in values.items()}
        return {key: value for key, value in told.items() if value not in (None, [], {})}
    return [_told(value) for value in values] if isinstance(values, list) else values
