"""Exact Online's transaction lines become the books that its auditfile becomes."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.bookkeeping import exact
from kasboek.importers.statement import Unreadable

LEDGER = 'option "operating_currency" "EUR"\nplugin "kasboek.plugins.books"\n'
NAMES = {"1300": "Debiteuren", "1500": "BTW te betalen", "8000": "Omzet", "1100": "Bank"}


def line(entry: str, account: str, amount: str, kind: int = 20, **more: Any) -> dict[str, Any]:  # noqa: ANN401 # any field
    return {
        "EntryNumber": int(entry),
        "JournalCode": "70" if kind == 20 else "20",
        "FinancialYear": 2026,
        "FinancialPeriod": 1,
        "Date": "/Date(1768435200000)/",  # 2026-01-15
        "GLAccountCode": account,
        "GLAccountDescription": NAMES[account],
        "AmountDC": float(amount),
        "AmountFC": float(amount),
        "Currency": "EUR",
        "AccountCode": "                 7",
        "AccountName": "Jansen",
        "Type": kind,
        **more,
    }


SALE = [
    line("26700001", "1300", "121.00", InvoiceNumber=26700001, DueDate="/Date(1771027200000)/"),
    line("26700001", "8000", "-100.00"),
    line("26700001", "1500", "-21.00"),
]
PAID = [
    line("26200001", "1100", "121.00", 40, Date="/Date(1769904000000)/"),  # 2026-02-01
    line("26200001", "1300", "-121.00", 40, Date="/Date(1769904000000)/", InvoiceNumber=26700001),
]


def saved(*lines: dict[str, Any]) -> str:
    return json.dumps({"d": {"results": lines}})


def balances(desk: Any) -> dict[str, Decimal]:  # noqa: ANN401 # Desk
    desk.entries()  # checks clean
    return {name: sum(column.numbers) for name, column in desk.book().columns.items()}


def test_lines_become_transactions_with_their_invoice(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(saved(*SALE))
    assert desk.answer[0]["imported"], desk.problems
    assert balances(desk) == {
        "Assets:Debiteuren": Decimal("121.0"),
        "Income:Omzet": Decimal("-100.0"),
        "Liabilities:BTW-te-betalen": Decimal("-21.0"),
    }
    [item] = desk.book().items
    assert (item.number, item.counterparty) == ("26700001", "Jansen")
    assert (item.date.isoformat(), item.due.isoformat()) == ("2026-01-15", "2026-02-14")


def test_twice_and_in_parts_is_once(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(saved(*SALE))
    desk.take(saved(*SALE, *PAID))
    held = balances(desk)
    assert (held["Assets:Debiteuren"], held["Assets:Bank"]) == (Decimal(), Decimal("121.0"))
    before = desk.texts()
    assert desk.take(saved(*SALE, *PAID))[0]["new"] == 0
    assert desk.texts() == before


def test_an_opening_balance_with_its_open_invoice(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    day = {"Date": "/Date(1767225600000)/", "JournalCode": "90"}  # 2026-01-01
    opening = [
        line("1", "1300", "50.00", 10, InvoiceNumber=25700009, **day),
        line("1", "1100", "-50.00", 10, AccountCode=None, AccountName=None, **day),
    ]
    desk.take(saved(*opening, *SALE))
    assert desk.answer[0]["imported"], desk.problems
    held = balances(desk)
    assert (held["Assets:Debiteuren"], held["Income:Omzet"]) == (Decimal(171), Decimal(-100))
    assert sorted(item.number for item in desk.book().items) == ["25700009", "26700001"]


def test_pages_that_overlap_count_once(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    lines = [{**each, "ID": f"guid-{number}"} for number, each in enumerate(SALE)]
    desk.take(json.dumps([{"d": lines}, {"d": lines}]))
    assert balances(desk)["Assets:Debiteuren"] == 121


def test_half_a_transaction_is_refused(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(saved(*SALE[:2]))
    assert not desk.answer[0]["imported"]
    assert desk.problems[0].startswith("transaction 26700001 of journal 70 does not balance")


@pytest.mark.parametrize("field", ["Date", "FinancialYear", "JournalCode"])
def test_a_missing_field_is_named(desk: Any, field: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(saved(SALE[0], {**SALE[1], field: None}))
    assert desk.problems == [
        (
            f"d.results[1].{field} is missing in the transaction lines; save them from "
            "financialtransaction/TransactionLines with all fields"
        )
    ]


def test_pages_in_a_list_and_without_results() -> None:
    pages = json.dumps([{"d": SALE[:1]}, {"d": {"results": SALE[1:]}}])
    assert exact.identify(pages)
    assert len(exact.read(pages).papers) == len(exact.read(saved(*SALE)).papers)
    assert not exact.identify('{"d": {"results": []}}')
    assert not exact.identify('{"d": [{"AmountDC": 1}]}')


@given(
    st.dictionaries(
        st.sampled_from(sorted(SALE[0])),
        st.none() | st.text(max_size=9) | st.integers() | st.lists(st.integers(), max_size=2),
    )
)
@settings(max_examples=200, deadline=None)
def test_any_values_are_read_or_refused(values: dict[str, Any]) -> None:
    text = saved({**SALE[0], **values}, *SALE[1:])
    if exact.identify(text):
        try:
            found = exact.read(text)
        except Unreadable:
            return
        assert all(paper.identity for paper in found.papers)
