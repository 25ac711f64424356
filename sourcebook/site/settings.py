"""The settings of MkDocs that all collections have in common, laid below those of one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

FILE = Path(__file__).with_name("settings.yml")
THEME = str(Path(__file__).parent / "theme")


def require(config: Any) -> None:
    """Raises ConfigurationError where a collection's settings do not name theme and plugin."""
    if THEME not in config.theme.dirs or "sourcebook" not in config.plugins:
        raise ConfigurationError(
            "mkdocs.yml does not name the theme and the plugin of Sourcebook. "
            "Write «theme: {name: sourcebook}» and «plugins: [sourcebook]»."
        )


def complete(config: Any) -> None:
    """Add to a collection's settings what all have in common, and make its names safe to show. Done twice, it is the same."""
    require(config)
    common = _common(config.config_file_path, config.docs_dir)
    config.nav = config.nav or common.nav
    config.extra = {**common.extra, **config.extra}
    for name in ("extra_css", "extra_javascript", "markdown_extensions"):
        config[name] = [*common[name], *(one for one in config[name] if one not in common[name])]
    config.mdx_configs = {**common.mdx_configs, **config.mdx_configs}
    for name in ("not_in_nav", "validation"):
        config[name] = common[name]
    # The theme's templates write them as they are.
    for name in ("site_name", "site_description", "site_author"):
        config[name] = config[name] and escape(config[name])


@cache
def _common(place: str, docs: str) -> Any:
    with FILE.open(encoding="utf-8") as file:
        return load_config(file, config_file_path=place, docs_dir=docs, site_name="")
