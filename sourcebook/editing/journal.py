"""What was corrected, step by step, so that it can be undone and done again: a small file below ``build/``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..atomic import replace_file
from ..sha256sums import sha256

JOURNAL = Path("build/corrections.json")
_KEPT = 100
"""So many steps are remembered."""


def digest_of(text: str | None) -> str:
    """A checksum of a record's bytes; empty where there is no record."""
    return "" if text is None else sha256(text.encode())


@dataclass(frozen=True)
class Splice:
    """What changed in a file: at ``start``, ``old`` gave way to ``new``. The checksums are those of the whole, before and after."""

    start: int
    old: str
    new: str
    before: str
    after: str

    @classmethod
    def between(cls, before: str | None, after: str | None) -> Splice:
        """What turns one text into the other; None stands for no file."""
        old, new = before or "", after or ""
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        kept = slice(start, -end or None)
        return cls(start, old[kept], new[kept], digest_of(before), digest_of(after))

    def undone(self, text: str | None) -> str | None:
        """The text before the change."""
        if not self.before:
            return None
        text = text or ""
        return text[: self.start] + self.old + text[self.start + len(self.new) :]

    @property
    def reversed(self) -> Splice:
        return Splice(self.start, self.new, self.old, self.after, self.before)


@dataclass(frozen=True)
class Step:
    """One correction: what it was, in words, and the files that it changed."""

    what: str
    files: Mapping[str, Splice]

    @property
    def reversed(self) -> Step:
        return Step(self.what, {path: splice.reversed for path, splice in self.files.items()})


@dataclass
class Journal:
    """The steps that may be undone and those that may be done again, the next one last. It is kept in a file."""

    file: Path
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        try:
            kept = json.loads(self.file.read_text("utf-8"))
            self.done, self.undone = ([_step(s) for s in kept[name]] for name in ("done", "undone"))
        except (OSError, ValueError, KeyError, TypeError):
            return  # There is none yet, or it can't be trusted: then nothing can be undone.

    def keep(self) -> None:
        """Write the file. Where that can't be, the steps are forgotten with this run."""
        self.done = self.done[-_KEPT:]
        kept = {"done": [asdict(s) for s in self.done], "undone": [asdict(s) for s in self.undone]}
        try:
            replace_file(self.file, json.dumps(kept, ensure_ascii=False).encode())
        except OSError:
            return


def _alike(one: str, two: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(two)))


def _step(kept: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Step:
    files = {path: Splice(**splice) for path, splice in kept["files"].items()}  # type: ignore[arg-type]
    return Step(str(kept["what"]), files)
