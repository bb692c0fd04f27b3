"""Borrow, delay, collect: the cheapest set that is enough, worked by hand and proved anew."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.levers import Act
from kasboek.core.levers import mended
from kasboek.core.levers import proved
from kasboek.core.levers import remedy
from kasboek.core.levers.costs import LATE_RATES
from kasboek.core.levers.proving import pulled
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import does
from kasboek.core.levers.telling import verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

say = partial(words.say, lang="en")


def test_what_is_only_expected_is_put_off(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-16 # "Lathes" "a lathe"
      Assets:Bank       -45000 EUR
      Assets:Machines
    2026-12-01 # "Dealers" "sales"
      certainty: "committed"
      Assets:Bank        50000 EUR
      Income:Sales
    """
    # 60,000 - 45,000 = 15,000 from 16 November, 5,000 short until 30 November: put off to the day
    # after, when the 50,000 are in: never below 60,000 + 50,000 - 45,000
    found, proof = mended(forecast(charted))
    (lever,) = found.levers
    assert (lever.act, lever.who, lever.cost) == (Act.POSTPONE, "Lathes", 0)
    assert [(move.item.date, move.to) for move in lever.moves] == [
        (dt.date(2026, 11, 16), dt.date(2026, 12, 1))
    ]
    assert proof.low[:2] == (dt.date(2026, 11, 1), Decimal(60000))
    assert (proof.lifts, proof.holds) == ((45000,), True)
    assert say(verdict(found, proof)) == (
        "Together they keep cash above the buffer of € 20,000.00: it is then lowest on"
        " 1 November 2026, € 60,000.00. Cost: nothing."
    )


