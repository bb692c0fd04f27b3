"""`kasboek plan`: loans and people as lines of the plan, and what used every line up."""

from __future__ import annotations

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import spoken
from kasboek.cli.plan.hire import hire
from kasboek.cli.plan.listing import listing
from kasboek.cli.plan.loan import loan


class Parts(click.Group):
    """The parts of a command; one that does not exist is answered with those that do."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a part."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(f"{ctx.info_name} {name}" for name in self.list_commands(ctx))
            name = f"{ctx.info_name} {args[0]}"
            spoken(ctx).stop(Exit.USAGE, "cli.unknown-command", name=name, known=known)
        return super().resolve_command(ctx, args)


@click.group("plan", cls=Parts)
def command() -> None:
    """Write plan lines as text, and list what used them up.

    loan and hire print lines in the ledger's language, to look at and to edit; --write appends them
    to plan.beancount beside the ledger. list shows every occurrence and the bookings behind it.
    """


for part in (loan, hire, listing):
    command.add_command(part)
