"""Currencies and exposure as the dictionaries that JSON is written from."""

from __future__ import annotations

from kasboek.core.ahead.exposure import Exposure
from kasboek.core.ahead.exposure import exposure
from kasboek.core.forecast.currencies import CurrencyPath
from kasboek.core.forecast.currencies import by_currency
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import Period
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal


def currencies(forecast: Forecast, periods: tuple[Period, ...]) -> Json:
    """Write each currency in its own money, and what depends on the foreign ones."""
    return {
        "currencies": [_path(each) for each in by_currency(forecast, periods)],
        "exposure": [_exposure(each) for each in exposure(forecast)],
    }


def _path(value: CurrencyPath) -> Json:
    return {
        "currency": value.currency,
        "rate": _rate(value.rate),
        "opening": decimal(value.opening),
        "periods": [
            {
                "label": row.label,
                "receipts": decimal(row.receipts),
                "payments": decimal(row.payments),
                "net": decimal(row.net),
                "closing": decimal(row.closing),
            }
            for row in value.periods
        ],
        "low_point": None
        if value.low is None
        else {"date": day(value.low_date), "amount": decimal(value.low)},
    }


def _exposure(value: Exposure) -> Json:
    return {
        "currency": value.currency,
        "rate": _rate(value.rate),
        "held": decimal(value.held),
        "in": decimal(value.inward),
        "out": decimal(value.outward),
        "net": decimal(value.net),
        "position": decimal(value.position),
        "value": None if value.value is None else decimal(value.value),
        "cost_of_10_percent": None if value.cost is None else decimal(value.cost),
    }


def _rate(rate: object) -> str | None:
    return None if rate is None else f"{rate:f}"
