"""The days on which they always pay, as a payer leaves them, and why in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek import words
from kasboek.core.bankdays import following
from kasboek.core.bankdays import preceding
from kasboek.core.bankdays import target_holidays
from kasboek.core.forecast.model import told
from kasboek.core.learning.delays import delays
from kasboek.core.learning.paydays import PayHabit
from kasboek.core.learning.paydays import habit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

HOLIDAYS = frozenset(target_holidays(2025) | target_holidays(2026))
AS_OF = dt.date(2026, 10, 31)
MONDAY = dt.date(2026, 1, 5)


def once(days: list[dt.date]) -> dict[dt.date, int]:
    return dict.fromkeys(days, 1)


def weekly(weekday: int, count: int) -> list[dt.date]:
    return [MONDAY + dt.timedelta(days=7 * week + weekday) for week in range(count)]


def test_a_weekday() -> None:
    assert habit_of(once(weekly(2, 5)), HOLIDAYS) == PayHabit(weekdays=(2,))
    assert habit_of(once(weekly(2, 4)), HOLIDAYS) is None  # four are too few
    other = [*weekly(2, 9), dt.date(2026, 1, 8), dt.date(2026, 2, 13)]
    assert habit_of(once(other), HOLIDAYS) is None  # 9 of 11 is less than 5 in 6


def test_two_weekdays_take_more_to_be_told() -> None:
    assert habit_of(once(weekly(0, 6) + weekly(2, 6)), HOLIDAYS) == PayHabit(weekdays=(0, 2))
    assert habit_of(once(weekly(0, 6) + weekly(2, 5)), HOLIDAYS) is None


def test_weekends_are_no_habit_as_banks_are_closed() -> None:
    assert habit_of(once(weekly(5, 8)), HOLIDAYS) is None
    assert habit_of(once(weekly(5, 8) + weekly(6, 8)), HOLIDAYS) is None


@pytest.mark.parametrize("number", [1, 15, 25, 31])
@pytest.mark.parametrize("move", [following, preceding])
def test_a_day_of_the_month_is_seen_through_weekends(
    number: int, move: Callable[[dt.date, frozenset[dt.date]], dt.date]
) -> None:
    ends = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31)
    days = [dt.date(2026, 1 + n, min(number, end)) for n, end in enumerate(ends)]
    paid = [move(day, HOLIDAYS) for day in days]
    assert len({day.day for day in paid}) > 1  # some were moved
    assert habit_of(once(paid), HOLIDAYS) == PayHabit(days=(number,))


def test_a_habit_of_old_is_forgotten() -> None:
    """Fifty Wednesdays, then 52 Thursdays."""
    paid = [dt.date(2024, 1, 3) + dt.timedelta(weeks=n) for n in range(50)]
    now = [dt.date(2025, 1, 2) + dt.timedelta(weeks=n) for n in range(52)]
    assert habit_of(once(paid + now), HOLIDAYS) == PayHabit(weekdays=(3,))


def test_one_large_run_is_no_habit() -> None:
    """40 payments on one Monday and one on each of ten other days, all different."""
    paid = once([MONDAY + dt.timedelta(days=8 * n) for n in range(1, 11)]) | {MONDAY: 60}
    assert habit_of(paid, HOLIDAYS) is None


@given(st.sets(st.dates(dt.date(2025, 1, 1), dt.date(2026, 10, 31)), max_size=4))
def test_a_few_days_never_make_a_habit(days: set[dt.date]) -> None:
    assert habit_of(once(sorted(days)), HOLIDAYS) is None


RUNS = "".join(
    f"""
2026-{month:02}-01 * "{name}" "parts"
  bill: "{name}-{month}"
  due: 2026-{month:02}-{14 + month}
  Expenses:Parts  100 EUR
  Liabilities:Payable
2026-{month:02}-{day} * "{name}" "paid"
  bill: "{name}-{month}"
  Liabilities:Payable  100 EUR
  Assets:Bank
"""
    for name, days in (
        ("Frames", (7, 11, 11, 8, 13, 10)),  # Wednesdays
        ("Wheels", (14, 18, 18, 15, 20, 17)),  # Wednesdays
        ("Power", (12, 10, 12, 17, 18, 18)),  # collected, on any day
    )
    for month, day in enumerate((f"{each:02}" for each in days), 1)
)


def test_our_own_run_holds_for_a_supplier_we_know_too_little_of(
    read_text: Callable[..., Book],
) -> None:
    head = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Liabilities:Payable
2025-01-01 open Expenses:Parts
2025-01-01 custom "supplier" "Power"
  pays-by: "direct-debit"
"""
    book = read_text(head + RUNS)
    assert [problem for problem in book.problems if problem.error] == []
    ours = delays(book, AS_OF, receivable=False)
    assert ours.habit("Frames") == PayHabit(weekdays=(2,))
    assert ours.habit("New") == PayHabit(weekdays=(2,))
    collected = read_text(head.replace('pays-by: "direct-debit"', "") + RUNS)
    assert delays(collected, AS_OF, receivable=False).habit("New") is None