def test_what_is_put_off_beyond_the_table_is_told(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-16 # "Lathes" "a lathe"
      Assets:Bank       -45000 EUR
      Assets:Machines
    """
    # short from 16 November to the end of the 13 weeks, Sunday 31 January: put off to the Monday
    found, proof = mended(forecast(charted))
    assert [move.to for lever in found.levers for move in lever.moves] == [dt.date(2027, 2, 1)]
    assert say(verdict(found, proof)) == (
        "Together they keep cash above the buffer of € 20,000.00: it is then lowest on"
        " 1 November 2026, € 60,000.00. Cost: nothing."
        " Of what is put off € 45,000.00 falls after the last day shown: look further ahead too."
    )


def test_a_bill_waits_at_the_cost_of_interest_and_discount(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-01-01 custom "supplier" "Frames"
      priority: "deferrable"
    2026-10-12 * "Frames" "frames"
      bill: "F1"
      due: 2026-11-11
      expected: 2026-11-11
      Liabilities:Payable -45000 EUR
      Expenses:Parts
    2026-12-01 # "Dealers" "sales"
      certainty: "committed"
      Assets:Bank        50000 EUR
      Income:Sales
    """
    # short from 11 to 30 November; paid on 1 December instead: 20 days of interest at 10.15 %
    found, proof = mended(forecast(charted))
    (lever,) = found.levers
    assert (lever.act, lever.who, lever.days) == (Act.DEFER, "Frames", 20)
    assert LATE_RATES[-1][1] == Decimal("0.1015")
    assert lever.cost == Decimal("250.27")  # 45,000 x 0.1015 x 20 / 365 = 250.274
    assert say(does(lever, "EUR")) == (
        "pay Frames € 45,000.00 on 1 December 2026 instead of 11 November 2026, 20 days later;"
        " agree it first"
    )
    assert proof.holds


def test_the_discount_for_paying_early_is_a_cost(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-01-01 custom "supplier" "Frames"
      discount: "2/30"
    2026-10-26 * "Frames" "frames"
      bill: "F1"
      due: 2026-12-15
      expected: 2026-11-11
      Liabilities:Payable -45000 EUR
      Expenses:Parts
    2026-12-01 # "Dealers" "sales"
      certainty: "committed"
      Assets:Bank        50000 EUR
      Income:Sales
    """
    # within 30 days of 26 October: until 25 November; paid on 1 December 2 % of 45,000 is lost
    (lever,) = remedy(forecast(charted)).levers
    assert (lever.act, lever.cost) == (Act.DEFER, 900)


def test_what_may_never_wait_is_left_alone(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-01-01 custom "supplier" "Energy"
      pays-by: "direct-debit"
    2026-01-01 custom "supplier" "Frames"
      priority: "critical"
    2026-10-12 * "Energy" "collected by itself"
      bill: "E1"
      due: 2026-11-11
      Liabilities:Payable -12000 EUR
      Expenses:Parts
    2026-10-12 * "Frames" "critical"
      bill: "F1"
      due: 2026-11-11
      Liabilities:Payable -12000 EUR
      Expenses:Parts
    2026-10-12 * "Parts" "held already"
      bill: "P1"
      due: 2026-11-11
      hold: TRUE
      Liabilities:Payable -12000 EUR
      Expenses:Parts
    2026-11-25 # "Team" "wages"
      Expenses:Personnel  12000 EUR
      Assets:Bank
    2026-11-26 # "Landlord" "rent"
      certainty: "committed"
      Expenses:Rent       11000 EUR
      Assets:Bank
    """
    # 60,000 - 59,000 = 1,000: below the buffer, above zero
    found, proof = mended(forecast(charted))
    assert (found.levers, found.enough, found.left) == ((), False, 19000)
    assert say(verdict(found, proof)) == (
        "No lever helps: nothing can be collected earlier, nothing may be paid later, and there is"
        " no overdraft to keep cash above the buffer of € 20,000.00."
    )
    assert advice(found) is None


def test_zero_is_broken_and_nothing_helps(charted: Book) -> None:
    """
    2026-11-26 # "Landlord" "rent"
      certainty: "committed"
      Expenses:Rent       61000 EUR
      Assets:Bank
    """
    found, _ = mended(forecast(charted))
    assert not found.enough
    told = advice(found)
    assert told is not None
    assert say(told).startswith(
        "No lever keeps cash above zero: take advice before paying anyone selectively."
    )


def test_who_is_late_is_called_first(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-01-01 custom "policy" "collections" "likely"
    2026-01-01 custom "policy" "overdue" "learned"
    2026-01-01 custom "customer" "Jansen"
      pays-on: 30
    2026-09-01 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-05
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-11-16 # "Lathes" "a lathe"
      Assets:Bank       -45000 EUR
      Assets:Machines
    """
    # Jansen always pays on the 30th, 30 November, though it is due on the 5th: held to that, not
    # before a week from now, 9 November, 10,000 come before the lathe: 60,000 + 10,000 - 45,000
    found, proof = mended(forecast(charted))
    (lever,) = found.levers
    assert (lever.act, lever.who, lever.days) == (Act.HOLD, "Jansen", 21)
    assert say(does(lever, "EUR")) == (
        "have Jansen pay € 10,000.00 when it is due, 9 November 2026 at the latest, up to 21 days"
        " earlier than expected"
    )
    assert proof.low[:2] == (dt.date(2026, 11, 16), Decimal(25000))


def test_the_overdraft_where_it_is_cheaper(read_text: Callable[..., Book]) -> None:
    # 5,000 short on the 14 days from 16 to 29 November, 8.9 %: 5,000 x 14 x 0.089 / 365 = 17.07;
    # the bill of 45,000 put off for two weeks would cost 175.19
    book = read_text(DRAWN)
    found, proof = mended(forecast(book))
    (lever,) = found.levers
    assert (lever.act, lever.amount, lever.cost) == (Act.BORROW, 5000, Decimal("17.07"))
    assert (lever.days, lever.until) == (14, dt.date(2026, 11, 29))
    assert proof.low.amount == 15000
    assert say(verdict(found, proof)) == (
        "Together they keep cash above the buffer of € 20,000.00: without the overdraft it is"
        " lowest on 16 November 2026, € 15,000.00; the overdraft carries € 5,000.00."
        " Cost: at most € 17.07."
    )


DRAWN = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
  overdraft-limit: 50000 EUR
  overdraft-rate: 0.089
2024-01-01 open Liabilities:Payable
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Expenses:Parts
  class: "cost-of-sales"
2024-01-01 open Equity:Opening
2026-10-31 * "opening"
  Assets:Bank     60000 EUR
  Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
2026-10-17 * "Frames" "frames"
  bill: "F1"
  due: 2026-11-16
  expected: 2026-11-16
  Liabilities:Payable -45000 EUR
  Expenses:Parts
2026-11-30 # "Dealers" "sales"
  certainty: "committed"
  Assets:Bank     50000 EUR
  Income:Sales
"""


def test_no_lever_where_none_is_needed(charted: Book) -> None:
    """
    2026-11-26 # "Landlord" "rent"
      Expenses:Rent       1000 EUR
      Assets:Bank
    """
    found, proof = mended(forecast(charted))
    assert not found.needed
    assert say(verdict(found, proof)) == (
        "No lever is needed: cash is lowest on 26 November 2026, € 59,000.00."
    )


LINE = """
2026-11-{day} # "Shop {name}" "goods"
  id: "line-{name}"
  Expenses:Parts  {amount} EUR
  Assets:Bank
"""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(3, 27), st.integers(1, 30_000)), min_size=1, max_size=5),
    st.integers(0, 60_000),
)
def test_no_smaller_set_is_enough(
    read_text: Callable[..., Book], lines: list[tuple[int, int]], sure: int
) -> None:
    text = DRAWN.replace("  overdraft-limit: 50000 EUR\n  overdraft-rate: 0.089\n", "")
    text = text.replace("45000", str(sure + 1)).replace("50000", "200000")
    text = text.replace('"Frames" "frames"\n', '"Frames" "frames"\n  hold: TRUE\n')
    for number, (day, amount) in enumerate(lines):
        text += LINE.format(day=f"{day:02}", name=f"{number}", amount=amount)
    base = forecast(read_text(text))
    found = remedy(base)
    if not found.needed:
        assert base.low_point.amount >= 20_000
        return
    assert proved(found).holds is found.enough
    if found.enough:
        for fewer in combinations(found.levers, len(found.levers) - 1):
            assert pulled(base, fewer).low_point.amount < 20_000


