from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core.ahead.sides import by_category
from kasboek.core.explain import cell
from kasboek.core.explain import near_ids
from kasboek.core.explain import span
from kasboek.core.explain import trace
from kasboek.core.forecast.model import Moves
from kasboek.core.forecast.periods import table
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Traits

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.forecast.model import Forecast

JANSEN = ("invoice/2026-0412", "2026-11-04", "12100")
RENT = ("plan/rent", "2026-11-02", "-1815")
REPAIR = ("plan/repair", "2026-11-10", "-300")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-W50", dt.date(2026, 12, 7), dt.date(2026, 12, 13)),
        ("2026-W53", dt.date(2026, 12, 28), dt.date(2027, 1, 3)),
        ("2026-12", dt.date(2026, 12, 1), dt.date(2026, 12, 31)),
        ("2027-02", dt.date(2027, 2, 1), dt.date(2027, 2, 28)),
        ("2026-12-09", dt.date(2026, 12, 9), dt.date(2026, 12, 9)),
    ],
)
def test_a_period_is_a_week_a_month_or_a_day(text: str, first: dt.date, last: dt.date) -> None:
    assert span(text) == (first, last + dt.timedelta(days=1))


def test_a_week_that_starts_on_sunday() -> None:
    assert span("2026-W50", week_start=6) == (dt.date(2026, 12, 6), dt.date(2026, 12, 13))


@pytest.mark.parametrize("text", ["2026-W54", "2026-13", "2026-02-30", "week 5", "", "9999-12-31"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert span(text) is None


def test_a_cell_has_the_items_of_its_row(made: Callable[..., Forecast]) -> None:
    ahead = made(JANSEN, RENT, REPAIR)

    week = cell(ahead, "2026-W45")
    receipts = cell(ahead, "2026-W45", "receipts-invoices")

    assert week is not None
    assert receipts is not None
    # 10,000 - 1,815 + 12,100 = 20,285
    assert (week.opening, week.expected, week.closing) == (10000, 10285, 20285)
    assert [item.id for item in receipts.items] == ["invoice/2026-0412"]
    assert receipts.expected == Decimal(12100)
    assert (receipts.opening, receipts.closing) == (10000, 20285)


def test_cells_add_up_to_the_table(made: Callable[..., Forecast]) -> None:
    ahead = made(JANSEN, RENT, REPAIR)

    for period in table(ahead, "3w"):
        opened = cell(ahead, period.label)
        assert opened is not None
        assert (opened.expected, opened.closing) == (period.net, period.closing)
        for row, total in period.categories.items():
            part = cell(ahead, period.label, row.value)
            assert part is not None
            assert part.expected == total


def test_a_cell_beyond_the_forecast_or_without_a_row_is_none(
    made: Callable[..., Forecast],
) -> None:
    ahead = made()

    assert cell(ahead, "2026-12-01") is None
    assert cell(ahead, "2026-11", "coffee") is None
    assert cell(ahead, "2026-11") is not None


def test_an_item_is_found_by_its_id(made: Callable[..., Forecast]) -> None:
    ahead = made(JANSEN, RENT)

    found = trace(ahead, "plan/rent")

    assert found is not None
    assert [part.amount for part in found.parts] == [Decimal(-1815)]
    assert trace(ahead, "plan/rnt") is None
    assert near_ids(ahead, "plan/rnt")[0] == "plan/rent"


def test_receipts_and_payments_rows_add_up_to_their_blocks(made: Callable[..., Forecast]) -> None:
    # a refund from a supplier is a receipt although suppliers are paid
    ahead = made(RENT, ("plan/refund", "2026-11-03", "200"))
    refund = ahead.items[1]._replace(category=ahead.items[0].category)
    drafts = (Draft(item, Traits((item.counter,))) for item in (ahead.items[0], refund))
    mixed = replace(made(), moves=Moves.of(drafts))
    periods = table(mixed, "1w")

    rows = by_category(mixed.book, periods)

    assert [(row.key, row.receipts, row.values) for row in rows] == [
        ("suppliers", True, (Decimal(0), Decimal(200))),
        ("suppliers", False, (Decimal(0), Decimal(-1815))),
    ]
    assert [period.receipts for period in periods] == [0, 200]
