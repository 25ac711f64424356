"""What a build costs, beside a plain ``mkdocs build`` over the same compiled pages, and what a correction costs.

    python benchmarks/build.py 200 1000

Times are whole processes on this machine, the median of three; quote the ratios, not the seconds.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from made_up import write_collection

REPOSITORY = Path(__file__).resolve().parent.parent
RUNS = 3


def median(action: Callable[[], object]) -> float:
    """The median time of an action in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def run(root: Path, *command: str) -> None:
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def measure(articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_collection(root, articles)
        shutil.copy(REPOSITORY / "build_site.py", root)
        (root / "sourcebook").symlink_to(REPOSITORY / "sourcebook")
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        (root / "docs/about.md").write_text("# About\n\nMade up.\n")
        build = (sys.executable, "build_site.py", "build")
        check = median(lambda: run(root, sys.executable, "build_site.py", "check"))
        full = median(lambda: run(root, *build))
        plain = median(
            lambda: run(root, sys.executable, "-m", "mkdocs", "build", "-q", "-f", _plain(root))
        )
        print(
            f"{articles:6} articles: check {check:6.2f} s, build {full:6.2f} s, "
            f"plain mkdocs {plain:6.2f} s, build/plain {full / plain:4.2f}"
        )


def _plain(root: Path) -> str:
    """The same configuration without the hook, reading the compiled pages."""
    text = (root / "mkdocs.yml").read_text()
    text = text.replace("docs_dir: docs", "docs_dir: build/pages").replace(
        "site_dir: site", "site_dir: plain"
    )
    text = text.replace("hooks: [sourcebook/site/hook.py]", "")
    (root / "plain.yml").write_text(text)
    return "plain.yml"


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["50", "200"]):
        measure(size)
