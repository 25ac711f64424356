"""The guide's page of commands says what the program says of itself. To bring it up to date: ``pytest tests/test_commands.py --refresh-golden``."""

from __future__ import annotations

import inspect
import re

import click
import pytest

from sourcebook.cli import main

from .project import LIVE

PAGE = LIVE / "sourcebook/pages/guide/text/commands.md"
HEAD = """\
---
title: Commands
description: Every command with its options.
---

# Commands

`python build_site.py COMMAND`; where the program was installed, `sourcebook COMMAND` is the same. `--help` behind a command says what stands here. All but
`init` work on the collection in the folder in which they are started.
"""


def reference() -> str:
    """The page: a section for each command."""
    context = click.Context(main, info_name="build_site.py")
    sections = [_section(main.commands[name], context) for name in sorted(main.commands)]
    return "\n".join([HEAD, *sections])


def _section(command: click.Command, above: click.Context) -> str:
    context = click.Context(command, info_name=command.name, parent=above)
    usage = f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    options = [
        record
        for option in command.params
        if isinstance(option, click.Option) and (record := option.get_help_record(context))
    ]
    told = [f"- `{names}`: {words.replace('|', '/')}" for names, words in options]
    parts = [f"## {command.name}", usage, _prose(command.help or ""), "\n".join(told)]
    if command.epilog:
        parts.append(_block(command.epilog))
    return "\n\n".join(part for part in parts if part) + "\n"


def _prose(text: str) -> str:
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(text).partition("\f")[0]).strip()


def _block(epilog: str) -> str:
    lines = [line for line in epilog.replace("\b", "").splitlines() if line.strip()]
    return "\n".join([lines[0], "", *(f"    {line.strip()}" for line in lines[1:])])


def test_the_guide_tells_every_command_and_option(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--refresh-golden"):
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == reference()
