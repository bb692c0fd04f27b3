"""The ageing of any day: its edges by hand, and against the postings themselves."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Transaction
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import load
from kasboek import reading
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.owed.ageing import Bucket
from kasboek.core.owed.ageing import ageing
from kasboek.core.owed.ageing import by_counterparty
from kasboek.core.owed.ageing import unexplained_on
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.core.owed.ageing import Ageing

DAY = dt.date(2026, 10, 31)
BEGIN = dt.date(2026, 1, 1)


def amounts(found: Ageing) -> dict[str, int]:
    return {bucket.value: int(amount) for bucket, amount in found.buckets.items() if amount}


def test_the_edges_of_the_buckets(charted: Book) -> None:
    """
    2026-07-01 * "Jansen" "due on the day, 1, 30, 31, 60, 61, 90 and 91 days before it"
      invoice: "1"
      Assets:Receivable    1 EUR
        due: 2026-10-31
      Assets:Receivable    2 EUR
        due: 2026-10-30
      Assets:Receivable    4 EUR
        due: 2026-10-01
      Assets:Receivable    8 EUR
        due: 2026-09-30
      Assets:Receivable   16 EUR
        due: 2026-09-01
      Assets:Receivable   32 EUR
        due: 2026-08-31
      Assets:Receivable   64 EUR
        due: 2026-08-02
      Assets:Receivable  128 EUR
        due: 2026-08-01
      Income:Sales
    """
    found = ageing(charted, DAY, receivable=True)
    assert amounts(found) == {
        "not-due": 1,
        "1-30": 2 + 4,
        "31-60": 8 + 16,
        "61-90": 32 + 64,
        "over-90": 128,
    }
    assert (found.total, found.overdue, found.ledger_total, found.difference) == (255, 254, 255, 0)
    assert sorted(each.days_late for each in found.items) == [0, 1, 30, 31, 60, 61, 90, 91]


def test_a_past_day_is_as_it_was(charted: Book) -> None:
    """
    2026-08-01 * "Jansen" "sold in two terms"
      invoice: "1"
      Assets:Receivable  100 EUR
        due: 2026-08-15
      Assets:Receivable  100 EUR
        due: 2026-09-15
      Income:Sales
    2026-09-01 * "Jansen" "the first, too late"
      invoice: "1"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-09-20 * "Jansen" "half of the second"
      invoice: "1"
      Assets:Bank  50 EUR
      Assets:Receivable
    """
    days = [(7, 31), (8, 15), (8, 31), (9, 1), (9, 16), (10, 31)]
    seen = [ageing(charted, dt.date(2026, *day), receivable=True) for day in days]
    assert [amounts(found) for found in seen] == [
        {},
        {"not-due": 200},
        {"not-due": 100, "1-30": 100},
        {"not-due": 100},
        {"1-30": 100},
        {"31-60": 50},
    ]
    assert [found.difference for found in seen] == [0] * 6


def test_what_no_item_explains_is_listed_and_ties(charted: Book) -> None:
    """
    2026-09-01 * "Jansen" "sold"
      invoice: "1"
      Assets:Receivable  100 EUR
      Income:Sales
    2026-09-05 * "Jansen" "20 too much"
      invoice: "1"
      Assets:Bank  120 EUR
      Assets:Receivable
    2026-09-10 * "Smit" "sold without a number"
      Assets:Receivable   70 EUR
      Income:Sales
    2026-09-20 * "Jansen" "paid back"
      invoice: "1"
      Assets:Bank  -20 EUR
      Assets:Receivable
    """
    middle = ageing(charted, dt.date(2026, 9, 15), receivable=True)
    assert [(r.counterparty, r.amount, r.since.day) for r in middle.unexplained] == [
        ("Jansen", -20, 5),
        ("Smit", 70, 10),
    ]
    assert (middle.total, middle.unexplained_total) == (0, 50)
    assert (middle.ledger_total, middle.difference) == (50, 0)
    end = ageing(charted, DAY, receivable=True)
    assert [(r.counterparty, r.amount) for r in end.unexplained] == [("Smit", 70)]


def test_what_is_paid_in_advance_is_unexplained_until_its_invoice(charted: Book) -> None:
    """
    2026-09-01 * "Jansen" "in advance"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-09-10 * "Jansen" "sold"
      invoice: "1"
      Assets:Receivable  100 EUR
      Income:Sales
    """
    before, after = (ageing(charted, dt.date(2026, 9, day), receivable=True) for day in (9, 10))
    assert (before.total, before.unexplained_total, before.difference) == (0, -100, 0)
    assert (after.total, after.unexplained_total, after.difference) == (0, 0, 0)


def test_foreign_money_at_the_price_of_the_day_and_apart_without_one(charted: Book) -> None:
    """
    2026-08-01 price USD 0.80 EUR
    2026-10-01 price USD 0.90 EUR
    2026-08-01 * "Smith" "sold"
      invoice: "1"
      Assets:Receivable  100 USD @ 0.80 EUR
      Income:Sales
    2026-08-01 * "Yamada" "sold"
      invoice: "2"
      Assets:Receivable  5000 JPY @@ 30 EUR
      Income:Sales
    """
    september, october = (
        ageing(charted, dt.date(2026, month, 30), receivable=True) for month in (9, 10)
    )
    assert (september.total, october.total) == (80, 90)
    assert (october.ledger_total, october.difference) == (90, 0)
    assert october.unpriced == (Money(Decimal(5000), "JPY"),)
    assert [(each.item.number, each.value) for each in october.items] == [("1", 90), ("2", None)]
    yamada = {each.name: each for each in by_counterparty(october)}["Yamada"]
    assert (yamada.open, yamada.unpriced) == (0, (Money(Decimal(5000), "JPY"),))


def test_payables_are_positive_and_have_their_own_side(charted: Book) -> None:
    """
    2026-09-01 * "Frames" "parts"
      bill: "F1"
      due: 2026-10-01
      Expenses:Parts  100 EUR
      Liabilities:Payable
    2026-09-05 * "Frames" "overpaid"
      bill: "F1"
      Liabilities:Payable  110 EUR
      Assets:Bank
    2026-09-06 * "Steel" "parts"
      bill: "S1"
      due: 2026-10-21
      Expenses:Parts  60 EUR
      Liabilities:Payable
    """
    found = ageing(charted, DAY, receivable=False)
    assert (found.total, found.unexplained_total, found.ledger_total) == (60, -10, 50)
    assert [(r.counterparty, r.amount) for r in found.unexplained] == [("Frames", 10)]
    assert (found.difference, amounts(found)) == (0, {"1-30": 60})
    assert ageing(charted, DAY, receivable=True).items == ()


def test_receivables_may_be_negative_in_sum(charted: Book) -> None:
    """
    2026-10-01 * "Jansen" "goods came back"
      credit-note: "C1"
      Income:Sales  60 EUR
      Assets:Receivable
    """
    found = ageing(charted, DAY, receivable=True)
    assert (found.total, found.ledger_total, found.difference) == (-60, -60, 0)
    (party,) = by_counterparty(found)
    assert (party.open, party.oldest) == (-60, None)


def test_a_ledger_of_one_day(charted: Book) -> None:
    """
    2026-10-31 * "Jansen" "sold and due at once"
      invoice: "1"
      due: 2026-10-31
      Assets:Receivable  60 EUR
      Income:Sales
    """
    found = ageing(charted, DAY, receivable=True)
    assert (amounts(found), found.difference) == ({"not-due": 60}, 0)
    assert ageing(charted, DAY - dt.timedelta(days=1), receivable=True).items == ()


HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Receivable:Beek
2026-01-01 open Liabilities:Payable
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Parts
  class: "cost-of-sales"
2026-01-01 open Expenses:Lost
  class: "other-cost"
2026-01-01 price USD 0.8 EUR
"""
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(["sale", "sale", "sale", "paid", "paid", "refund", "credit", "lost"]),
        st.sampled_from(["Aarts", "Beek"]),
        st.sampled_from([None, None, "1", "2", "3", "4"]),
        st.integers(1, 12),
        st.sampled_from(["EUR", "EUR", "EUR", "USD"]),
        st.sampled_from(["receivable", "receivable", "payable"]),
    ),
    min_size=1,
    max_size=14,
)
OTHER = {
    "sale": "Income:Sales",
    "paid": "Assets:Bank",
    "refund": "Assets:Bank",
    "credit": "Income:Sales",
    "lost": "Expenses:Lost",
}


