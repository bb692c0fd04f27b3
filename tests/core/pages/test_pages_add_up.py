"""What holds for any book: cells are their items, columns meet, weeks and months say the same."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import load
from kasboek import reading
from kasboek import words
from kasboek.core.forecast.periods import past_periods
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import cockpit
from kasboek.core.pages import items
from kasboek.core.pages import outlook

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
say = partial(words.say, lang="nl")
HEAD = """
plugin "kasboek.plugins.books"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Bank:Savings
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:Payable
2026-01-01 open Liabilities:VAT
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
2026-01-01 price USD 0.9137 EUR
2026-10-03 price USD 0.8731 EUR
2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
2026-01-01 custom "policy" "liquidity-buffer" 900 EUR
2026-01-01 * "opening"
  Assets:Bank      5000 EUR
  Equity:Opening
"""
names = st.sampled_from(["Jansen", 'Fiets "op maat"', "\\\\ <script>", "\u05e9\u05dc\u05d5\u05dd"])
amounts = st.decimals("-900", "900", places=2).filter(bool)
currencies = st.sampled_from(["EUR", "EUR", "EUR", "USD", "CHF"])
days = st.dates(dt.date(2026, 8, 1), dt.date(2026, 10, 30))
later = st.dates(dt.date(2026, 9, 1), dt.date(2027, 9, 30))


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Return a directive: cash that moved, an invoice, a bill, a transfer, or a planned line."""
    who = draw(names).replace('"', '\\"')
    amount, unit = draw(amounts), draw(currencies)
    kind = draw(st.sampled_from(["moved", "invoice", "bill", "transfer", "plan", "recurring"]))
    number = draw(st.uuids())
    if kind == "moved":
        other = draw(st.sampled_from(["Income:Sales", "Expenses:Rent", "Liabilities:VAT"]))
        head, legs = f'{draw(days)} * "{who}" "moved"', [("Assets:Bank", amount), (other, -amount)]
    elif kind == "transfer":
        head = f'{draw(days)} * "own" "transfer"'
        legs = [("Assets:Bank", amount), ("Assets:Bank:Savings", -amount)]
    elif kind in {"invoice", "bill"}:
        owed, other = (
            ("Assets:Receivable", "Income:Sales")
            if kind == "invoice"
            else ("Liabilities:Payable", "Expenses:Rent")
        )
        head = f'{draw(days)} * "{who}" "{kind}"\n  {kind}: "{number}"\n  due: {draw(later)}'
        legs = [(owed, amount), (other, -amount)]
    else:
        repeat = '\n  repeat: "monthly"\n  count: 4' if kind == "recurring" else ""
        other = draw(st.sampled_from(["Income:Sales", "Expenses:Rent", "Liabilities:VAT"]))
        head = f'{draw(later)} # "{who}" "planned"\n  id: "{number}"{repeat}'
        legs = [("Assets:Bank", amount), (other, -amount)]
    return "\n".join([head, *(f"  {account}  {value} {unit}" for account, value in legs)])


@settings(max_examples=60, deadline=None)
@given(st.lists(entries(), max_size=14), st.sampled_from(["base", "best", "worst"]))
def test_any_book_adds_up(listed: list[str], scenario: str) -> None:
    loaded, errors, options = loader.load_string(HEAD + "\n".join(listed))
    assert errors == []
    look = Look(reading.read(loaded, options), TODAY)

    for horizon in ("13w", "12m"):
        check(look, View(scenario, horizon))
    check_curve(look, scenario)


@pytest.mark.parametrize("scenario", ["base", "best", "worst", "second-fitter"])
@pytest.mark.parametrize("horizon", ["13w", "12m"])
def test_the_sample_company_adds_up(company: Path, scenario: str, horizon: str) -> None:
    look = Look(load(company), TODAY)

    check(look, View(scenario, horizon))
    check_curve(look, scenario)


def check(look: Look, view: View) -> None:
    """Check that every sum on the page is the sum of what it is made of."""
    page = outlook(look, view, say)
    json.dumps(page, allow_nan=False)
    columns, rows = page["columns"], page["rows"]
    assert all(one["closing"] == after["opening"] for one, after in pairwise(columns))
    for number, column in enumerate(columns):
        figures = {
            key: Decimal(column[key]) for key in ("opening", "receipts", "payments", "closing")
        }
        cells = [(row["side"], row["cells"][number]) for row in rows if row["cells"][number]]
        for side in ("receipts", "payments"):
            assert sum(Decimal(c["value"]) for s, c in cells if s == side) == figures[side]
        assert Decimal(column["net"]) == figures["receipts"] + figures["payments"]
        assert figures["opening"] + Decimal(column["net"]) == figures["closing"]
        for _, cell in cells:
            parts = (Decimal(cell[part]) for part in ("booked", "committed", "expected", "learned"))
            assert sum(parts) == Decimal(cell["value"])
    check_items(look, view, page)
    steps = [Decimal(step["amount"]) for step in page["bridge"]]
    assert sum(steps[:-1]) == steps[-1]
    assert steps[0] == look.ahead(view).opening


def check_items(look: Look, view: View, page: dict[str, Any]) -> None:
    for row in page["rows"]:
        for column, cell in zip(page["columns"], row["cells"], strict=True):
            found = items(look, view, row["key"], column["start"], say)
            total = sum((worth(one) for one in found["items"]), Decimal())
            assert total == Decimal(found["total"]) == Decimal(cell["value"] if cell else 0)
    for column in page["columns"]:
        for key in ("receipts", "payments", "net"):
            found = items(look, view, key, column["start"], say)
            assert sum((worth(one) for one in found["items"]), Decimal()) == Decimal(column[key])


def worth(item: dict[str, Any]) -> Decimal:
    return Decimal(item.get("value", item["amount"]))


def check_curve(look: Look, scenario: str) -> None:
    """Check that the past ends where every line begins, and that months sum their weeks."""
    curve = cockpit(look, View(scenario), say)["curve"]
    assert {line["points"][0]["balance"] for line in curve["lines"]} == {
        curve["past"][-1]["balance"]
    }
    weeks = outlook(look, View(scenario, past=0), say)["columns"]
    months = outlook(look, View(scenario, "12m", past=0), say)["columns"]
    ends = {month["end"]: month["closing"] for month in months}
    met = [week for week in weeks if week["end"] in ends]
    assert all(week["closing"] == ends[week["end"]] for week in met)
    year = look.far(View(scenario))
    assert months[-1]["closing"] == f"{year.path[-1].balance:.2f}"


def test_past_months_are_the_sum_of_their_days(company: Path) -> None:
    book: Book = load(company)
    ahead = Look(book, TODAY).ahead(View())

    months = past_periods(ahead, 3, "m")

    assert [one.label for one in months] == ["2026-08", "2026-09", "2026-10"]
    days = past_periods(ahead, 92, "d")
    assert sum(one.net for one in days) == sum(one.net for one in months)
    assert (days[0].opening, days[-1].closing) == (months[0].opening, months[-1].closing)
