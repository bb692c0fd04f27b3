"""What the commands about the future share: the scenario, the horizon, and how old the data is."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

import click

from kasboek.cli.frame import Exit
from kasboek.core.forecast import forecast
from kasboek.core.forecast.periods import WrongHorizonError
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.scenario import BUILT_IN
from kasboek.core.simulation import TooManyPathsError
from kasboek.core.simulation import simulate

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.forecast.model import Runway
    from kasboek.core.forecast.model import SafeToSpend
    from kasboek.core.forecast.periods import Period
    from kasboek.core.simulation import Simulation


class Sheet(NamedTuple):
    """A scenario's forecast and the periods of its table, the past ones first."""

    ahead: Forecast
    periods: tuple[Period, ...]
    drawn: Simulation | None = None


YEAR = "12m"
"""How far a runway looks at least."""
QUARTER = "13w"
"""How far what is safe to spend looks at least: a shorter table would hide what is due after it."""

horizon_option = click.option(
    "--horizon", default=QUARTER, show_default=True, help="Weeks, months or days: 13w, 12m, 90d."
)


def scenario_names(book: Book) -> tuple[str, ...]:
    """Return the scenarios that exist: those that always do, then the ledger's own."""
    return tuple(dict.fromkeys([s.name for s in BUILT_IN] + list(book.scenarios)))


def look_ahead(frame: Frame, book: Book, scenario: str = "base", horizon: str = "13w") -> Forecast:
    """Return a scenario's forecast for a horizon, or stop with what exists."""
    as_of = frame.day(book)
    names = scenario_names(book)
    if scenario not in names:
        known = ", ".join(names)
        frame.stop(Exit.USAGE, "cli.unknown-scenario", name=scenario, known=known)
    try:
        until = horizon_end(as_of, horizon, book.week_start)
    except WrongHorizonError:
        frame.stop(Exit.USAGE, "look.bad-horizon", text=horizon, most="520w, 120m, 3660d")
    return forecast(book, scenario, until)


def runway(ahead: Forecast) -> Runway:
    """Return the runway of a forecast's scenario, looking a year ahead at least."""
    book = ahead.book
    year = horizon_end(ahead.as_of, YEAR, book.week_start)
    if ahead.until >= year:
        return ahead.runway
    return forecast(book, ahead.scenario.name, year).runway


def safe_to_spend(ahead: Forecast) -> SafeToSpend:
    """Return what is safe to spend in a forecast's scenario, looking 13 weeks ahead at least."""
    book = ahead.book
    quarter = horizon_end(ahead.as_of, QUARTER, book.week_start)
    if ahead.until >= quarter:
        return ahead.safe_to_spend
    return forecast(book, ahead.scenario.name, quarter).safe_to_spend


def drawn_ahead(frame: Frame, ahead: Forecast, paths: int | None = None) -> Simulation:
    """Return the chances of a forecast, or stop with how many paths can be drawn."""
    try:
        return simulate(ahead, paths)
    except TooManyPathsError as error:
        frame.stop(
            Exit.USAGE, "simulation.wrong-paths", asked=error.asked, most=Decimal(error.most)
        )


def drawn_quarter(frame: Frame, drawn: Simulation) -> Simulation:
    """Return the chances as far as what is safe to spend looks: 13 weeks at least."""
    ahead = drawn.forecast
    quarter = horizon_end(ahead.as_of, QUARTER, ahead.book.week_start)
    if ahead.until >= quarter:
        return drawn
    return drawn_ahead(frame, forecast(ahead.book, ahead.scenario.name, quarter), drawn.paths)


def today() -> dt.date:
    """Return the calendar day; it is read here, at the edge, only to say how old the data is."""
    return datetime.now(tz=UTC).astimezone().date()
