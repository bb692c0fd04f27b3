"""A book as the pages look at it: its standpoint and forecasts, worked out once and kept."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from functools import lru_cache
from typing import NamedTuple

from kasboek.core.alerts import Alert
from kasboek.core.alerts import alerts
from kasboek.core.book import Book
from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.scenario.scenarios import BASE
from kasboek.core.forecast.scenario.scenarios import scenarios
from kasboek.core.kpi.measure import measure
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.registry import FIVE
from kasboek.core.kpi.registry import KPIS
from kasboek.core.kpi.standpoint import FAR
from kasboek.core.kpi.standpoint import NEAR
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.pages.drivers import NEUTRAL
from kasboek.core.pages.drivers import Drivers
from kasboek.core.pages.drivers import WrongAskedError
from kasboek.core.pages.drivers import changed
from kasboek.core.saying import saying
from kasboek.core.scenario import Scenario
from kasboek.core.simulation import Simulation
from kasboek.core.simulation import simulate

HORIZONS = (NEAR, FAR)
MOST_PAST = 104
_PATHS = 1_000
"""Paths drawn for a band on a page: a few milliseconds."""
_KEPT = 64
"""Forecasts kept per book, of the scenarios that have a name."""
_TRIED = 4
"""Forecasts kept of what sliders ask, two steps: the garbage collector goes through all of it."""


class View(NamedTuple):
    """What a page is asked to show: what stands in its address."""

    scenario: str = "base"
    horizon: str = NEAR
    past: int = 4
    drivers: Drivers = NEUTRAL


class Look:
    """A book with a day, and what the pages need of it; nothing here changes the book.

    `today` is the calendar day, left out of sight where a past day was asked for.
    """

    def __init__(self, book: Book, today: dt.date) -> None:
        """Look at a book; nothing is worked out yet.

        Raises:
            ValueError: the book has no cash account with a booking, so no day to look from.
        """
        if book.as_of is None:
            message = "the book has no cash account with a booking"
            raise ValueError(message)
        self.book = book
        self.day = book.as_of
        self.today = today
        self._named = lru_cache(_KEPT)(self._worked_out)
        self._tried = lru_cache(_TRIED)(self._worked_out)
        self._drawn = lru_cache(_TRIED)(self._simulated)

    @property
    def calendar(self) -> dt.date | None:
        """Return today where the present was asked for."""
        return None if self.book.asked else self.today

    @cached_property
    def at(self) -> Standpoint:
        """Return the standpoint of the figures."""
        return Standpoint.of(self.book, self.day)

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        """Return the scenarios that exist: base first, then built in, then the ledger's."""
        return scenarios(self.book)

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """Return the alerts, worst first."""
        return alerts(self.book, self.day, self.calendar, at=self.at)

    @cached_property
    def figures(self) -> tuple[Measured, ...]:
        """Return the five figures with their trend."""
        return tuple(measure(KPIS[name], self.at) for name in FIVE)

    @property
    def year(self) -> Forecast:
        """Return the base forecast over a year."""
        return self._forecast(BASE, FAR)

    def check(self, view: View) -> None:
        """Refuse what cannot be shown.

        Raises:
            UnknownScenarioError: there is no such scenario.
            WrongAskedError: the horizon or the number of past columns is none that is shown.
        """
        if view.scenario not in self.scenarios:
            raise UnknownScenarioError(view.scenario, tuple(self.scenarios))
        if view.horizon not in HORIZONS:
            known = ", ".join(HORIZONS)
            raise WrongAskedError(saying("looks.wrong-horizon", text=view.horizon, known=known))
        if not 0 <= view.past <= MOST_PAST:
            raise WrongAskedError(saying("looks.wrong-past", count=view.past, most=MOST_PAST))

    def ahead(self, view: View) -> Forecast:
        """Return the forecast that a view shows, up to the end of its horizon.

        Raises:
            UnknownScenarioError: there is no such scenario.
            WrongAskedError: the horizon or the number of past columns is none that is shown.
        """
        self.check(view)
        return self._forecast(self._asked(view), view.horizon)

    def drawn(self, view: View) -> Simulation:
        """Return the chances of what a view shows, from fewer paths than a command draws.

        Raises:
            UnknownScenarioError: there is no such scenario.
            WrongAskedError: the horizon or the number of past columns is none that is shown.
        """
        self.check(view)
        return self._drawn(self._asked(view), view.horizon)

    def _simulated(self, name: str | Scenario, horizon: str) -> Simulation:
        return simulate(self._forecast(name, horizon), _PATHS)

    def plain(self, name: str, horizon: str) -> Forecast:
        """Return a scenario's forecast without any driver."""
        return self._forecast(name, horizon)

    def far(self, view: View) -> Forecast:
        """Return the forecast of what a view shows over a year, as far as a runway looks."""
        return self._forecast(self._asked(view), FAR)

    def _asked(self, view: View) -> str | Scenario:
        if view.drivers.neutral:
            return view.scenario
        return changed(view.scenario, view.drivers, self.day)

    def _forecast(self, name: str | Scenario, horizon: str) -> Forecast:
        return (self._named if isinstance(name, str) else self._tried)(name, horizon)

    def _worked_out(self, name: str | Scenario, horizon: str) -> Forecast:
        """Return a forecast: a year's one, or the part of it that a shorter horizon shows."""
        until = horizon_end(self.day, horizon, self.book.week_start)
        if horizon == FAR:
            base = self.at.history.forecast if name == BASE else None
            return base or forecast(self.book, name, until)
        return self._forecast(name, FAR).up_to(until)
