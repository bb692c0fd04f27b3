"""What the commands about the future share: the scenario asked for, and how old the data is."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from kasboek.cli.frame import Exit
from kasboek.core.forecast import forecast
from kasboek.core.scenario import BUILT_IN

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast


def scenario_names(book: Book) -> tuple[str, ...]:
    """Return the scenarios that exist: those that always do, then the ledger's own."""
    return tuple(dict.fromkeys([s.name for s in BUILT_IN] + list(book.scenarios)))


def look_ahead(
    frame: Frame, book: Book, scenario: str = "base", until: dt.date | None = None
) -> Forecast:
    """Return the forecast of a scenario, or stop with the scenarios that exist."""
    frame.day(book)
    names = scenario_names(book)
    if scenario not in names:
        known = ", ".join(names)
        frame.stop(Exit.USAGE, "cli.unknown-scenario", name=scenario, known=known)
    return forecast(book, scenario, until)


def days_old(day: dt.date) -> int:
    """Return how many days ago a day was; the calendar is read here, at the edge, only."""
    return (datetime.now(tz=UTC).astimezone().date() - day).days