def written(events: Iterable[tuple[Any, ...]]) -> str:
    """Write whatever happened as a ledger: names that fit and names that fit nothing."""
    return HEAD + "\n".join(_transaction(*event) for event in events)


def _transaction(  # noqa: PLR0917 # the parts of an event
    after: int, what: str, who: str, name: str | None, tens: int, unit: str, side: str
) -> str:
    receivable = side == "receivable"
    account = "Assets:Receivable" if receivable else "Liabilities:Payable"
    if receivable and who == "Beek":
        account = "Assets:Receivable:Beek"
    other = OTHER[what] if receivable else OTHER[what].replace("Income:Sales", "Expenses:Parts")
    raises = what in {"sale", "refund"}
    amount = 10 * tens * (1 if raises else -1) * (1 if receivable else -1)
    key = "credits" if what == "credit" and tens % 2 else "invoice" if receivable else "bill"
    lines = [f'{BEGIN + dt.timedelta(days=after)} * "{who}" "{what}"']
    if name is not None:
        lines.append(f'  {key}: "{name}"')
    if what == "credit" and tens % 3 == 0:
        lines.append(f'  credit-note: "C{name}"')
    return "\n".join([*lines, f"  {account}  {amount} {unit}", f"  {other}  {-amount} {unit}", ""])


