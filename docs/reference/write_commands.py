"""Writes commands.md from the `--help` of every command: python docs/reference/write_commands.py.

The same text is under test, so a command that changes without its page fails.
"""  # noqa: INP001 # a script beside what it writes, not a package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.main import COMMANDS
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).with_name("commands.md")
_HEAD = """# Commands

Written by `python docs/reference/write_commands.py` from the commands' own help; do not edit.

Global options come before the command: `kasboek --as-of 2026-09-30 forecast`. Every command that
prints figures takes `--json`; where it prints a table, also `--csv`.

| exit | means |
|---|---|
| 0 | done, questions left included; for `check`: no alert of severity error |
| 1 | `check`: an alert of severity error (`--strict`: any alert); `import`: a file not imported |
| 2 | wrong usage: unknown option, file, scenario, KPI; the message names what exists |
| 3 | refused for safety: locked, changed meanwhile, stale bank data, not approved |
| 4 | the ledger has errors that make the answer untrustworthy; they are printed, and what remains |
| 130 | interrupted |
"""


def page() -> str:
    """Return the text of commands.md."""
    parts = [_HEAD, _section("kasboek", cli, None)]
    with click.Context(cli, info_name="kasboek") as root:
        for names in COMMANDS.values():
            for name in names:
                command = cli.get_command(root, name)
                if command is not None:
                    parts += _sections(f"kasboek {name}", command, root)
    return "\n".join(parts)


def _sections(title: str, command: click.Command, root: click.Context) -> Iterator[str]:
    """Yield the section of a command, then those of its parts."""
    yield _section(title, command, root)
    if isinstance(command, click.Group):
        with click.Context(command, root, title.rsplit(maxsplit=1)[-1]) as own:
            for name, part in command.commands.items():
                yield _section(f"{title} {name}", part, own)


def _section(title: str, command: click.Command, root: click.Context | None) -> str:
    with click.Context(command, root, title.rsplit(maxsplit=1)[-1], terminal_width=90) as context:
        context.params["lang"] = "en"  # whatever the language of the machine
        return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
