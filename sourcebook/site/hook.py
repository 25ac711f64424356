"""Listed under ``hooks`` in ``mkdocs.yml``, so that ``mkdocs serve``, ``mkdocs build`` and ``mkdocs gh-deploy`` work as everywhere.

MkDocs loads this file by its path, and calls the ``on_…`` functions.
"""

from __future__ import annotations

import sys
from pathlib import Path

# MkDocs puts this file's own folder in front while it loads it; there our modules would hide others of the same name.
_folder = Path(__file__).resolve().parent
sys.path[:] = [str(_folder.parents[1]), *(path for path in sys.path if Path(path) != _folder)]

from sourcebook.site.adapter import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_post_template,
    on_serve,
    on_startup,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_serve",
    "on_startup",
]
