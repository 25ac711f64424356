"""The adapter to MkDocs: has it read ``build/pages`` instead of ``docs/``, and hands it each page's HTML ready made.

Where MkDocs is started by itself, its first event compiles; ``build_site.py`` compiles before, and says which pages to render.
"""

from __future__ import annotations

import hashlib
import logging
import os
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import click
from jinja2 import pass_context
from jinja2.runtime import Context
from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup, escape
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.toc import get_toc

from .. import reporter
from ..atomic import replace_file
from ..compiling import files_of
from ..exports.search import search_records
from ..pages import Settings
from ..pages.html import environment, headings
from ..pages.links import Ends, ends_of
from ..pages.page import cut
from ..pages.prose import page_prose
from ..problem import Problem, ProblemsFound, Severity
from ..project import PAGES, Compiler, Examination, examine, own_files, settings_from
from .checksums import write_checksums
from .search_index import write_index
from .settings import THEME, complete

_log = logging.getLogger("mkdocs.sourcebook")
_PREVIEW = "assets/preview.js"
OWN_META = ("title", "description")

_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
    # Bars and lanes say their lengths in attributes.
    "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load and run. Pagefind's program is WebAssembly."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

STAND_IN = """---
title: Nothing to show yet
---
<h1>Nothing to show yet</h1>
<p>The records have errors. They stand above; when they are mended, the site appears here by itself.</p>
"""


class RecordsBroken(Abort):
    """Raised where the records have errors, so that nothing can be built."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "\n".join([*map(str, problems), "The records have errors; nothing was built."])
        )
        self.problems = problems

    def show(self, *_: object, **__: object) -> None:
        """Print the problems; MkDocs calls this."""
        click.echo(str(self), err=True)


@dataclass
class Run:
    """What one run of MkDocs renders, and what its events hand on.

    ``wanted`` says of a file below ``build/pages``, or of one of the theme, whether it is to be written.
    ``rendered`` is called after each page. ``whole`` says that this run also makes what belongs to no page, and people's own pages,
    whose links may lead anywhere.
    """

    compiled: Mapping[str, Ends | None] | None = None
    """The anchors and links of the compiled pages by their paths; None until something was compiled."""
    wanted: Callable[[str], bool] = lambda _: True
    rendered: Callable[[], None] = lambda: None
    whole: bool = True
    previewing: bool = False
    serving: bool = False
    own: frozenset[str] = frozenset()
    """The pages that people wrote as Markdown; all others are compiled."""
    html: str = ""
    """The compiled page that is being read."""
    extensions: Sequence[str] = ()
    """Those of Markdown, for which a compiled page has no use: to set them up takes longer than all else."""
    examination: Examination | None = None
    problems: tuple[Problem, ...] = field(default=())


run = Run()
"""The run that goes on, or comes next."""


def settings_of(config: Any) -> Settings:
    """What MkDocs' settings say of the pages. Raises ProblemsFound where something is not allowed."""
    return settings_from(
        config.extra, config.site_url or "", config.repo_url or "", config.edit_uri or ""
    )


def root_of(config: Any) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).resolve().parent


def on_startup(command: str, dirty: bool, **_: Any) -> None:
    run.serving = command == "serve"


def on_config(config: Any) -> Any:
    """Have MkDocs read the compiled pages; compile them first, unless that is done."""
    # Nothing on the site depends on when it was built.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    complete(config)
    root = root_of(config)
    if run.compiled is None or run.examination:
        _compile(root, config)
    run.own = frozenset(own_files(root))
    config.docs_dir = str(root / PAGES)
    if not config.repo_url:
        config.edit_uri = ""
    # It would know nothing of the pages that are not rendered again.
    config.theme.static_templates.discard("sitemap.xml")
    if (run.previewing or run.serving) and _PREVIEW not in config.extra_javascript:
        config.extra_javascript.append(_PREVIEW)
    return config


def _compile(root: Path, config: Any) -> None:
    try:
        settings = settings_of(config)
        run.examination = examine(root)
        run.problems = run.examination.problems
        compiler = Compiler(root)
        compiler.compile(run.examination, settings)
        run.compiled = compiler.compiled.ends
    except ProblemsFound as found:
        run.problems = found.problems
        if not run.serving:
            raise RecordsBroken(found.problems) from None
        for problem in found.problems:
            _log.log(
                logging.ERROR if problem.severity is Severity.ERROR else logging.INFO, str(problem)
            )
        stand_in(root)


