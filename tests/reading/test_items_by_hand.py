"""Open items, worked by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek.core.accounts import Category
from kasboek.core.open_items import SettlementKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

OPENS = """
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank:ING EUR
2026-01-01 open Assets:Bank:Rabo EUR
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:Payable
2026-01-01 open Liabilities:VAT
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
2026-01-01 open Expenses:Interest
2026-01-01 open Liabilities:Loan
"""
END = dt.date(2026, 12, 31)


def test_a_settlement_without_a_name_goes_to_the_oldest(read_text: Callable[..., Book]) -> None:
    """Invoices 100 and 200, paid 150 without a name: the first closes, 150 stays open."""
    book = read_text(
        OPENS
        + """
2026-02-01 * "Jansen" "first"
  invoice: "1"
  Assets:Receivable  100 EUR
  Income:Sales
2026-02-02 * "Jansen" "second"
  invoice: "2"
  Assets:Receivable  200 EUR
  Income:Sales
2026-03-01 * "Jansen" "paid"
  Assets:Bank:ING  150 EUR
  Assets:Receivable
"""
    )
    first, second = book.items
    assert (first.open_on(END), second.open_on(END)) == (0, 150)
    assert [settled.allocated for settled in (*first.settlements, *second.settlements)] == [
        True,
        True,
    ]
    assert first.open_on(dt.date(2026, 2, 15)) == 100  # it is open again on a past day
    told = [p.saying for p in book.problems if p.saying.key == "reading.allocated"]
    assert dict(told[0].values)["count"] == 1


def test_what_is_paid_too_much_is_unexplained(read_text: Callable[..., Book]) -> None:
    """Paid 120 on an invoice of 100: the item is closed, 20 is unexplained, in credit."""
    book = read_text(
        OPENS
        + """
2026-02-01 * "Jansen" "first" ^1
  Assets:Receivable  100 EUR
  Income:Sales
2026-03-01 * "Jansen" "paid" ^1
  Assets:Bank:ING  120 EUR
  Assets:Receivable
"""
    )
    assert book.items[0].open_on(END) == 0
    (rest,) = book.unexplained
    assert (rest.amount, rest.counterparty, rest.since) == (-20, "Jansen", dt.date(2026, 3, 1))


def test_a_credit_note_without_an_invoice_is_an_item_of_its_own(
    read_text: Callable[..., Book],
) -> None:
    book = read_text(
        OPENS
        + """
2026-02-01 * "Jansen" "credit"
  credit-note: "C1"
  Income:Sales  50 EUR
  Assets:Receivable  -50 EUR
2026-02-10 * "Jansen" "paid back"
  credit-note: "C1"
  Assets:Receivable  50 EUR
  Assets:Bank:ING  -50 EUR
"""
    )
    (item,) = book.items
    assert (item.amount, item.open_on(dt.date(2026, 2, 5)), item.open_on(END)) == (-50, -50, 0)
    assert item.settlements[0].kind is SettlementKind.PAYMENT


def test_a_credit_note_has_no_term_whatever_was_agreed(read_text: Callable[..., Book]) -> None:
    book = read_text(
        OPENS
        + """
2026-01-01 custom "customer" "Jansen"
  payment-terms: "30"
2026-02-01 * "Jansen" "credit"
  credit-note: "C1"
  Income:Sales  50 EUR
  Assets:Receivable  -50 EUR
"""
    )
    (item,) = book.items
    assert (item.due, item.due_from) == (dt.date(2026, 2, 1), "date")


def test_a_write_off_is_no_payment(read_text: Callable[..., Book]) -> None:
    book = read_text(
        OPENS
        + """
2026-02-01 * "Jansen" "first" ^1
  Assets:Receivable  100 EUR
  Income:Sales
2026-03-01 * "Jansen" "gone" ^1
  Expenses:Rent  100 EUR
  Assets:Receivable
"""
    )
    assert book.items[0].settlements[0].kind is SettlementKind.WRITE_OFF


def test_bills_are_named_by_supplier_and_number(read_text: Callable[..., Book]) -> None:
    """Two suppliers use the number 7; each payment finds its own."""
    book = read_text(
        OPENS
        + """
