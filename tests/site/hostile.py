"""A collection in which every field that takes words holds some that mean harm, built as a site."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

from ..building import built, configure
from ..project import CASES, make_project, write

SHOWN = CASES / "hostile/shown"
REFUSED = CASES / "hostile/refused"
DEVICES = ("con", "aux", "nul")
"""Names that Windows keeps for devices: no repository can hold such files there, so they are written here."""

HTML = (
    'He wrote <script>alert("x")</script> & <img src=x onerror=alert(1)> in </p></div></body> it.'
)
MARKDOWN = "**Bold** _and_ `code` [a](javascript:alert(1)) ![b](c.png) | d | ~~e~~ <https://f.example/> {#g .h}"
TEMPLATE = (
    "{{ 7 * 7 }} {% raw %} {# note #} ${9} [[Wiki]] $x^2$ --8<-- :smile: [TOC] [^1]: && &lt; &#60;"
)
RTL = "قال الوزير: «لن نوقف المعبر». ‮gnp.exe and שלום"
CONTROL = "A bell\x07, an escape\x1b[31m, a delete\x7f and a \x02stash\x03 stand here."
STARTS = (
    "# No heading",
    "1. No list",
    "- No bullet",
    "> No quote",
    "    No code",
    "--- ",
    "===",
    ": no",
    "!!! note",
    "??? x",
    "/// y",
    "|a|b|",
    "+++",
    "[x]: http://y.example/",
)
PARAGRAPHS = (HTML, MARKDOWN, TEMPLATE, RTL, CONTROL, *STARTS)
NAME = 'Ann "<b>Q</b>" O\'Hara'
TITLE = '</title><script>alert("t")</script> {{ 7 * 7 }} **T** & "quoted"'
CLAIM = '"><script>alert("c")</script> {{ 6 * 6 }} [L](javascript:c) **C** `d` & "e"'


def record(root: Path, path: str, values: dict[str, object], body: str = "") -> None:
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    write(root, path, f"---\n{front}---\n\n{body}")


def build_hostile(place: Path) -> None:
    """Lay the hostile files over the made-up collection, and build it."""
    root = make_project(place, SHOWN)
    configure(root)
    for name in DEVICES:
        write(root, f"docs/topics/{name}.md", f"---\nname: The {name}\n---\n")
        write(root, f"docs/notes/{name}.md", f"# The {name}\n")
    body = "\n\n".join([*PARAGRAPHS, f"{NAME} and an official of <u>rank</u> said so."]) + "\n"
    write(root, "seeds/hostile.txt", f"{TITLE}\n\n{body}")
    source = {
        "file": "hostile.txt",
        "sha256": hashlib.sha256((root / "seeds/hostile.txt").read_bytes()).hexdigest(),
        "rights": CLAIM,
        "draws_on": ["Radio <i>R</i>"],
    }
    claims = [
        {"id": f"c{number}", "text": f"{CLAIM} {number}", "kind": "statement", "quote": words}
        for number, words in enumerate([HTML, MARKDOWN, TEMPLATE, RTL, "1. No list"])
    ]
    claims[0] |= {"by": NAME, "question": "Who <em>is</em> {{ 7 * 7 }}?", "answer": CLAIM}
    claims[1] |= {"by": "an official of <u>rank</u>", "topics": ["Topic </h1> **x**"]}
    record(
        root,
        "docs/articles/hostile.md",
        {
            "title": TITLE,
            "source": source,
            "outlet": "Outlet <s>*o*</s>",
            "byline": ["<b>By</b>"],
            "credits": [{"name": "<b>Cred</b>", "role": "`photo`", "for": "*Agency*"}],
            "people": [NAME],
            "topics": ["Topic </h1> **x**"],
            "claims": claims,
            "sic": [{"words": "**Bold** _and_", "reading": CLAIM}],
            "basis": {"outlet": {"why": CLAIM, "confidence": "low"}},
            "outside": [
                {"says": CLAIM, "url": "https://x.example/?a=1&b=(2)", "about": "hostile#c0"}
            ],
        },
        body,
    )
    values = {
        "name": NAME,
        "description": CLAIM,
        "roles": [{"role": CLAIM, "source": "hostile#c0"}],
    }
    record(root, "docs/people/ann-b-q-b-ohara.md", values)
    write(root, "docs/own.md", "# Own\n\n" + "## The `<script>` element\n\nWords.\n\n" * 4)
    built(root)
