"""Forecasts made by hand, for what is computed from a forecast alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.buffer import Buffer
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.saying import Source
from kasboek.core.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = dt.date(2026, 10, 31)


def _item(name: str, day: str, amount: str) -> Item:
    """Make an item: `invoice/…` is committed, everything else expected; receipts are positive."""
    value, date = Decimal(amount), dt.date.fromisoformat(day)
    invoice = name.startswith("invoice/")
    return Item(
        id=name,
        date=date,
        amount=value,
        of=value,
        probability=Decimal(1),
        currency="EUR",
        value=value,
        rate=Decimal(1),
        account="Assets:Bank",
        counter="Assets:Receivable" if value > 0 else "Expenses:Other",
        category=Category.RECEIPTS_INVOICES if value > 0 else Category.SUPPLIERS,
        counterparty=name.rpartition("/")[2],
        kind=ItemKind.INVOICE if invoice else ItemKind.PLANNED,
        certainty="committed" if invoice else "expected",
        due=date,
        likely=date,
        source=Source("plan.beancount", 7),
        reason=("raw", ("text", name)),
    )


@pytest.fixture
def made() -> Callable[..., Forecast]:
    """Return a function that makes a forecast of November 2026 from `(id, day, amount)`."""

    def make(
        *items: tuple[str, str, str],
        opening: str = "10000",
        buffer: str | None = "3000",
        overdraft: str = "0",
    ) -> Forecast:
        made = sorted((_item(*item) for item in items), key=lambda item: item.date)
        return Forecast(
            book=Book(root=".", title="", currency="EUR", as_of=AS_OF),
            scenario=Scenario("base"),
            as_of=AS_OF,
            until=dt.date(2026, 12, 1),
            opening=Decimal(opening),
            buffer=Buffer(None if buffer is None else Decimal(buffer)),
            overdraft=Decimal(overdraft),
            items=tuple(made),
        )

    return make