def stand_in(root: Path) -> None:
    """Have something to show where nothing could be compiled yet."""
    if not (root / PAGES / "index.md").exists():
        replace_file(root / PAGES / "index.md", STAND_IN.encode())


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watch what people edit instead of what is compiled from it."""
    root = root_of(config)
    server.unwatch(config.docs_dir)
    for folder in ("docs", "seeds"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server


def on_files(files: Any, config: Any) -> Any:
    """Leave out what no page loads, the styles and scripts that the theme brings and what only a preview shows; of the rest
    let MkDocs write what is wanted, and read no more where that is all that it does."""
    theirs = config.theme.dirs[config.theme.dirs.index(THEME) + 1 :]
    previewing = run.previewing or run.serving
    listed = frozenset(_listed(config.nav or ()))
    wanted = run.wanted

    def shown(path: str) -> bool:
        return previewing if path == _PREVIEW else run.whole or path in listed or wanted(path)

    for file in list(files):
        if file.src_dir in theirs or not shown(file.src_uri):
            files.remove(file)
        else:
            file.is_modified = partial(wanted, file.src_uri)
    return files


def _listed(nav: Any) -> Iterator[str]:
    """The paths in the settings of the navigation."""
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _listed(item)


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str | None:
    """Take a compiled page's HTML out of the renderer's way, and escape what front matter says: the theme's templates
    write titles and descriptions as they are. Of people's own front matter nothing else is theirs to say."""
    own = page.file.src_uri in run.own
    for key, value in list(page.meta.items()):
        if isinstance(value, str) and (not own or key in OWN_META):
            page.meta[key] = escape(value)
        elif own:
            del page.meta[key]
    if own:
        return None
    run.html, run.extensions, config.markdown_extensions = markdown, config.markdown_extensions, []
    return ""


def opening_of(html: str) -> str:
    """The beginning of a text's first paragraph, as what it is about; empty where there is none."""
    found = _PARAGRAPH.search(html)
    return cut(Markup(found[1]).striptags()) if found else ""


def on_page_content(html: str, page: Any, config: Any, **_: Any) -> str:
    """Hand over a compiled page's table of contents and its anchors; a page of people's own without what could do harm."""
    if page.file.src_uri in run.own:
        html = page_prose(html)
        page.meta.setdefault("description", escape(opening_of(html)))
        return html
    config.markdown_extensions = run.extensions
    tokens = nest_toc_tokens(
        [{"level": h.level, "id": h.anchor, "name": h.words} for h in headings(run.html)]
    )
    page.toc = get_toc(tokens)
    known = (run.compiled or {}).get(page.file.src_uri)
    page.present_anchor_ids = (known or ends_of(run.html)).anchors
    return ""


def on_env(env: Any, files: Any, **_: Any) -> Any:
    """Write pages without the white space that stands around a template's own lines; say which anchors the pages have that
    are not read again, so that links of people's own pages to them are checked."""
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = environment().bytecode_cache
    env.globals["sections"] = _sections()
    inline = env.get_template("partials/javascripts/base.html").render()
    env.globals["policy"] = policy_of(inline)
    for file in files.documentation_pages():
        known = (run.compiled or {}).get(file.src_uri)
        if known and file.page and file.page.present_anchor_ids is None:
            file.page.present_anchor_ids = known.anchors
    return env


def policy_of(inline: str) -> str:
    """The content security policy of a page with these inline scripts."""
    # Plain ``mkdocs serve`` adds a script to each page of which nobody knows the hash before.
    allowed = ["'unsafe-inline'"] if run.serving else script_hashes(inline)
    return _POLICY.format(scripts=" ".join(allowed))


def script_hashes(html: str) -> list[str]:
    """The inline scripts of some HTML, as a content security policy names them."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(html))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


def _sections() -> Callable[[Context], Markup]:
    """What makes the sections above a page. They are the same for all pages of one folder that stand in no navigation."""
    made: dict[str | None, Markup] = {}

    @pass_context
    def sections(context: Context) -> Markup:
        page = context.get("page")
        place = page and page.url
        if page and page not in context["nav"].pages:
            place = posixpath.dirname(page.url.rstrip("/"))
        if place not in made:
            template = context.environment.get_template("partials/sections.html")
            made[place] = Markup(template.render(context.get_all()))
        return made[place]

    return sections


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Hand over a compiled page's HTML as it is, when it is written: MkDocs would hold all of them at once. Only a page that has a
    record can be edited."""
    if page.file.src_uri not in run.own:
        page.content = page.file.content_string.split("---\n", 2)[2].lstrip("\n")
    if not (root_of(config) / "docs" / page.file.src_uri).is_file():
        page.edit_url = None
    return context


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Count the page, and hold it no longer."""
    page.content = None
    run.rendered()
    return output


def on_post_template(output: str, **_: Any) -> str:
    """Leave what belongs to no page to the run that makes it."""
    return output if run.whole else ""


def on_post_build(config: Any) -> None:
    """Where MkDocs was started by itself, index the site for search, and write its checksums; hand a preview its problems."""
    site = Path(config.site_dir)
    if run.examination and (run.examination.sound or not run.serving):
        settings = settings_of(config)
        records = search_records(run.examination.readings, settings.publish_text)
        try:
            write_index(records, site / "pagefind", root_of(config) / "build/pagefind")
        except RuntimeError as error:
            raise PluginError(str(error)) from None
    if run.serving:
        write_problems(site, run.problems)
    elif run.examination:
        write_checksums(site, dict(files_of(site)), {})


def write_problems(site: Path, problems: Iterable[Problem]) -> None:
    """Hand a preview the problems that it shows."""
    told = [problem for problem in problems if problem.severity is not Severity.HINT]
    replace_file(site / "problems.json", reporter.as_json(told).encode())
