"""Kasboek, the cash book that looks ahead: cash and capital management on Beancount and Fava."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.kpi import Measured
    from kasboek.core.simulation import Simulation

__version__ = "0.1.0"


def load(path: str | Path, as_of: date | None = None) -> Book:
    """Read a ledger file into a book, as of its bank data's last day or of the day given."""
    from kasboek import reading  # noqa: PLC0415 # importing kasboek must not import Beancount

    return reading.load(path, as_of=as_of)


def forecast(book: Book, scenario: str = "base", until: date | None = None) -> Forecast:
    """Return the forecast of a scenario up to `until` (exclusive; default 13 whole weeks)."""
    from kasboek.core import forecast as engine  # noqa: PLC0415 # as above

    return engine.forecast(book, scenario, until)


def simulate(
    book: Book,
    scenario: str = "base",
    until: date | None = None,
    paths: int | None = None,
) -> Simulation:
    """Draw the chances of a scenario on many paths, by default 10,000.

    Raises:
        TooManyPathsError: fewer than 1, or more than can be drawn.
    """
    from kasboek.core import simulation  # noqa: PLC0415 # as above

    return simulation.simulate(forecast(book, scenario, until), paths)


def kpis(book: Book, as_of: date | None = None) -> tuple[Measured, ...]:
    """Measure every KPI as of a day, by default the book's own.

    Raises:
        ValueError: the book has no cash account with a booking, so no day of its own.
    """
    from kasboek.core.kpi import kpis as measured  # noqa: PLC0415 # as above

    day = as_of or book.as_of
    if day is None:
        message = "the book has no cash account with a booking: name a day"
        raise ValueError(message)
    return measured(book, day)
