"""The forecast: from a book to dated cash items, and from items to days, weeks and months."""

from kasboek.core.forecast.engine import forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.forecast.periods import past_periods
from kasboek.core.forecast.periods import table
from kasboek.core.forecast.scenario.scenarios import UnknownScenarioError

__all__ = ["UnknownScenarioError", "forecast", "horizon_end", "past_periods", "table"]
