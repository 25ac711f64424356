"""Two sites, built once and served below a path, and the browser that walks them: the live collection's and the tutorial's.

A test runs on both. ``live`` is said of one that speaks of what the live collection holds, or of what no collection changes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from ..building import built, configure, made_once
from ..collection.workplace import CLONE
from ..project import LIVE
from ..site.serving import PATH, PORTS, addresses, published

# Other tests keep the machine busy meanwhile.
expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Site:
    """The built site: its folder, and its address with a slash at the end."""

    folder: Path
    url: str


def build_live(root: Path) -> None:
    for folder in ("docs", "seeds"):
        shutil.copytree(LIVE / folder, root / folder)
    configure(root)
    with pytest.MonkeyPatch.context() as environment:
        for name, address in addresses("live").items():
            environment.setenv(name, address)
        built(root)


def served(name: str, root: Path) -> Iterator[Site]:
    with published(root / "site", PATH, PORTS[name]):
        yield Site(root / "site", addresses(name)["SITE_URL"])


@pytest.fixture(scope="session")
def live_site(common: Path) -> Iterator[Site]:
    yield from served("live", made_once(common / "live", build_live))


@pytest.fixture(scope="session")
def tutorial_site(workplace: Path) -> Iterator[Site]:
    yield from served("tutorial", workplace / CLONE)


# Both are served to the end: a browser connects ahead of time, and would still ask a server that was stopped in between.
@pytest.fixture(scope="session", params=["live", "tutorial"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="module")
def catalog(site: Site) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site.folder / "data/catalog.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def kinds(site: Site) -> dict[str, str]:
    return page_kinds(site)


@pytest.fixture(scope="module")
def article(site: Site) -> str:
    """The address of the article with most on its page."""
    return f"{site.url}articles/{fullest(site.folder / 'articles')}/"


@pytest.fixture
def word(site: Site) -> str:
    """A word that claims, articles and a topic hold."""
    return "ferry" if "tutorial" in site.url else "Su-35"


@pytest.fixture(scope="module")
def everything(catalog: dict[str, Any]) -> int:
    return sum(
        len(catalog[name]) for name in ("claims", "articles", "people", "topics", "questions")
    )


WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
SIZES = {"wide": WIDE, "narrow": NARROW}


class Tabs:
    """Tabs that stay open, since to open one takes longer than most of what a test does in it."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._open = browser, dict[bool, Page]()

    def blank(self, size: ViewportSize = WIDE, scripts: bool = True) -> Page:
        """The tab with or without scripts, on a screen of a size: as if it were new."""
        if not (tab := self._open.get(scripts)):
            context = self._browser.new_context(
                reduced_motion="reduce", java_script_enabled=scripts
            )
            self._open[scripts] = tab = context.new_page()
        tab.unroute_all()
        if tab.url.startswith("http"):
            tab.evaluate("localStorage.clear(), sessionStorage.clear()")
        tab.goto("about:blank")
        tab.emulate_media(media="null", color_scheme="light", forced_colors="none")
        tab.set_viewport_size(size)
        return tab


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def page(tabs: Tabs) -> Page:
    """A blank tab on a wide screen."""
    return tabs.blank()


@pytest.fixture
def phone(tabs: Tabs) -> Page:
    """A blank tab on a narrow screen."""
    return tabs.blank(NARROW)


def fullest(folder: Path) -> str:
    """The page with most on it among those of a folder, as an address below the site's root."""
    pages = [file for file in folder.glob("*/index.html") if file.parent.name != "rules"]
    return max(pages, key=lambda file: file.stat().st_size).parent.name


def page_kinds(site: Site) -> dict[str, str]:
    """One page of each kind: its kind, and its address below the site's root."""
    sections = ["articles", "people", "topics", "outlets", "questions"]
    kinds = {"home": "", "not found": "404.html"}
    kinds |= {f"list of {name}": f"{name}/" for name in sections}
    kinds |= {f"one of {name}": f"{name}/{fullest(site.folder / name)}/" for name in sections}
    for name in (
        "claims",
        "compare",
        "corrections",
        "data",
        "explore",
        "lineage",
        "network",
        "quotations",
        "timeline",
        "about",
        "guide",
    ):
        kinds[name] = f"{name}/"
    kinds["two articles"] = f"compare/{fullest(site.folder / 'compare')}/"
    kinds["guide text"] = f"guide/{fullest(site.folder / 'guide')}/"
    kinds["rules"] = "guide/rules/"
    kinds["rule"] = f"guide/rules/{fullest(site.folder / 'guide/rules')}/"
    return kinds


KINDS = [
    "home",
    "not found",
    *(
        f"{which} of {name}"
        for name in ("articles", "people", "topics", "outlets", "questions")
        for which in ("list", "one")
    ),
    "claims",
    "compare",
    "corrections",
    "data",
    "explore",
    "two articles",
    "quotations",
    "lineage",
    "network",
    "timeline",
    "about",
    "guide",
    "guide text",
    "rules",
    "rule",
]
ANYWHERE = ("not found", "guide", "guide text", "rules", "rule")
"""What the package brings along, the same on every site."""

live = pytest.mark.parametrize("site", ["live"], indirect=True, scope="session")
"""Of a test that no other site needs."""


def walking(**sites: Iterable[str]) -> pytest.MarkDecorator:
    """Of a test of kinds of pages, by the site on which they are looked at."""
    pages = [(site, kind) for site, kinds in sites.items() for kind in kinds]
    return pytest.mark.parametrize(("site", "kind"), pages, indirect=["site"], scope="session")


walk = walking(live=KINDS, tutorial=[kind for kind in KINDS if kind not in ANYWHERE])
"""Of a test of each kind of page."""
