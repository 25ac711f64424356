"""The tutorial as a script: what it has people type and save, in the order in which it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

TEXT = files("sourcebook") / "pages/guide/text/tutorial.md"
LAST = "## Later"
"""What stands from here on is for another day."""

_BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n(?P<block>(?: {4}[^\n]*\n|\n(?= {4}))+)")
_SAVE = re.compile(r"(?:.* )?Save this as `(?P<path>.+)`:")
_REPLACE = re.compile(
    r"In `(?P<path>.+)`, put this in place of .* `(?P<first>.+)` to `(?P<last>.+)`:"
)

START = """set -eu
set -m  # What is stopped at the end stops with all its children.
trap 'kill -- -$(jobs -p) 2>/dev/null || true' EXIT
"""
SERVE = """make serve > ../preview.log 2>&1 &
until grep -q 'The preview is at' ../preview.log; do kill -0 $!; sleep 0.2; done
"""


def script() -> str:
    """The tutorial for a shell."""
    return START + "".join(steps(TEXT.read_text("utf-8").partition(LAST)[0]))


def steps(text: str) -> Iterator[str]:
    for found in _BLOCK.finditer(text):
        block = re.sub("^ {4}", "", found["block"], flags=re.MULTILINE)
        here = f"<<'END'\n{block}END\n"
        if saved := _SAVE.fullmatch(found["before"]):
            yield f"cat > '{saved['path']}' {here}"
        elif put := _REPLACE.fullmatch(found["before"]):
            lines = f"/^{put['first']}$/,/^{put['last']}$/"
            yield f"grep -q '^{put['last']}$' '{put['path']}'\ncat > ../block {here}"
            yield f"sed -i -e '{lines}{{' -e '/^{put['last']}$/r ../block' -e 'd' -e '}}' '{put['path']}'\n"
        else:
            yield block.replace("make serve\n", SERVE)


if __name__ == "__main__":
    print(script())
