"""What may happen to an invoice or a bill in its life, worked by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kasboek.core.open_items import SettlementKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.open_items import OpenItem

OPENS = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Receivable:Smit
2026-01-01 open Assets:Factor
  class: "other-current-asset"
2026-01-01 open Liabilities:Payable
2026-01-01 open Liabilities:Card
  class: "card"
2026-01-01 open Liabilities:VAT
2026-01-01 open Income:Sales
  class: "revenue"
2026-01-01 open Expenses:BadDebts
  class: "other-cost"
2026-01-01 open Expenses:Parts
  class: "cost-of-sales"
2026-01-01 custom "policy" "payment-terms" "30"
"""
END = dt.date(2026, 12, 31)
JANSEN_1 = """
2026-02-01 * "Jansen" "sold"
  invoice: "1"
  Assets:Receivable  100 EUR
  Income:Sales
"""
JANSEN_2 = """
2026-02-10 * "Jansen" "sold"
  invoice: "2"
  Assets:Receivable  100 EUR
  Income:Sales
"""


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    """Return a function that reads ledger text below a small chart of accounts."""
    return lambda *parts, **options: read_text(OPENS + "".join(parts), **options)


def history(item: OpenItem) -> list[tuple[str, int, str]]:
    return [(f"{s.date:%m-%d}", int(s.amount), s.kind.value) for s in item.settlements]


def told(book: Book) -> list[str]:
    return [p.saying.key for p in book.problems]


def test_a_refund_undoes_what_was_paid_too_much(read: Callable[..., Book]) -> None:
    """Paid 120 on 100, 20 paid back, once with the invoice's number and once without any."""
    for name in ('invoice: "1"', 'x-no: "name"'):
        book = read(
            JANSEN_1,
            f"""
2026-03-01 * "Jansen" "paid"
  invoice: "1"
  Assets:Bank  120 EUR
  Assets:Receivable
2026-03-05 * "Jansen" "paid back"
  {name}
  Assets:Bank  -20 EUR
  Assets:Receivable
""",
        )
        assert book.items[0].open_on(END) == 0
        assert book.unexplained == ()
        assert [(part.date.day, part.amount) for part in book.loose] == [(1, -20), (5, 20)]
        assert told(book) == []


def test_a_bounced_payment_opens_the_invoice_again(read: Callable[..., Book]) -> None:
    book = read(
        JANSEN_1,
        """
2026-03-01 * "Jansen" "direct debit"
  invoice: "1"
  Assets:Bank  100 EUR
  Assets:Receivable
2026-03-03 * "Jansen" "bounced"
  invoice: "1"
  Assets:Bank  -100 EUR
  Assets:Receivable
2026-03-20 * "Jansen" "paid after all"
  Assets:Bank  100 EUR
  Assets:Receivable
""",
    )
    (item,) = book.items
    assert [item.open_on(dt.date(2026, 3, day)) for day in (1, 2, 3, 19, 20)] == [0, 0, 100, 100, 0]
    assert history(item) == [
        ("03-01", 100, "payment"),
        ("03-03", -100, "payment"),
        ("03-20", 100, "payment"),
    ]


def test_a_credit_note_against_an_invoice_that_was_paid(read: Callable[..., Book]) -> None:
    """Credit of 60 on 100 of which 30 is open: 30 closes it, 30 is owed to Jansen, and paid."""
    book = read(
        JANSEN_1,
        """
2026-03-01 * "Jansen" "paid"
  invoice: "1"
  Assets:Bank  70 EUR
  Assets:Receivable
2026-03-05 * "Jansen" "goods came back"
  credit-note: "C1"
  credits: "1"
  Income:Sales  60 EUR
  Assets:Receivable
""",
        refund := """
2026-03-09 * "Jansen" "paid back"
  invoice: "1"
  Assets:Bank  -30 EUR
  Assets:Receivable
""",
    )
    invoice, note = book.items
    assert history(invoice) == [("03-01", 70, "payment"), ("03-05", 30, "credit")]
    assert (note.id, note.amount, note.due_from) == ("invoice/C1", -30, "date")
    assert history(note) == [("03-09", -30, "payment")]
    assert (invoice.open_on(END), note.open_on(END), book.unexplained) == (0, 0, ())
    assert told(book) == []
    assert "30" in refund


def test_a_refund_without_a_name_goes_to_the_oldest_credit_note(read: Callable[..., Book]) -> None:
    book = read(
        """
2026-02-01 * "Jansen" "goods came back"
  credit-note: "C1"
  Income:Sales  50 EUR
  Assets:Receivable
2026-02-05 * "Jansen" "paid back"
  Assets:Bank  -50 EUR
  Assets:Receivable
"""
    )
    (note,) = book.items
    assert (note.open_on(dt.date(2026, 2, 4)), note.open_on(END)) == (-50, 0)
    assert note.settlements[0].allocated
    assert told(book) == ["reading.allocated"]


