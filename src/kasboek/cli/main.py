"""The command `kasboek`: its global options and the list of its commands."""

from __future__ import annotations

import io
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import NoReturn

import click

from kasboek import words
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import clean
from kasboek.cli.frame import language
from kasboek.cli.frame import spoken

if TYPE_CHECKING:
    from datetime import date

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
"""The one mistake that click tells in words only."""
COMMANDS = {
    "first": {
        "import": "importing.import_",
        "today": "position.today",
        "forecast": "ahead.forecast",
        "explain": "explaining.explain",
        "check": "position.check",
        "serve": "set_up.serve",
    },
    "look": {
        "kpi": "position.kpi",
        "receivables": "owed.receivables",
        "payables": "owed.payables",
        "reconcile": "reconciling.reconcile",
        "match": "reconciling.match",
        "afford": "ahead.afford",
        "compare": "ahead.compare",
        "reverse": "ahead.reverse",
        "levers": "ahead.levers",
        "plan": "plan.plan",
        "propose": "plan.propose",
        "rules": "importing.rules",
        "report": "position.report",
        "query": "explaining.query",
    },
    "set-up": {
        "init": "set_up.init",
        "steps": "set_up.steps",
        "accounts": "set_up.accounts",
        "identify": "importing.identify",
        "demo": "set_up.demo",
    },
}
"""Purpose -> command -> its module here, which has a `command`; in the order of `--help`."""


def command_named(name: str) -> click.Command:
    """Import a command's module, only now that it is asked for, and return the command.

    Raises:
        KeyError: there is no such command.
    """
    places = {name: place for group in COMMANDS.values() for name, place in group.items()}
    command: click.Command = import_module(f"kasboek.cli.{places[name]}").command
    return command


class Commands(click.Group):
    """Imports a command's module only when it is asked for, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return all commands, the first six first."""
        return [name for names in COMMANDS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        return command_named(cmd_name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; an unknown one is answered with those that exist."""
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            known = ", ".join(sorted(self.list_commands(ctx)))
            spoken(ctx).stop(Exit.USAGE, "cli.unknown-command", name=args[0], known=known)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 # click's signature
        """Run, and turn every way a command can end into a sentence and an exit code."""
        extra["standalone_mode"] = False
        try:
            ended = super().main(*args, **extra)
        except click.UsageError as wrong:
            sys.exit(usage(wrong))
        except click.ClickException as wrong:
            wrong.show()
            sys.exit(wrong.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo(spoken(None).tell("cli.interrupted"), err=True)
            sys.exit(Exit.INTERRUPTED)
        except BrokenPipeError:  # the reader has seen enough: `kasboek forecast | head`
            sys.stdout = None
            sys.exit(Exit.DONE)
        except OSError as wrong:
            path, reason = str(wrong.filename or "-"), wrong.strerror or str(wrong)
            click.echo(spoken(None).tell("cli.no-access", path=path, reason=reason), err=True)
            sys.exit(Exit.USAGE)
        sys.exit(ended if isinstance(ended, int) else Exit.DONE)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by purpose, in the user's language, without importing them."""
        frame = spoken(ctx)
        for purpose, names in COMMANDS.items():
            with formatter.section(frame.tell(f"help.{purpose}")):
                formatter.write_dl([(name, frame.tell(f"help.{name}")) for name in names])


@click.group("kasboek", cls=Commands, invoke_without_command=True)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="The ledger file; else $KASBOEK_LEDGER, ledger/main.beancount, main.beancount.",
)
@click.option(
    "--as-of",
    "as_of",
    type=Day(),
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
    if os.environ.get("NO_COLOR"):  # no-color.org: any value but an empty one
        ctx.color = False
    ctx.obj = Frame(ledger=ledger, as_of=as_of, lang=lang or language(), cached=not no_cache)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def usage(wrong: click.UsageError) -> Exit:
    """Say what is wrong with the call, in the user's language, and what would be right."""
    frame = spoken(wrong.ctx)
    click.echo(f"kasboek: {clean(_sentence(wrong, frame))}", err=True)
    if wrong.ctx:
        click.echo(frame.tell("cli.see-help", command=wrong.ctx.command_path), err=True)
    return Exit.USAGE


def _sentence(wrong: click.UsageError, frame: Frame) -> str:
    if extra := _EXTRA.fullmatch(wrong.message):
        return frame.tell("cli.too-many", extra=extra[1])
    match wrong:
        case click.NoSuchOption():
            return frame.tell("cli.no-such-option", name=wrong.option_name, known=_options(wrong))
        case click.BadOptionUsage():
            return frame.tell("cli.needs-value", name=wrong.option_name)
        case click.MissingParameter():
            return frame.tell("cli.missing", name=_named(wrong))
        case click.BadParameter():
            return _bad_value(wrong, frame)
    return wrong.format_message()


def _bad_value(wrong: click.BadParameter, frame: Frame) -> str:
    match wrong.param:
        case click.Parameter(type=click.Choice(choices=choices)):
            known = ", ".join(str(choice) for choice in choices)
            return frame.tell("cli.not-a-choice", name=_named(wrong), known=known)
        case click.Parameter(type=click.IntRange(min=low, max=high)):
            return frame.tell("cli.no-number", name=_named(wrong), low=low, high=high)
    return frame.tell("cli.bad-value", name=_named(wrong), why=wrong.message)


def _options(wrong: click.UsageError) -> str:
    params = wrong.ctx.command.get_params(wrong.ctx) if wrong.ctx else []
    return ", ".join(p.opts[-1] for p in params if isinstance(p, click.Option))


def _named(wrong: click.BadParameter) -> str:
    param = wrong.param
    if isinstance(param, click.Option):
        return param.opts[-1]
    return (param.human_readable_name if param else "-").upper()


def main() -> None:
    """Run the command line; what a character set cannot read or show is replaced, not fatal."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli.main()
