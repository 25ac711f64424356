"""What a collection's settings say goes before what all collections have in common, or on top of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config

from sourcebook.site.settings import FILE, complete

COMMON = yaml.safe_load(FILE.read_text("utf-8"))


def completed(folder: Path, **settings: Any) -> Any:
    (folder / "docs").mkdir()
    settings = {"site_name": "A", "theme": "sourcebook", "plugins": ["sourcebook"], **settings}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    complete(config)
    return config


def test_what_a_collection_leaves_out_all_have_in_common(tmp_path: Path) -> None:
    config = completed(tmp_path)
    assert config.nav == COMMON["nav"]
    assert config.extra_css == COMMON["extra_css"]
    assert [script.path for script in config.extra_javascript] == ["assets/sourcebook.js"]
    assert config.extra == {"generator": False}
    assert config.theme["font"] is False
    assert (config.site_name, config.theme["language"]) == ("A", "en")


def test_a_collection_may_have_its_own_navigation_styles_and_extensions(tmp_path: Path) -> None:
    nav, own = [{"Home": "index.md"}], "own.css"
    extensions = ["admonition", {"toc": {"permalink": True}}]
    config = completed(tmp_path, nav=nav, extra_css=[own], markdown_extensions=extensions)
    assert config.nav == nav
    assert config.extra_css == [*COMMON["extra_css"], own]
    assert config.markdown_extensions.count("toc") == 1
    assert "admonition" in config.markdown_extensions
    assert config.mdx_configs["toc"] == {"permalink": True}


def test_a_collection_may_be_called_anything(tmp_path: Path) -> None:
    config = completed(tmp_path, site_name='<b> & "c"', site_description="<i>")
    assert config.site_name == "&lt;b&gt; &amp; &#34;c&#34;"
    assert config.site_description == "&lt;i&gt;"


def test_completed_twice_they_are_the_same(tmp_path: Path) -> None:
    config = completed(tmp_path, site_name="<b>", extra_css=["own.css"])
    once = {key: str(value) for key, value in config.items()}
    complete(config)
    assert {key: str(value) for key, value in config.items()} == once
