"""Explanations as the dictionaries that JSON is written from."""

from __future__ import annotations

from kasboek.core.ahead.story import Story
from kasboek.core.alerts import Alert
from kasboek.core.alerts.shape import alert as plain_alert
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.explain import Cell
from kasboek.core.explain import Traced
from kasboek.core.explain import item_sources
from kasboek.core.forecast.model import Beyond
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.tax.parts import TaxParts
from kasboek.core.forecast.tax.parts import tax_parts
from kasboek.core.kpi import Explanation
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.shape import kpi
from kasboek.core.kpi.shape import number
from kasboek.core.kpi.shape import unit
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.saying import Say
from kasboek.core.saying import Source
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import item
from kasboek.core.shapes.shape import source


def cell(forecast: Forecast, value: Cell, say: Say) -> Json:
    """Write a cell of the table and what is in it."""
    book = forecast.book
    return {
        "as_of": day(forecast.as_of),
        "currency": book.currency,
        "scenario": forecast.scenario.name,
        "period": value.label,
        "start": day(value.start),
        "end": day(value.end),
        "row": value.row,
        "opening": decimal(value.opening),
        "booked": decimal(value.booked),
        "expected": decimal(value.expected),
        "closing": decimal(value.closing),
        "movements": [_movement(book, moved) for moved in value.movements],
        "items": [item(one, book.currency, say) for one in value.items],
    }


def traced(forecast: Forecast, value: Traced, say: Say) -> Json:
    """Write an item, and the invoice or bill behind it."""
    return {
        "as_of": day(forecast.as_of),
        "currency": forecast.book.currency,
        "scenario": forecast.scenario.name,
        "id": value.id,
        "items": [item(one, forecast.book.currency, say) for one in value.parts],
        "beyond": _beyond(value.beyond) if value.beyond else None,
        "open_item": _open_item(forecast, value.open) if value.open else None,
        "tax": _tax(found) if (found := tax_parts(forecast, value.id)) else None,
    }


def _tax(value: TaxParts) -> Json:
    """Write what a tax is made of; parts are positive where they add to what is to be paid."""
    period = value.period
    return {
        "period": {"start": day(period.start), "end": day(period.end)} if period else None,
        "parts": {name: decimal(amount) for name, amount in value.parts},
        "rows": [
            {
                "date": day(row.date),
                "text": row.text,
                "amount": decimal(row.amount),
                "part": row.part,
                "source": source(row.source),
            }
            for row in value.rows
        ],
    }


def story(forecast: Forecast, value: Story, say: Say) -> Json:
    """Write an explanation of a day ahead: its sentences, and the items behind them."""
    currency = forecast.book.currency
    return {
        "as_of": day(forecast.as_of),
        "currency": currency,
        "scenario": forecast.scenario.name,
        "what": value.what,
        "date": day(value.date),
        "amount": None if value.amount is None else decimal(value.amount),
        "says": list(value.says),
        "payments": [item(one, currency, say) for one in value.payments],
        "late": [item(one, currency, say) for one in value.late],
    }


def explanation(book: Book, value: Explanation, say: Say) -> Json:
    """Write a KPI, how it was worked out, and what is behind it."""
    return {
        "as_of": day(book.as_of),
        "currency": book.currency,
        **kpi(book, value.measured, say),
        "formula": say(value.formula),
        "note": say(value.note),
        "inputs": [
            {"name": one.name, "value": number(one.value, one.unit), "unit": unit(book, one.unit)}
            for one in value.measured.figure.inputs
        ],
        "months": [
            {"date": day(row.date)} | {name: number(amount) for name, amount in row.amounts}
            for row in value.months
        ],
        "behind": [_behind(one) for one in value.behind],
    }


def alert(value: Alert, book: Book, say: Say) -> Json:
    """Write an alert, with the place of each item it is about."""
    places = item_sources(book) if value.items else {}
    found = [{"id": key, "source": source(places.get(key))} for key in value.items]
    return {**plain_alert(value, say), "items": found}


def place(book: Book, moved: Movement) -> tuple[str, Source]:
    """Return the text of a movement's transaction, and where it is written."""
    entry = book.entries[moved.entry]
    text = " ".join(part for part in (entry.payee, entry.narration) if part)
    return text, Source(entry.file, entry.line)


def _beyond(value: Beyond) -> Json:
    """Write what of an item comes after the forecast or never; with its items it is the whole."""
    return {
        "of": decimal(value.item.of),
        "later": decimal(value.later),
        "never": decimal(value.never),
    }


def _movement(book: Book, moved: Movement) -> Json:
    text, where = place(book, moved)
    return {
        "date": day(moved.date),
        "amount": decimal(moved.amount),
        "currency": moved.currency,
        "account": moved.account,
        "category": moved.category.value,
        "counterparty": moved.counterparty,
        "text": text,
        "item": moved.item,
        "source": source(where),
    }


def _open_item(forecast: Forecast, value: OpenItem) -> Json:
    return {
        "number": value.number,
        "counterparty": value.counterparty,
        "account": value.account,
        "date": day(value.date),
        "due": day(value.due),
        "due_from": value.due_from,
        "expected": day(value.expected),
        "amount": decimal(value.amount),
        "open": decimal(value.open_on(forecast.as_of)),
        "currency": value.currency,
        "disputed": value.disputed,
        "source": source(value.source),
        "settlements": [_settlement(one) for one in value.settlements],
    }


def _settlement(value: Settlement) -> Json:
    return {
        "date": day(value.date),
        "amount": decimal(value.amount),
        "kind": value.kind.value,
        "allocated": value.allocated,
        "source": source(value.source),
    }


def _behind(value: Behind) -> Json:
    return {
        "input": value.input,
        "date": day(value.date),
        "text": value.text,
        "amount": decimal(value.amount),
        "currency": value.currency,
        "item": value.item,
        "source": source(value.source),
    }
