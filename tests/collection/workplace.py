"""A machine that has nothing but the wheel, and the tutorial followed on it: from nothing to a published site.

Nothing is downloaded but what builds the wheel: the programs see the libraries of the tests' own environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from sysconfig import get_path

import yaml

from ..project import LIVE
from ..site.serving import addresses, free_port
from .tutorial import script

CLONE = "clone"
"""Where the collection lies that comes of it, with its site built."""


def follow_tutorial(place: Path) -> None:
    """Follow the tutorial in a folder that is made fit for it, and then the steps of the workflow in a clone of what was pushed."""
    install(place)
    machine, pushed = surroundings(place), place / "github/night-ferry.git"
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", pushed, within=place)
    (place / "work").mkdir()
    run("bash", "-c", script(), within=place / "work", **machine)
    run("git", "clone", "--quiet", pushed, CLONE, within=place, **machine)
    for step in steps_of(place / CLONE, "build"):
        run("bash", "-c", step, within=place / CLONE, **machine, **addresses("tutorial"))


def install(place: Path) -> None:
    """Put the wheel there, as the usual tools build it, and an environment in which nothing else is installed."""
    source = place / "source"
    shutil.copytree(
        LIVE / "sourcebook", source / "sourcebook", ignore=shutil.ignore_patterns("*.pyc")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(LIVE / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", place, source, within=place)
    venv.create(place / "venv")
    (package,) = place.glob("*.whl")
    run(*pip, "--python", place / "venv", "install", "--no-deps", package, within=place)
    libraries = place / "libraries"
    libraries.mkdir()
    for one in Path(get_path("purelib")).iterdir():
        if not one.name.startswith(("sourcebook", "__editable__", "_", "pip", "setuptools")):
            (libraries / one.name).symlink_to(one)


def surroundings(place: Path) -> Mapping[str, str]:
    """The variables of an environment that knows the wheel, has its libraries at hand, and takes a folder for GitHub."""
    return {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("GIT", "PIP"))
        },
        "PATH": f"{place / 'venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(place / "libraries"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PORT": str(free_port()),
        "BROWSER": "true",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{place}/github/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/YOU/",
        **{
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
        },
    }


def steps_of(collection: Path, job: str) -> list[str]:
    """What a job of the workflow runs."""
    workflow = yaml.safe_load((collection / ".github/workflows/site.yml").read_text("utf-8"))
    return [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step]


def run(*command: str | Path, within: Path, **environment: str) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=within, env=environment or None, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
