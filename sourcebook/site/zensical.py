"""The same site by Zensical, which is to come after MkDocs. It reads MkDocs' settings but runs no hooks, so that what they do is done
here, before and after it. The guide says what differs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from markdown import markdown

from ..atomic import replace_file, replace_folder
from ..compiling import files_of
from ..pages.prose import page_prose
from ..project import PAGES, own_files
from . import adapter
from .checksums import write_checksums
from .rendering import Outcome, SiteBuild, place_of
from .settings import complete

_HERE = Path(__file__).parent
_PLACE = "build/zensical"
_SETTINGS = "build/zensical.yml"
_TAKEN = ("site_name", "site_description", "site_url", "repo_url", "copyright", "extra_css", "nav")
_ARTICLE = '<article class="md-content__inner sb-text">'
_UP = re.compile(r'(\s(?:href|src)=")\.\./')
_NOT_SHIPPED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "assets/preview.js",
    "search.json",
)


class ZensicalBuild(SiteBuild):
    """A build of ``site/`` in which Zensical renders all pages anew."""

    @property
    def last(self) -> None:
        """Nothing is known of a site that Zensical made."""

    def render(self, outcome: Outcome) -> Path:
        """Render what was compiled, and put the site in place. Returns its folder.

        Raises RuntimeError where Zensical is missing or fails.
        """
        root, place, new = self.root, self.root / _PLACE, self.root / _PLACE / "site"
        if not find_spec("zensical"):
            raise RuntimeError("Zensical is not installed. Run «pip install zensical».")
        shutil.rmtree(place, ignore_errors=True)
        theirs = shutil.ignore_patterns("*.py", "*.yml", "__pycache__")
        shutil.copytree(_HERE / "theme", place / "theme", ignore=theirs)
        shutil.copytree(_HERE / "theme_zensical", place / "theme", dirs_exist_ok=True)
        own = frozenset(path for path in own_files(root) if path.endswith(".md"))
        for path, _ in files_of(root / PAGES):
            page = (root / PAGES / path).read_bytes()
            if path.endswith(".md"):
                page = (_plain if path in own else _as_from_its_file)(path, page.decode()).encode()
            replace_file(place / "pages" / path, page)
        complete(self.config)
        replace_file(root / _SETTINGS, yaml.safe_dump(settings_of(self.config)).encode())
        self.tell("Rendering pages", 0, 1)
        order = [sys.executable, "-m", "zensical", "build", "--clean", "-f", str(root / _SETTINGS)]
        done = subprocess.run(order, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"Zensical failed:\n{(done.stderr or done.stdout)[-2_000:].strip()}")
        for path in own:
            _clean(new / place_of(path))
        for name in _NOT_SHIPPED:
            shutil.rmtree(new / name, ignore_errors=True)
            (new / name).unlink(missing_ok=True)
        (new / "sitemap.xml").unlink(missing_ok=True)
        if (root / PAGES / "sitemap.xml").exists():
            shutil.copy(root / PAGES / "sitemap.xml", new)
        shutil.copytree(self._aside.result(), new / "pagefind")
        write_checksums(new, dict(files_of(new)), {})
        replace_folder(new, root / "site")
        return root / "site"


def settings_of(config: Any) -> dict[str, Any]:
    """MkDocs' settings as Zensical takes them, read from ``build/``."""
    script = (_HERE / "theme/partials/javascripts/base.html").read_text("utf-8")
    extensions = [name for name in config.markdown_extensions if not name.startswith("material.")]
    return {
        **{name: _as_text(config[name]) for name in _TAKEN if config[name]},
        "docs_dir": "zensical/pages",
        "site_dir": "zensical/site",
        "extra_javascript": [
            {"path": one.path, "type": one.type} for one in config.extra_javascript
        ],
        "markdown_extensions": [{name: config.mdx_configs.get(name, {})} for name in extensions],
        "plugins": [],
        "extra": {"policy": adapter.policy_of(script)},
        "theme": {
            "name": "material",
            "variant": "classic",
            "custom_dir": "zensical/theme",
            "font": False,
            **{name: config.theme[name] for name in ("language", "favicon")},
        },
    }


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _plain(path: str, text: str) -> str:
    """A page of people's own, whose front matter says nothing but what is theirs to say."""
    post = frontmatter.loads(text)
    post.metadata = {key: value for key, value in post.metadata.items() if key in adapter.OWN_META}
    post.metadata.setdefault("description", adapter.opening_of(markdown(post.content)))
    return frontmatter.dumps(post)


def _as_from_its_file(path: str, text: str) -> str:
    """A compiled page with its links as seen from its file: Zensical adds the step up to the folder as which it is rendered."""
    return text if path.split("/")[-1] == "index.md" else _UP.sub(r"\1", text)


def _clean(file: Path) -> None:
    """Take out of a page of people's own what could do harm."""
    head, mark, rest = file.read_text("utf-8").partition(_ARTICLE)
    article, end, foot = rest.rpartition("</article>")
    replace_file(file, f"{head}{mark}{page_prose(article)}{end}{foot}".encode())
