"""Statement against ledger: differences, what waits, signatures and the weeks without one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.alerts import alerts
from kasboek.core.position.reconciling import reconciliation
from kasboek.core.position.waiting import Why
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.alerts import Alert
    from kasboek.core.book import Book

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Till
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Equity:Opening
2026-01-01 open Expenses:Parts
2026-10-01 * "opening"
  Assets:Bank      1000.00 EUR
  Equity:Opening
"""
DAY = dt.date(2026, 10, 31)


def test_a_statement_is_held_against_the_ledger_of_its_evening(
    read_text: Callable[..., Book],
) -> None:
    book = read_text(
        HEAD
        + """
        2026-10-29 * "Frames" "parts"
          Assets:Bank     -200.00 EUR
          Expenses:Parts
        2026-10-30 balance Assets:Bank 790.00 EUR
        2026-10-31 * "Frames" "more parts"
          Assets:Bank      -50.00 EUR
          Expenses:Parts
        """.replace("\n        ", "\n")
    )
    (line,) = reconciliation(book, DAY).lines
    assert line.statement is not None
    assert (line.statement.day, line.ledger) == (dt.date(2026, 10, 29), Decimal("800.00"))
    assert line.difference == Decimal("-10.00")
    assert (line.agrees, line.later) == (False, 1)


def test_an_account_without_statement_shows_the_ledger_of_today(
    read_text: Callable[..., Book],
) -> None:
    book = read_text(HEAD)
    found = reconciliation(book, DAY)
    assert [(line.account, line.ledger, line.difference) for line in found.lines] == [
        ("Assets:Bank", Decimal("1000.00"), None)
    ]
    assert found.asked == found.lines


def test_what_waits_stands_with_its_account_and_its_age(read_text: Callable[..., Book]) -> None:
    book = read_text(
        HEAD
        + """
2026-10-11 ! "Bakker" "?"
  Assets:Bank      -20.00 EUR
  Assets:Suspense
2026-10-21 ! "Frames" "sure?"
  Assets:Bank      -30.00 EUR
  Expenses:Parts
2026-10-26 * "Jansen" "paid something"
  Assets:Bank       70.00 EUR
  Assets:Receivable
2026-10-28 * "moved"
  Assets:Suspense     5.00 EUR
  Expenses:Parts
"""
    )
    found = reconciliation(book, DAY)
    told = [(e.why, e.payee, e.amount, e.days(DAY)) for e in found.lines[0].waiting]
    assert told == [
        (Why.SUSPENSE, "Bakker", Money(Decimal("-20.00"), "EUR"), 20),
        (Why.FLAGGED, "Frames", Money(Decimal("-30.00"), "EUR"), 10),
    ]
    rest = [(e.why, e.account, e.amount) for e in found.elsewhere]
    assert rest == [
        (Why.UNEXPLAINED, "Assets:Receivable", Money(Decimal("-70.00"), "EUR")),
        (Why.SUSPENSE, "Assets:Suspense", Money(Decimal("5.00"), "EUR")),
    ]


def signed(day: str, number: str, statement: str = "") -> str:
    key = f"  statement: {statement}\n" if statement else ""
    return f'{day} custom "reconciled" Assets:Bank {number} EUR "bram@x.example"\n{key}'


STATED = HEAD + "2026-10-31 balance Assets:Bank 1000.00 EUR\n"


@pytest.mark.parametrize(
    ("written", "holds", "is_signed"),
    [
        ("", False, False),
        (signed("2026-11-02", "1000", "2026-10-30"), True, True),
        (signed("2026-10-31", "1000"), True, True),  # without the key, for its own day
        (signed("2026-10-12", "1000", "2026-10-11"), True, False),  # an older statement
        (signed("2026-11-02", "999", "2026-10-30"), False, False),  # no longer what was signed
    ],
)
def test_a_signature_holds_as_long_as_the_ledger_has_that_balance(
    read_text: Callable[..., Book],
    written: str,
    holds: bool,  # noqa: FBT001 # a parameter of a test
    is_signed: bool,  # noqa: FBT001 # as above
) -> None:
    (line,) = reconciliation(read_text(STATED + written), DAY).lines
    assert (line.holds, line.is_signed) == (holds, is_signed)


def raised(book: Book, day: dt.date) -> list[Alert]:
    return [alert for alert in alerts(book, day) if alert.policy == "reconciled"]


def test_a_week_without_signature_is_an_alert_on_the_eighth_day(
    read_text: Callable[..., Book],
) -> None:
    book = read_text(STATED + signed("2026-10-23", "1000", "2026-10-21"))
    assert raised(book, dt.date(2026, 10, 30)) == []
    (alert,) = raised(book, DAY)
    assert words.say(alert.says, "en") == (
        "1 week without a signature under Assets:Bank: last signed on 23 October 2026"
    )
    assert words.say(alert.says, "nl") == (
        "1 week zonder handtekening onder Assets:Bank: laatst getekend op 23 oktober 2026"
    )
    assert alert.since == DAY
    assert alert.lever
    assert words.say(alert.lever, "en") == (
        "run 'kasboek reconcile', and sign with 'kasboek reconcile --sign' where it agrees"
    )


def test_nobody_signed_ever_is_no_alert_and_the_first_signature_starts_the_weeks(
    read_text: Callable[..., Book],
) -> None:
    assert raised(read_text(STATED), DAY) == []
    till = """
2026-10-01 * "till"
  Assets:Till       10.00 EUR
  Equity:Opening
2026-10-02 balance Assets:Till 10.00 EUR
"""
    book = read_text(STATED + till + signed("2026-10-10", "1000") + signed("2026-10-30", "1000"))
    (alert,) = raised(book, DAY)
    assert words.say(alert.says, "en") == (
        "Assets:Till was never signed, 3 weeks after the first signature of 10 October 2026"
    )


def test_a_signed_balance_that_changed_is_an_alert(read_text: Callable[..., Book]) -> None:
    late = """
2026-10-20 * "Frames" "found later"
  Assets:Bank       -4.00 EUR
  Expenses:Parts
"""
    book = read_text(STATED + signed("2026-10-30", "1000") + late)
    (alert,) = raised(book, DAY)
    assert words.say(alert.says, "en") == (
        "Assets:Bank was signed at € 1,000.00 on 30 October 2026 by bram@x.example;"
        " the ledger now has € 996.00 on that day"
    )
    assert words.say(alert.says, "nl") == (
        "Assets:Bank is op 30 oktober 2026 getekend met € 1.000,00 door bram@x.example;"
        " het grootboek heeft op die dag nu € 996,00"
    )