2026-02-01 * "A" "bill"
  bill: "7"
  Expenses:Rent  10 EUR
  Liabilities:Payable
2026-02-01 * "B" "bill"
  bill: "7"
  Expenses:Rent  20 EUR
  Liabilities:Payable
2026-02-09 * "B" "paid"
  bill: "7"
  Liabilities:Payable  20 EUR
  Assets:Bank:ING
"""
    )
    assert [(item.id, item.open_on(END)) for item in book.items] == [
        ("bill/A/7", 10),
        ("bill/B/7", 0),
    ]


def test_movements_by_row(read_text: Callable[..., Book]) -> None:
    """VAT goes along with the rent; interest and principal are one debt service; no transfers."""
    book = read_text(
        OPENS
        + """
2026-02-01 * "Landlord" "rent"
  Expenses:Rent  1500 EUR
  Liabilities:VAT  315 EUR
  Assets:Bank:ING  -1815 EUR
2026-02-02 * "" "own transfer"
  Assets:Bank:Rabo  500 EUR
  Assets:Bank:ING  -500 EUR
2026-02-03 * "Rabobank" "instalment"
  Liabilities:Loan  1000 EUR
  Expenses:Interest  60 EUR
  Assets:Bank:Rabo  -1060 EUR
2026-04-30 * "Belastingdienst" "VAT"
  Liabilities:VAT  2100.40 EUR
  Expenses:Rent  -0.40 EUR
  Assets:Bank:ING  -2100.00 EUR
2026-05-01 * "Mixed" "sale and loan"
  Assets:Bank:ING  700 EUR
  Income:Sales  -200 EUR
  Liabilities:Loan  -500 EUR
"""
    )
    moved = [(m.date.isoformat(), m.category, m.amount) for m in book.movements]
    assert moved[:2] == [
        ("2026-02-01", Category.HOUSING, -1815),
        ("2026-02-03", Category.DEBT_SERVICE, -1060),
    ]
    april = {m.category: m.amount for m in book.movements if m.date.month == 4}
    assert sum(april.values()) == -2100
    assert min(april, key=lambda row: april[row]) is Category.TAX
    may = {m.category: m.amount for m in book.movements if m.date.month == 5}
    assert may == {Category.RECEIPTS_NEW_SALES: 200, Category.FINANCING: 500}


def test_asked_about_a_past_day_only_what_was_there_counts(
    read_text: Callable[..., Book],
) -> None:
    text = (
        OPENS
        + """
2026-02-01 * "Jansen" "first" ^1
  Assets:Receivable  100 EUR
  Income:Sales
2026-03-01 * "Jansen" "paid" ^1
  Assets:Bank:ING  100 EUR
  Assets:Receivable
2026-03-02 custom "policy" "runway" 6
"""
    )
    book = read_text(text, as_of=dt.date(2026, 2, 15))
    assert (book.as_of, book.asked) == (dt.date(2026, 2, 15), True)
    assert book.items[0].open_on(END) == 100
    assert book.policies == ()
    assert len(read_text(text).policies) == 1


def test_one_directive_per_identity_is_in_force(read_text: Callable[..., Book]) -> None:
    """Later keys go over earlier ones; until ends it; the same twice changes nothing."""
    said = """
2026-01-01 custom "customer" "Jansen"
  payment-terms: "30"
  credit-limit: 100 EUR
2026-02-01 custom "customer" "Jansen"
  credit-limit: 200 EUR
2026-01-01 custom "policy" "runway" 6
2026-02-01 custom "policy" "runway" 7
  until: 2026-02-10
2026-03-01 balance Assets:Bank:ING 0 EUR
"""
    book = read_text(OPENS + said)
    jansen = book.counterparties["Jansen"]
    assert jansen.payment_terms is not None
    assert (jansen.payment_terms.days, jansen.credit_limit) == (30, (200, "EUR"))
    assert book.policy("runway") is None  # as_of is 28 February
    again = read_text(OPENS + said + said)
    assert again.counterparties["Jansen"].credit_limit == jansen.credit_limit
