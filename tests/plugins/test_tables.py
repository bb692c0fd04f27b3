"""The BQL tables, in Beancount's own tool and in Fava, also under Fava's filters."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import beanquery
import pytest
from beancount import loader
from fava.application import create_app

from kasboek.plugins import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beancount.core.data import Directives

LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-09-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-09-15
  Assets:Receivable   1210 EUR
  Income:Sales
2026-10-29 * "over the counter"
  Assets:Bank         1000 EUR
  Income:Sales
2026-10-31 * "over the counter"
  Assets:Bank           50 EUR
  Income:Sales
2026-12-01 # "Vastgoed" "rent"
  Expenses:Rent        800 EUR
  Assets:Bank         -800 EUR
2026-01-01 custom "policy" "overdue" "today"
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    return path


@pytest.fixture
def ask(books: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    entries, errors, options = loader.load_file(str(books))
    connection = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)

    def rows(bql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(bql).fetchall()]

    return rows


def test_cash_by_day(ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    assert ask("SELECT date, account, balance, currency, value FROM #cash") == [
        (dt.date(2026, 10, 29), "Assets:Bank", 1000, "EUR", 1000),
        (dt.date(2026, 10, 30), "Assets:Bank", 1000, "EUR", 1000),
        (dt.date(2026, 10, 31), "Assets:Bank", 1050, "EUR", 1050),
    ]


def test_open_items(ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    # 15 September to 31 October: 46 days
    assert ask(
        "SELECT kind, number, counterparty, outstanding, days_late, line FROM #open_items"
    ) == [("invoice", "1", "Jansen", 1210, 46, 8)]


def test_forecast_items_with_the_balance_after_each(
    ask: Callable[[str], list[tuple[Any, ...]]],
) -> None:
    # 1,050 + 1,210 on Monday 2 November, - 800 on 1 December
    assert ask("SELECT date, week, amount, balance, counterparty FROM #forecast") == [
        (dt.date(2026, 11, 2), "2026-W45", 1210, 2260, "Jansen"),
        (dt.date(2026, 12, 1), "2026-W49", -800, 1460, "Vastgoed"),
    ]


def test_kpis_and_alerts(ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    assert ask("SELECT value, unit, status FROM #kpis WHERE name = 'cash'") == [
        (Decimal("1050.00"), "EUR", "none")
    ]
    found = ask("SELECT policy, subject FROM #alerts WHERE severity = 'warning'")
    assert ("missing", "liquidity-buffer") in found


def test_wildcards_have_every_column(ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    for name in ("kpis", "open_items", "forecast", "alerts", "cash"):
        assert ask(f"SELECT * FROM #{name}"), name  # noqa: S608 # our own names


def test_a_ledger_is_read_once_for_all_tables(books: Path) -> None:
    entries, _, options = loader.load_file(str(books))

    assert tables.standpoint(entries, options) is tables.standpoint(entries, options)


def test_an_empty_ledger_has_no_rows() -> None:
    entries: Directives = []
    _, errors, options = loader.load_string("")

    api = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)
    assert api.execute("SELECT name FROM #kpis").fetchall() == []


def test_in_fava_from_the_whole_ledger_whatever_the_filters(books: Path) -> None:
    client = create_app([str(books)], load=True).test_client()
    url = "/beancount/api/query"
    question = {"query_string": "SELECT name, value FROM #kpis WHERE name = 'cash'"}

    for filters in ({}, {"time": "2026-09"}, {"account": "Income:Sales"}):
        answer = client.get(url, query_string=question | filters).get_json()
        assert answer["data"]["rows"] == [["cash", 1050]], filters