BILL = """
2026-10-{day} * "Supplier {name}" "goods"
  bill: "{name}"
  due: 2026-11-{day}
  Liabilities:Payable  -{amount} EUR
  Expenses:Parts
"""
INVOICE = """
2026-09-{day} * "Customer {name}" "goods"
  invoice: "{name}"
  due: 2026-10-{day}
  Assets:Receivable  {amount} EUR
  Income:Sales
"""
things = st.lists(st.tuples(st.integers(10, 28), st.integers(1, 25_000)), max_size=4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bills=things, invoices=things, lines=things, drawable=st.integers(0, 30_000))
def test_what_is_called_enough_holds_when_worked_out_anew(
    read_text: Callable[..., Book],
    bills: list[tuple[int, int]],
    invoices: list[tuple[int, int]],
    lines: list[tuple[int, int]],
    drawable: int,
) -> None:
    text = DRAWN.replace("overdraft-limit: 50000", f"overdraft-limit: {drawable}")
    text = text.replace(
        "\n2024-01-01 open Liab", "\n2024-01-01 open Assets:Receivable\n2024-01-01 open Liab"
    )
    for form, made in ((BILL, bills), (INVOICE, invoices), (LINE, lines)):
        for number, (day, amount) in enumerate(made):
            text += form.format(day=day, name=f"{number}", amount=amount)
    book = read_text(text)
    assert [problem for problem in book.problems if problem.error] == []
    found, proof = mended(forecast(book))
    if found.needed:
        assert proof.holds is found.enough
        low = min(day.balance for day in proof.after.path)
        drawn = sum(one.amount for one in found.levers if one.act is Act.BORROW)
        assert (low + drawn >= found.limit) is found.enough
        assert drawn <= drawable
