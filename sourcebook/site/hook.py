"""The adapter to MkDocs: compiles before MkDocs reads, serves ``build/pages`` to it, indexes what it wrote.

Listed under ``hooks`` in ``mkdocs.yml``, so that ``mkdocs serve``, ``mkdocs build`` and ``mkdocs gh-deploy`` work as
everywhere. MkDocs loads this file by its path, and calls the ``on_…`` functions.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import get_toc

# MkDocs puts this file's own folder in front while it loads it; there our modules would hide others of the same name.
_folder = Path(__file__).resolve().parent
sys.path[:] = [str(_folder.parents[1]), *(path for path in sys.path if Path(path) != _folder)]

from sourcebook.exports.search import search_records
from sourcebook.pages import Settings
from sourcebook.pages.html import headings
from sourcebook.pages.links import ends_of
from sourcebook.problem import Problem, ProblemsFound, Severity
from sourcebook.project import (
    PAGES,
    Changes,
    Examination,
    compile_site,
    examine,
    own_files,
    replace_file,
    settings_from,
)
from sourcebook.site.rendering import RecordsBroken
from sourcebook.site.search_index import write_index

_log = logging.getLogger("mkdocs.sourcebook")

_PREVIEW = "assets/preview.js"

_STAND_IN = """---
title: Nothing to show yet
---

# Nothing to show yet

The records have errors. They stand above; when they are mended, the site appears here by itself.
"""


@dataclass
class _Run:
    """What one run of MkDocs hands from event to event."""

    serving: bool = False
    examination: Examination | None = None
    settings: Settings = field(default_factory=Settings)
    changes: Changes = field(default_factory=Changes)
    problems: tuple[Problem, ...] = ()
    own: frozenset[str] = frozenset()
    """The pages that people wrote as Markdown; all others are compiled."""
    html: str = ""
    """The compiled page that is being read."""


_run = _Run()


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    _run.serving = command == "serve"


def on_config(config: Any) -> Any:
    """Compile the pages, and have MkDocs read those instead of ``docs/``."""
    # Nothing on the site depends on when it was built.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    root = Path(config.config_file_path).resolve().parent
    _run.own = frozenset(own_files(root))
    try:
        _run.settings = settings_from(config.extra)
        _run.examination = examine(root)
        _run.changes = compile_site(_run.examination, _run.settings)
        _run.problems = _run.examination.problems
        if _run.serving:
            _log.info(
                "Compiled; %d files changed.", len(_run.changes.written) + len(_run.changes.removed)
            )
    except ProblemsFound as found:
        _run.problems = found.problems
        if not _run.serving:
            raise RecordsBroken(found.problems) from None
        for problem in found.problems:
            _log.log(
                logging.ERROR if problem.severity is Severity.ERROR else logging.INFO, str(problem)
            )
        _run.changes = Changes()
        if not (root / PAGES / "index.md").exists():
            replace_file(root / PAGES / "index.md", _STAND_IN.encode())
    config.docs_dir = str(root / PAGES)
    if not config.repo_url:
        config.edit_uri = ""
    if _run.serving and _PREVIEW not in config.extra_javascript:
        config.extra_javascript.append(_PREVIEW)
    return config


def on_files(files: Any, config: Any) -> Any:
    """Leave out what no page loads: the styles and scripts that the theme brings, and what only a preview shows."""
    theirs = config.theme.dirs[1:]
    for file in list(files):
        if file.src_dir in theirs or (file.src_uri == _PREVIEW and not _run.serving):
            files.remove(file)
    return files


def on_env(env: Any, **_: Any) -> Any:
    """Write pages without the white space that stands around a template's own lines."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watch what people edit instead of what is compiled from it."""
    root = Path(config.config_file_path).resolve().parent
    server.unwatch(config.docs_dir)
    for folder in ("docs", "seeds"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str | None:
    """Take a compiled page's HTML out of the renderer's way, and escape what front matter says: the theme's templates
    write titles and descriptions as they are."""
    for key, value in page.meta.items():
        if isinstance(value, str):
            page.meta[key] = escape(value)
    if page.file.src_uri in _run.own:
        return None
    _run.html = markdown
    return ""


def on_page_content(html: str, page: Any, **_: Any) -> str | None:
    """Hand over a compiled page's HTML as it is, with its table of contents and its anchors."""
    if page.file.src_uri in _run.own:
        return None
    tokens = nest_toc_tokens(
        [{"level": h.level, "id": h.anchor, "name": h.words} for h in headings(_run.html)]
    )
    page.toc = get_toc(tokens)
    page.present_anchor_ids = ends_of(_run.html).anchors
    return _run.html


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Only a page that has a record can be edited."""
    root = Path(config.config_file_path).resolve().parent
    if not (root / "docs" / page.file.src_uri).is_file():
        page.edit_url = None
    return context


def on_post_build(config: Any) -> None:
    """Index the site for search; in a preview also take away stale pages, and hand over the problems."""
    site = Path(config.site_dir)
    root = Path(config.config_file_path).resolve().parent
    if _run.examination and (_run.examination.sound or not _run.serving):
        records = search_records(_run.examination.readings, _run.settings.publish_text)
        try:
            write_index(records, site / "pagefind", root / "build/pagefind")
        except RuntimeError as error:
            raise PluginError(str(error)) from None
    if not _run.serving:
        return
    for path in _run.changes.removed:
        if path.endswith(".md"):
            shutil.rmtree(site / path.removesuffix(".md"), ignore_errors=True)
    rows = [
        {
            "place": str(problem.place),
            "severity": problem.severity.value,
            "message": problem.message,
            "way_out": problem.way_out,
            "rule": problem.rule,
        }
        for problem in _run.problems
        if problem.severity is not Severity.HINT
    ]
    replace_file(site / "problems.json", json.dumps(rows, ensure_ascii=False).encode())