def posted(entries: Iterable[Any], prefixes: tuple[str, ...], day: dt.date) -> Decimal:
    """Add up the postings of a ledger, without any of our own code."""
    rates = {"EUR": Decimal(1), "USD": Decimal("0.8")}
    return sum(
        (
            posting.units.number * rates[posting.units.currency]
            for entry in entries
            if isinstance(entry, Transaction) and entry.date <= day
            for posting in entry.postings
            if posting.account.startswith(prefixes)
        ),
        Decimal(),
    )


@given(events=EVENTS)
@settings(max_examples=40, deadline=None)
def test_every_day_ties_to_the_postings(events: list[tuple[Any, ...]]) -> None:
    entries, errors, options = loader.load_string(written(events))
    assert not errors
    book = reading.read(entries, options)
    for after in sorted({event[0] for event in events} | {0, 61}):
        day = BEGIN + dt.timedelta(days=after)
        for receivable, prefix in ((True, "Assets:Receivable"), (False, "Liabilities:Payable")):
            found = ageing(book, day, receivable=receivable)
            balance = posted(entries, (prefix,), day) * (1 if receivable else -1)
            assert found.ledger_total == balance
            assert found.total + found.unexplained_total == balance
            assert found.difference == 0
            assert sum(found.buckets.values()) == found.total
            assert sum((each.open for each in by_counterparty(found)), Decimal()) == found.total
    assert book.unexplained == unexplained_on(book, dt.date.max)


@given(events=EVENTS)
@settings(max_examples=40, deadline=None)
def test_a_day_seen_from_later_is_the_day_as_it_was(events: list[tuple[Any, ...]]) -> None:
    """Names are those of invoices that exist; then nothing of a day depends on what comes later."""
    known: set[tuple[str | None, str, str, str]] = set()
    told = []
    for event in sorted(events, key=lambda event: event[0]):
        _, what, who, name, _, unit, side = event
        if name is not None and what == "sale":
            known.add((name, who, unit, side))
        named = name is not None and (name, who, unit, side) in known
        told.append(event if named or name is None else (*event[:3], None, *event[4:]))
    entries, _, options = loader.load_string(written(told))
    book = reading.read(entries, options)
    for after in sorted({event[0] for event in told}):
        day = BEGIN + dt.timedelta(days=after)
        then = reading.read(entries, options, as_of=day)
        for receivable in (True, False):
            now, past = (ageing(b, day, receivable=receivable) for b in (book, then))
            assert {i.item.id: i.open for i in now.items} == {i.item.id: i.open for i in past.items}
            assert [r[:4] for r in now.unexplained] == [r[:4] for r in past.unexplained]


@pytest.mark.parametrize("receivable", [True, False])
def test_the_sample_company_ties_on_every_sunday(company: Path, *, receivable: bool) -> None:
    entries, _, _ = loader.load_file(str(company))
    book = load(company)
    prefix = "Assets:Receivable" if receivable else "Liabilities:Payable"
    sign = 1 if receivable else -1
    assert book.as_of
    day = min(entry.date for entry in entries if isinstance(entry, Transaction))
    while day <= book.as_of:
        found = ageing(book, day, receivable=receivable)
        assert found.ledger_total == sign * posted(entries, (prefix,), day), day
        assert (found.difference, sum(found.buckets.values())) == (0, found.total), day
        assert {each.bucket for each in found.items} <= set(Bucket)
        seen = Standpoint.of(book, day).open_items(receivable=receivable)
        assert sum((amount for _, amount in seen), Decimal()) == found.total, day  # as KPIs have it
        day += dt.timedelta(days=7)