def test_customers_of_whom_little_is_known_pay_when_all_do(read_text: Callable[..., Book]) -> None:
    """Eight customers paid on a Wednesday each, as if collected; Smit five times on other days."""
    text = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Assets:Receivable
2025-01-01 open Income:Sales
"""
    paid = [(f"C{number % 8}", day) for number, day in enumerate(weekly(2, 30))]
    paid += [("Smit", MONDAY + dt.timedelta(days=8 * number)) for number in range(5)]
    for number, (name, day) in enumerate(paid):
        text += f"""
2026-01-01 * "{name}" "sold"
  invoice: "{number}"
  due: 2026-03-10
  Assets:Receivable  100 EUR
  Income:Sales
{day} * "{name}" "paid"
  invoice: "{number}"
  Assets:Bank  100 EUR
  Assets:Receivable
"""
    theirs = delays(read_text(text), AS_OF, receivable=True)
    assert theirs.habit("New") == theirs.habit("C1") == PayHabit(weekdays=(2,))
    assert theirs.habit("Smit") is None


def say(book: Book, name: str, *, receivable: bool) -> tuple[str, str]:
    """Return why, in both languages."""
    because = told(delays(book, AS_OF, receivable=receivable).reason(name))
    return words.say(because, "en"), words.say(because, "nl")


def test_a_supplier_of_whom_much_little_or_nothing_is_known(charted: Book) -> None:
    """
    2026-03-01 * "Frames" "parts"
      bill: "F1"
      due: 2026-03-15
      Expenses:Parts  100 EUR
      Liabilities:Payable
    2026-03-13 * "Frames" "paid"
      bill: "F1"
      Liabilities:Payable  100 EUR
      Assets:Bank
    """
    assert say(charted, "Frames", receivable=False) == (
        "we pay Frames 2 days early (median of 1 payment), suppliers together 2 days early (of 1)",
        (
            "wij betalen Frames 2 dagen te vroeg (mediaan van 1 betaling),"
            " alle leveranciers samen 2 dagen te vroeg (van 1)"
        ),
    )
    assert say(charted, "New", receivable=False) == (
        "we have not paid New yet; suppliers are paid 2 days early (median of 1 payment)",
        (
            "wij hebben New nog niet betaald; leveranciers worden 2 dagen te vroeg"
            " betaald (mediaan van 1 betaling)"
        ),
    )
    assert say(charted, "Jansen", receivable=True) == (
        "no customer has paid an invoice yet, so the due date counts",
        "nog geen klant heeft een factuur betaald, dus de vervaldag telt",
    )


def test_a_customer_with_payments_enough(read_text: Callable[..., Book]) -> None:
    """Days late 8, 9, 9, 10 and 0 for the other: Jansen's median is 9, everybody's too."""
    text = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Assets:Receivable
2025-01-01 open Income:Sales
"""
    for month, (name, late) in enumerate(
        (("Jansen", 8), ("Jansen", 9), ("Jansen", 9), ("Jansen", 9), ("Jansen", 10), ("Smit", 0)), 1
    ):
        text += f"""
2026-{month:02}-01 * "{name}" "sold"
  invoice: "{month}"
  due: 2026-{month:02}-10
  Assets:Receivable  100 EUR
  Income:Sales
2026-{month:02}-{10 + late} * "{name}" "paid"
  invoice: "{month}"
  Assets:Bank  100 EUR
  Assets:Receivable
"""
    book = read_text(text)
    assert say(book, "Jansen", receivable=True) == (
        "Jansen pays 9 days late (median of 5 payments)",
        "Jansen betaalt 9 dagen te laat (mediaan van 5 betalingen)",
    )
    assert say(book, "Smit", receivable=True) == (
        "Smit pays on time (median of 1 payment), customers together 9 days late (of 6)",
        "Smit betaalt op tijd (mediaan van 1 betaling), alle klanten samen 9 dagen te laat (van 6)",
    )
    assert say(book, "", receivable=True) == (
        "customers pay 9 days late (median of 6 payments)",
        "klanten betalen 9 dagen te laat (mediaan van 6 betalingen)",
    )
    assert say(book, "New", receivable=True)[0] == (
        "New has not paid an invoice yet; customers pay 9 days late (median of 6 payments)"
    )
