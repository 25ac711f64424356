"""Draws what ``build.py`` measured, cost against size, both in powers of ten: ``python benchmarks/plot.py build.json growth.svg``."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import Any

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM, LABEL = 54, 138, 40, 46, 16
LINES = {
    ("before", "build"): "earlier version",
    ("now", "build"): "full build",
    ("mkdocs", "build"): "MkDocs alone",
    ("zensical", "build"): "Zensical alone",
    ("hugo", "build"): "Hugo alone",
    ("now", "corrected"): "one correction",
    ("now", "unchanged"): "nothing changed",
    ("now", "preview"): "preview of a save",
}
PANELS = {
    "seconds": ("Seconds", LINES),
    "memory": ("Megabytes of memory", {key: LINES[key] for key in LINES if key[1] == "build"}),
}
STYLE = """
 text { font: 14px system-ui, sans-serif; fill: #3d4450; } .title { font-weight: 600; fill: #14181f; }
 .grid { stroke: #d5d9e0; } path { fill: none; stroke: #767f8d; stroke-width: 2; } circle { fill: #767f8d; }
 path.now { stroke: #0b5cad; } :is(circle, text).now { fill: #0b5cad; } .full { stroke-width: 3.5; } .dashed { stroke-dasharray: 6 4; }
 @media (prefers-color-scheme: dark) {
  text { fill: #c3c9d3; } .title { fill: #f0f2f5; } .grid { stroke: #424853; } path { stroke: #98a1ae; } circle { fill: #98a1ae; }
  path.now { stroke: #7db8f5; } :is(circle, text).now { fill: #7db8f5; }
 }"""


@dataclass(frozen=True, order=True)
class Line:
    """A series: the class that it is drawn with, its label, and its points in the order of the sizes."""

    css: str
    label: str
    points: list[tuple[float, float]]


def draw(results: dict[str, dict[str, dict[str, Any]]]) -> str:
    """An SVG of two panels, time and memory, whose lines are labelled at their ends. It follows light and dark."""
    panels = []
    for number, (figure, (title, lines)) in enumerate(PANELS.items()):
        drawn = "\n".join(_panel(title, list(_lines(results, figure, lines))))
        panels.append(f'<g transform="translate(0 {number * HEIGHT})">\n{drawn}\n</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {len(panels) * HEIGHT}" width="{WIDTH * 1.25:g}">\n'
        f"<style>{STYLE}\n</style>\n" + "\n".join(panels) + "\n</svg>\n"
    )


def _lines(
    results: dict[str, Any], figure: str, labels: dict[tuple[str, str], str]
) -> Iterator[Line]:
    for (side, what), label in labels.items():
        key = "save" if what == "preview" else figure
        sizes = sorted(
            (int(size), of.get(what, {}).get(key)) for size, of in results.get(side, {}).items()
        )
        points = [(float(size), value) for size, value in sizes if value]
        css = "now" if side == "now" else "dashed" if side == "before" else ""
        if points:
            yield Line(css + " full" * (css == "now" and what == "build"), label, points)


def _panel(title: str, lines: list[Line]) -> Iterator[str]:
    xs, ys = zip(*(point for line in lines for point in line.points), strict=True)
    low, high = 10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys)))

    def x(size: float) -> float:
        share = math.log(size / min(xs)) / math.log(max(xs) / min(xs)) if len(set(xs)) > 1 else 0.5
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(value: float) -> float:
        share = math.log(value / low) / math.log(high / low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    yield f'<text class="title" x="8" y="20">{title}</text>'
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(10**power)}" y2="{y(10**power)}"/>'
        yield f'<text x="{LEFT - 8}" y="{y(10**power) + 4}" text-anchor="end">{10**power:,g}</text>'
    for size in sorted(set(xs)):
        yield f'<text x="{x(size)}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,.0f}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 6}" text-anchor="middle">articles</text>'
    for line in lines:
        path = " L".join(f"{x(size)} {y(value)}" for size, value in line.points)
        yield f'<path class="{line.css}" d="M{path}"/>'
        for size, value in line.points:
            yield f'<circle class="{line.css}" cx="{x(size)}" cy="{y(value)}" r="3"/>'
    ends = sorted((x(size), y(value), line) for line in lines for size, value in line.points[-1:])
    for end, group in groupby(ends, key=lambda one: one[0]):
        together = list(group)
        for (_, _, line), place in zip(
            together, _apart([at for _, at, _ in together]), strict=True
        ):
            last = end == x(max(xs))
            where = (
                f'x="{end + 8}" y="{place + 4:g}"'
                if last
                else f'x="{end - 8}" y="{place - 6:g}" text-anchor="end"'
            )
            yield f'<text class="{line.css}" {where}>{line.label}</text>'


def _apart(heights: list[float]) -> list[float]:
    """Places for labels, from the top down, as near to the heights of their lines as they go without touching."""
    clusters: list[list[float]] = []
    for height in heights:
        clusters.append([height])
        while len(clusters) > 1 and _first(clusters[-1]) - _first(clusters[-2]) < LABEL * len(
            clusters[-2]
        ):
            clusters[-2:] = [clusters[-2] + clusters[-1]]
    return [_first(cluster) + LABEL * n for cluster in clusters for n in range(len(cluster))]


def _first(cluster: list[float]) -> float:
    return round(mean(height - LABEL * n for n, height in enumerate(cluster)), 1)


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_text(draw(json.loads(source.read_text("utf-8"))["results"]), "utf-8")
