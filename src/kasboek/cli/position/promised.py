"""Last week's promise in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.core.promise import says
from kasboek.core.saying import Saying

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.promise import Promise


def print_promise(frame: Frame, found: Promise | Saying, currency: str) -> None:
    """Print what was promised against what came, each difference with its line."""
    frame.print()
    click.secho(frame.tell("promise.title"), bold=True)
    if isinstance(found, Saying):
        frame.print(found)
        return
    frame.print(says(found, currency))
    for one in found.differences:
        where = f"  {one.source}" if one.source else ""
        frame.print(f"  - {frame.say(one.says)}{where}")
