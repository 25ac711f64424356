"""What a collection of each size costs to build, to correct, to preview and to read, beside other ways and an older version.

    python benchmarks/build.py                            5 (the shipped collection), 200 and 1,000 articles
    python benchmarks/build.py 200 --before ../older      the same of another checkout, with the ratios
    python benchmarks/build.py 5 200 1000 10000 --plot sourcebook/pages/guide/text/growth.svg

Times are whole processes on this machine: the median of three, or one that took more than a minute. Quote the ratios, not the
seconds. Beside it stand, over the same articles, «mkdocs build» of docs/ alone with the theme's own search, and, where
installed, Zensical and Hugo with a bare template. What is measured is written as JSON too, after every collection.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from cost import MEMORY, Cost, cost_of
from made_up import write_collection
from plot import draw
from visits import CHROMIUM, over_the_wire, preview, sync_playwright

REPOSITORY = Path(__file__).resolve().parent.parent
SHIPPED = 5
"""This many articles are the shipped collection; other numbers are made up."""
RUNS, LONG = 3, 60
MOST_BEFORE = 1_000
"""An older version is not asked for more articles."""
Results = dict[str, dict[str, dict[str, Any]]]
"""Whose, of how many articles, of what: the figures."""

AIMS = [
    *(
        aim
        for size in ("200", "1000")
        for aim in (
            (f"full build, {size}: of before", ("now", size, "build", "seconds"), ("before", size, "build", "seconds"), 0.22, "×"),
            (f"full build, {size}: of plain mkdocs", ("now", size, "build", "seconds"), ("mkdocs", size, "build", "seconds"), 4.5, "×"),
        )
    ),
    ("memory of that, 1000", ("now", "1000", "build", "memory"), (), 500, "MB"),
    ("full build, 10000: of 1000", ("now", "10000", "build", "seconds"), ("now", "1000", "build", "seconds"), 11, "×"),
    ("memory of that, 10000", ("now", "10000", "build", "memory"), (), 4000, "MB"),
    ("nothing changed, 1000: of full", ("now", "1000", "unchanged", "seconds"), ("now", "1000", "build", "seconds"), 0.08, "×"),
    ("one correction, 1000: of full", ("now", "1000", "corrected", "seconds"), ("now", "1000", "build", "seconds"), 0.25, "×"),
    ("preview, save to page, 200", ("now", "200", "preview", "save"), (), 1, "s"),
    ("preview, save to page, 1000", ("now", "1000", "preview", "save"), (), 2, "s"),
    ("check, 1000: of before", ("now", "1000", "check", "seconds"), ("before", "1000", "check", "seconds"), 0.6, "×"),
    ("heaviest page, 1000", ("now", "1000", "pages", "heaviest"), (), 300, "kB"),
    ("typical article's page, 1000", ("now", "1000", "pages", "article"), (), 60, "kB"),
    ("first visit to an article, 1000", ("now", "1000", "wire", "visit"), (), 120, "kB"),
    ("first search, 10000", ("now", "10000", "wire", "search"), (), 300, "kB"),
    ("full build, 5", ("now", "5", "build", "seconds"), (), 3, "s"),
]  # fmt: skip
"""What is asked for: its name, a figure, the one that it is divided by if any, the most that it may be, its unit."""


class Collection:
    """A collection of a number of articles in a folder of its own, built by a checkout's code."""

    def __init__(
        self, root: Path, articles: int, checkout: Path, options: Sequence[str] = ()
    ) -> None:
        self.root = root
        self.options = options
        if articles == SHIPPED:
            # The records of its own time: newer ones it may not read.
            for folder in ("docs", "seeds"):
                shutil.copytree(checkout / folder, root / folder)
        else:
            write_collection(root, articles)
            (root / "docs/about.md").write_text("# About\n\nMade up.\n")
        self.docs = shutil.copytree(root / "docs", root / "alone")
        if (checkout / "docs/guide").is_dir():
            shutil.copytree(checkout / "docs/guide", root / "docs/guide")
        for file in ("build_site.py", "mkdocs.yml"):
            shutil.copy(checkout / file, root)
        (root / "sourcebook").symlink_to(checkout / "sourcebook")
        records = sorted((root / "docs/articles").glob("*.md"))
        self.record = records[len(records) // 2]
        self.page = f"articles/{self.record.stem}/"
        self._numbers = count(1)

    def run(self, command: str, *options: str) -> Cost:
        return cost_of([sys.executable, "build_site.py", command, *options], self.root)

    def build(self) -> Cost:
        return self.run("build", *self.options)

    def forget(self) -> None:
        """Put everything aside that was made."""
        put_aside(self.root, "site", "build", ".cache")

    def correct(self) -> str:
        """Write another last word into the first claim of an article. Returns the word, which stood nowhere before."""
        word = f"corrected{next(self._numbers)}"
        text = self.record.read_text("utf-8")
        text = re.sub(
            r"^(\s+text: .*?)\w+(\W*)$", rf"\g<1>{word}\g<2>", text, count=1, flags=re.MULTILINE
        )
        self.record.write_text(text, encoding="utf-8")
        return word

    def someone(self) -> str:
        """A person whom the corrected article names, to be searched for."""
        front = yaml.safe_load(self.record.read_text("utf-8").split("---\n")[1])
        first = front["people"][0]
        return str(first["name"] if isinstance(first, dict) else first)


def put_aside(root: Path, *folders: str) -> None:
    """Move folders where nobody looks. Nothing is deleted before the end: for a minute after that, ext4 is slow to make new files."""
    past = Path(tempfile.mkdtemp(prefix="past-", dir=root))
    for folder in folders:
        if (root / folder).exists():
            (root / folder).rename(past / folder)


def median(
    action: Callable[[], Cost], before: Callable[[], object] = lambda: None
) -> dict[str, float]:
    """The cost of an action in the median, figure by figure. ``before`` runs first each time, and is not counted."""
    costs: list[dict[str, float]] = []
    while len(costs) < RUNS and not (costs and costs[0]["seconds"] > LONG):
        before()
        costs.append(asdict(action()))
    return {name: statistics.median(cost[name] for cost in costs) for name in costs[0]}


def measured(collection: Collection) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures of a collection, one after another."""
    yield "check", median(lambda: collection.run("check"), collection.forget)
    yield "build", median(collection.build, collection.forget)
    yield "unchanged", median(collection.build)
    yield "corrected", median(collection.build, collection.correct)
    site = collection.root / "site"
    sizes = {page: page.stat().st_size / 1e3 for page in site.rglob("*.html")}
    heaviest = max(sizes, key=lambda page: sizes[page])
    yield (
        "pages",
        {
            "count": len(sizes),
            "heaviest": sizes[heaviest],
            "which": heaviest.parent.relative_to(site).as_posix(),
            "article": statistics.median(
                sizes[page] for page in site.glob("articles/*/index.html")
            ),
        },
    )
    loaded = over_the_wire(site, collection.page, collection.someone())
    yield "wire", {name: size / 1e3 for name, size in loaded.items()}
    started, saves = preview(collection.root, collection.page, [collection.correct] * RUNS)
    yield "preview", {"start": started, "save": statistics.median(saves), "saves": saves}


def beside(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What other ways take for the same articles as plain pages."""
    search = [str(Path(sys.executable).parent), *os.get_exec_path()]
    hugo, zensical = (
        shutil.which(name, path=os.pathsep.join(search)) for name in ("hugo", "zensical")
    )
    settings = {
        "site_name": "Plain",
        "docs_dir": "alone",
        "site_dir": "plain",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": [{"Home": "index.md"}, {"About": "about.md"}],
        "not_in_nav": "/**",
    }
    (root / "plain.yml").write_text(yaml.safe_dump(settings))

    def forget() -> None:
        put_aside(root, "plain", ".cache", "public", "resources")

    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml"]
    yield "mkdocs", median(lambda: cost_of(mkdocs, root), forget)
    if zensical:
        command = [zensical, "build", "-f", "plain.yml"]
        yield "zensical", median(lambda: cost_of(command, root), forget)
    if hugo:
        layouts = root / "layouts/_default"
        layouts.mkdir(parents=True)
        for kind in ("single", "list"):
            (layouts / f"{kind}.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}")
        (root / "hugo.toml").write_text(
            'title = "Plain"\ndisableKinds = ["taxonomy", "term", "rss"]\n'
        )
        # Below a front page of the name index.md Hugo would make no other page.
        shutil.copytree(root / "alone", root / "content")
        (root / "content/index.md").rename(root / "content/_index.md")
        yield "hugo", median(lambda: cost_of([hugo], root), forget)


def table(results: Results, size: str) -> Iterator[str]:
    """The figures of a size: ours, those of before, and the ratio; then the other ways."""
    now, before = (results.get(side, {}).get(size, {}) for side in ("now", "before"))
    yield f"\n{int(size):,} articles" + " " * 22 + "now        before   of before"
    rows = [
        *(
            (f"{name}, {figure}", what, figure, unit)
            for what, name in {
                "build": "full build",
                "unchanged": "nothing changed",
                "corrected": "one correction",
                "check": "check",
            }.items()
            for figure, unit in zip(Cost.__annotations__, ("s", "s", "MB", "MB"), strict=True)
        ),
        ("preview, from start", "preview", "start", "s"),
        ("preview, from save to page", "preview", "save", "s"),
        ("heaviest page", "pages", "heaviest", "kB"),
        ("article's page, median", "pages", "article", "kB"),
        ("first visit, compressed", "wire", "visit", "kB"),
        ("first search, compressed", "wire", "search", "kB"),
    ]
    for name, what, figure, unit in rows:
        ours, theirs = (side.get(what, {}).get(figure) for side in (now, before))
        ratio = f"{ours / theirs:10.3f}" if ours and theirs else ""
        if what == "pages" and figure == "heaviest" and ours:
            ratio += f"   {now['pages']['which']}/"
        yield f"  {name:28} {_figure(ours, unit)} {_figure(theirs, unit)} {ratio}".rstrip()
    for other in ("mkdocs", "zensical", "hugo"):
        if (cost := results.get(other, {}).get(size, {}).get("build")) and "build" in now:
            ratio = now["build"]["seconds"] / cost["seconds"]
            yield f"  {'plain ' + other:28} {_figure(cost['seconds'], 's')} {_figure(cost['memory'], 'MB')}   full build / it {ratio:.2f}"


def _figure(value: float | None, unit: str) -> str:
    return f"{'–':>11}" if value is None else f"{value:8.{2 if value < 100 else 0}f} {unit:2}"


def aims(results: Results) -> Iterator[str]:
    """Each aim: what was measured, the most that it may be, and whether it is met."""

    def value(path: Sequence[str]) -> float | None:
        found: Any = results
        for key in path:
            found = found.get(key, {})
        return found or None

    for name, path, divisor, most, unit in AIMS:
        found, by = value(path), value(divisor) if divisor else 1
        if found and by:
            met = "met" if found / by <= most else "NOT MET"
            yield f"  {name:36} {found / by:8.2f} {unit:2}  ≤ {most:g} {unit:2}  {met}"
        else:
            yield f"  {name:36} {'–':>8}     ≤ {most:g} {unit:2}  not measured"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[SHIPPED, 200, 1000])
    parser.add_argument(
        "--before", type=Path, metavar="FOLDER", help="a checkout of an older version"
    )
    parser.add_argument("--jobs", help="passed to build, here and not in the older version")
    parser.add_argument("--json", type=Path, default=REPOSITORY / "benchmarks/results/build.json")
    parser.add_argument("--plot", type=Path, help="where to draw cost against size (SVG)")
    given = parser.parse_args()
    options = ["--jobs", given.jobs] if given.jobs else []
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    by = "Chromium" if sync_playwright and CHROMIUM else "HTTP, without a browser"
    print(f"{machine}; memory is {MEMORY}; the preview is watched by {by}.")
    results: Results = {}

    def note(side: str, size: str, what: str, figures: dict[str, Any]) -> None:
        results.setdefault(side, {}).setdefault(size, {})[what] = figures
        given.json.parent.mkdir(parents=True, exist_ok=True)
        told = {"machine": machine, "memory": MEMORY, "preview": by, "results": results}
        given.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")

    for size in sorted(given.sizes):
        sides = {"now": (REPOSITORY, options)}
        if given.before and size <= MOST_BEFORE:
            sides["before"] = (given.before.resolve(), [])
        for side, (checkout, extra) in sides.items():
            with tempfile.TemporaryDirectory() as folder:
                collection = Collection(Path(folder), size, checkout, extra)
                if side == "now":
                    for other, figures in beside(collection.root):
                        note(other, str(size), "build", figures)
                for what, figures in measured(collection):
                    note(side, str(size), what, figures)
        print("\n".join(table(results, str(size))), flush=True)
    print("\nAims\n" + "\n".join(aims(results)))
    if given.plot:
        given.plot.write_text(draw(results), "utf-8")


if __name__ == "__main__":
    main()