def test_what_closes_an_item_without_money(read: Callable[..., Book]) -> None:
    """Written off, sold to a factor, set off against a bill; a bill paid by card is taken over."""
    book = read(
        """
2026-02-01 * "Jansen" "sold"
  invoice: "1"
  Assets:Receivable  400 EUR
  Income:Sales
2026-02-02 * "Jansen" "parts bought of a customer"
  bill: "J-9"
  Expenses:Parts  150 EUR
  Liabilities:Payable
2026-03-01 * "Jansen" "set off"
  Assets:Receivable  -100 EUR
    invoice: "1"
  Liabilities:Payable  100 EUR
    bill: "J-9"
2026-03-02 * "Factor" "sold to the factor"
  invoice: "1"
  Assets:Factor  195 EUR
  Expenses:BadDebts  5 EUR
  Assets:Receivable  -200 EUR
2026-03-03 * "Jansen" "will never be paid"
  invoice: "1"
  Expenses:BadDebts  100 EUR
  Assets:Receivable
2026-03-04 * "Jansen" "paid by card"
  bill: "J-9"
  Liabilities:Payable  50 EUR
  Liabilities:Card
"""
    )
    invoice, bill = book.items
    assert history(invoice) == [
        ("03-01", 100, "set-off"),
        ("03-02", 200, "taken-over"),
        ("03-03", 100, "write-off"),
    ]
    assert history(bill) == [("03-01", 100, "set-off"), ("03-04", 50, "taken-over")]
    assert not any(s.kind is SettlementKind.PAYMENT for i in book.items for s in i.settlements)


def test_a_discount_within_a_payment_is_part_of_it(read: Callable[..., Book]) -> None:
    book = read(
        JANSEN_1,
        """
2026-02-08 * "Jansen" "paid early, 2 %"
  invoice: "1"
  Assets:Bank  98 EUR
  Expenses:BadDebts  2 EUR
  Assets:Receivable  -100 EUR
""",
    )
    assert history(book.items[0]) == [("02-08", 100, "payment")]


def test_instalments_are_paid_in_the_order_they_fall_due(read: Callable[..., Book]) -> None:
    """Three of 100, due monthly; 150 paid on 5 March: the first whole, half of the second."""
    book = read(
        """
2026-02-01 * "Jansen" "sold in three terms"
  invoice: "1"
  Assets:Receivable  100 EUR
    due: 2026-04-01
  Assets:Receivable  100 EUR
    due: 2026-03-01
  Assets:Receivable  100 EUR
    due: 2026-05-01
  Income:Sales
2026-03-05 * "Jansen" "paid"
  invoice: "1"
  Assets:Bank  150 EUR
  Assets:Receivable
"""
    )
    assert {item.due.month: item.open_on(END) for item in book.items} == {3: 0, 4: 50, 5: 100}
    assert [item.id for item in book.items] == ["invoice/1", "invoice/1/2", "invoice/1/3"]


def test_an_invoice_in_dollars_paid_in_euros_at_a_price(read: Callable[..., Book]) -> None:
    """100 USD sold at 0.90, paid at 0.92: nothing open; the price difference is in the bank."""
    book = read(
        """
2026-02-01 * "Smith" "sold"
  invoice: "1"
  Assets:Receivable  100 USD @ 0.90 EUR
  Income:Sales  -90 EUR
2026-03-01 * "Smith" "paid"
  invoice: "1"
  Assets:Bank  92 EUR
  Assets:Receivable  -100 USD @ 0.92 EUR
"""
    )
    assert (book.items[0].currency, book.items[0].open_on(END)) == ("USD", 0)
    assert book.unexplained == ()


def test_an_account_per_customer_names_the_customer(read: Callable[..., Book]) -> None:
    """Without payees, on Smit's own account: the invoice is Smit's, and so is the payment."""
    book = read(
        """
2026-02-01 * "sold"
  invoice: "1"
  Assets:Receivable:Smit  100 EUR
  Income:Sales
2026-03-01 * "paid"
  Assets:Bank  60 EUR
  Assets:Receivable:Smit
"""
    )
    (item,) = book.items
    assert (item.counterparty, item.account, item.open_on(END)) == (
        "Smit",
        "Assets:Receivable:Smit",
        40,
    )


