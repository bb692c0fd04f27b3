"""The options that `receivables` and `payables` share, handed on as what was asked."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Day
from kasboek.cli.frame import pass_frame
from kasboek.cli.owed.ageing import Asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kasboek.cli.frame import Frame


def options(
    one: str, *, receivable: bool, by: str, of: str
) -> Callable[[Callable[[Frame, Asked], None]], Callable[..., None]]:
    """Declare the options; `one` names a single counterparty, `by` and `of` are their helps."""

    def declared(answering: Callable[[Frame, Asked], None]) -> Callable[..., None]:
        @click.option(
            "--by",
            type=click.Choice(["item", "counterparty"]),
            default="item",
            show_default=True,
            help=by,
        )
        @click.option(one, "name", help=of)
        @click.option("--as-of", "as_of", type=Day(), help="On this day, with what was known then.")
        @click.option("--json", "as_json", is_flag=True, help="Print JSON.")
        @click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
        @pass_frame
        @wraps(answering)
        def command(  # noqa: PLR0913 # one argument per option
            frame: Frame,
            by: str,
            name: str | None,
            as_of: date | None,
            *,
            as_json: bool,
            as_csv: bool,
        ) -> None:
            frame.as_of = as_of or frame.as_of
            answering(frame, Asked(receivable, by, name, as_json, as_csv))

        return command

    return declared
