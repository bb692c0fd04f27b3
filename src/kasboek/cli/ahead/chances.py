"""Chances in the terminal: the percentiles below the table, and in words what they come down to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek.cli.ahead.sheet import Line
from kasboek.cli.forecasting import drawn_quarter
from kasboek.core.simulation.sentences import chances
from kasboek.core.simulation.sentences import safe_on_p10

if TYPE_CHECKING:
    from kasboek.cli.forecasting import Sheet
    from kasboek.cli.frame import Frame
    from kasboek.core.simulation import Simulation


def band_lines(frame: Frame, sheet: Sheet) -> list[Line | None]:
    """Return what cash is above in nine, five and one of ten cases at the end of each period."""
    if sheet.drawn is None:
        return []
    last = [period.end - dt.timedelta(days=1) for period in sheet.periods]
    bands = [sheet.drawn.on(day) for day in last]
    rows = (
        (frame.tell("simulation.row-p10"), [band and band.p10 for band in bands]),
        (frame.tell("simulation.row-p50"), [band and band.p50 for band in bands]),
        (frame.tell("simulation.row-p90"), [band and band.p90 for band in bands]),
    )
    return [None, *(Line(label, values, always=True, alarm=True) for label, values in rows)]


def print_chances(frame: Frame, drawn: Simulation) -> None:
    """Say the chances, and what can be spent nine times in ten."""
    frame.print()
    for told in chances(drawn):
        frame.print(told)
    if drawn.forecast.buffer.unknown is None:
        frame.print(safe_on_p10(drawn_quarter(frame, drawn)))