def test_a_number_used_twice_gives_two_items(read: Callable[..., Book]) -> None:
    """Each with its own customer and due date; a payment finds its own."""
    book = read(
        JANSEN_1,
        """
2026-02-20 * "Pietersen" "sold under Jansen's number"
  invoice: "1"
  Assets:Receivable  70 EUR
  Income:Sales
2026-03-01 * "Pietersen" "paid"
  invoice: "1"
  Assets:Bank  70 EUR
  Assets:Receivable
""",
    )
    assert [(i.id, i.counterparty, i.due, i.open_on(END)) for i in book.items] == [
        ("invoice/1", "Jansen", dt.date(2026, 3, 3), 100),
        ("invoice/1/2", "Pietersen", dt.date(2026, 3, 22), 0),
    ]
    assert told(book) == ["reading.number-twice"]


def test_what_is_paid_before_its_invoice_waits_for_it(read: Callable[..., Book]) -> None:
    """100 paid on 5 February without a name goes to the next invoice, of the 10th, from then on."""
    paid = """
2026-02-05 * "Jansen" "in advance"
  Assets:Bank  100 EUR
  Assets:Receivable
"""
    before, after = read(paid, as_of=dt.date(2026, 2, 9)), read(paid, JANSEN_2)
    assert [(rest.amount, rest.since.day) for rest in before.unexplained] == [(-100, 5)]
    assert (after.items[0].open_on(END), after.unexplained) == (0, ())


def test_a_payment_that_names_an_invoice_moves_a_guessed_one_on(read: Callable[..., Book]) -> None:
    """The payment of 1 March named nothing and went to 1; that of 8 March names 1."""
    book = read(
        JANSEN_1,
        JANSEN_2,
        """
2026-03-01 * "Jansen" "which?"
  Assets:Bank  100 EUR
  Assets:Receivable
2026-03-08 * "Jansen" "this one"
  invoice: "1"
  Assets:Bank  100 EUR
  Assets:Receivable
""",
    )
    first, second = book.items
    assert (first.open_on(dt.date(2026, 3, 7)), second.open_on(dt.date(2026, 3, 7))) == (0, 100)
    assert (first.open_on(END), second.open_on(END), book.unexplained) == (0, 0, ())
    assert history(first) == [
        ("03-01", 100, "payment"),
        ("03-08", -100, "payment"),
        ("03-08", 100, "payment"),
    ]


def test_bills_live_likewise(read: Callable[..., Book]) -> None:
    """A bill of 100, half credited by the supplier, 60 paid: 10 too much, which comes back."""
    book = read(
        """
2026-02-01 * "Frames" "parts"
  bill: "F1"
  Expenses:Parts  100 EUR
  Liabilities:Payable
2026-02-05 * "Frames" "half went back"
  credit-note: "FC1"
  credits: "F1"
  Liabilities:Payable  50 EUR
  Expenses:Parts
2026-03-01 * "Frames" "paid"
  bill: "F1"
  Liabilities:Payable  60 EUR
  Assets:Bank
""",
    )
    (bill,) = book.items
    assert history(bill) == [("02-05", 50, "credit"), ("03-01", 50, "payment")]
    assert [(rest.amount, rest.counterparty) for rest in book.unexplained] == [(10, "Frames")]
    assert told(book) == ["reading.too-much"]


def test_the_book_of_a_day_is_the_book_of_later_seen_from_that_day(
    read: Callable[..., Book],
) -> None:
    """Payments before, between and after two invoices: every day is the same from either side."""
    text = (
        """
2026-01-20 * "Jansen" "in advance"
  Assets:Bank  30 EUR
  Assets:Receivable
""",
        JANSEN_1,
        JANSEN_2,
        """
2026-02-12 * "Jansen" "on 2"
  invoice: "2"
  Assets:Bank  100 EUR
  Assets:Receivable
2026-02-14 * "Jansen" "what is this"
  Assets:Bank  90 EUR
  Assets:Receivable
2026-02-16 * "Jansen" "on 1"
  invoice: "1"
  Assets:Bank  100 EUR
  Assets:Receivable
""",
    )
    whole = read(*text)
    for number in range(60):
        day = dt.date(2026, 1, 10) + dt.timedelta(days=number)
        then = read(*text, as_of=day)
        assert {i.id: i.open_on(day) for i in then.items} == {
            i.id: i.open_on(day) for i in whole.items if i.date <= day
        }


def test_accounts_beside_each_other_name_counterparties(read: Callable[..., Book]) -> None:
    """Declared one by one, below a name that is not opened; one alone is just an account."""
    book = read(
        """
2026-01-01 open Liabilities:Claims:Anna
  class: "payable"
2026-01-01 open Liabilities:Claims:Bram
  class: "payable"
2026-01-01 open Liabilities:Other:Trade
  class: "payable"
2026-02-01 * "train tickets"
  bill: "A1"
  Expenses:Parts  10 EUR
  Liabilities:Claims:Anna
2026-02-01 * "something"
  bill: "T1"
  Expenses:Parts  10 EUR
  Liabilities:Other:Trade
"""
    )
    assert [item.id for item in book.items] == ["bill/Anna/A1", "bill//T1"]
