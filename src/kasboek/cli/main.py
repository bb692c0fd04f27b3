"""The command `kasboek`: its global options and the list of its commands."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek import words
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame

if TYPE_CHECKING:
    from datetime import date
    from datetime import datetime

COMMANDS = {
    "first": ("import", "today", "forecast", "explain", "check", "serve"),
    "look": ("kpi", "afford", "compare", "query"),
    "set-up": ("init", "identify", "demo"),
}
"""Purpose -> commands, in the order of `--help`. Each is `command` in a module of its own name."""

_MODULES = {"import": "import_"}


class Commands(click.Group):
    """Imports a command's module only when it is asked for, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return all commands, the first six first."""
        return [name for names in COMMANDS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"kasboek.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; an unknown one is answered with those that exist."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = ", ".join(sorted(self.list_commands(ctx)))
            ctx.fail(f"there is no command '{args[0]}'; there is: {known}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by purpose."""
        titles = {"first": "Every week", "look": "Look closer", "set-up": "Set up"}
        for purpose, names in COMMANDS.items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(titles[purpose]):
                formatter.write_dl(
                    [(name, command.get_short_help_str(70)) for name, command in found if command]
                )


def _day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _language() -> str:
    name = next(
        (os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "en"
    )
    return name[:2] if name[:2] in words.LANGUAGES else "en"


@click.group(cls=Commands)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="The ledger file; else $KASBOEK_LEDGER, ledger/main.beancount, main.beancount.",
)
@click.option(
    "--as-of",
    "as_of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    help="Answer as on this day, with what was known then.",
)
@click.option(
    "--lang", type=click.Choice(words.LANGUAGES), help="Language; else that of the environment."
)
@click.option("--no-cache", is_flag=True, help="Read the ledger anew.")
@click.version_option(package_name="kasboek")
@click.pass_context
def cli(
    ctx: click.Context, ledger: Path | None, as_of: date | None, lang: str | None, *, no_cache: bool
) -> None:
    """The cash book that looks ahead: what there is, what is coming, what you can spend."""
    ctx.obj = Frame(ledger=ledger, as_of=as_of, lang=lang or _language(), cached=not no_cache)


def main() -> None:
    """Run the command line; an interrupt ends it with code 130 and no traceback."""
    try:
        cli.main(standalone_mode=True)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
