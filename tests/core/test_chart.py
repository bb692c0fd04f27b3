"""What an account of unknown class may be: each rule on a small ledger, and none without reason."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Root
from kasboek.core.chart import Hint
from kasboek.core.chart import chart
from kasboek.core.chart import unclassified
from kasboek.core.saying import Money
from kasboek.reading.accounts.naming import hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.chart import Proposal
    from kasboek.core.chart import Row

DAY = dt.date(2026, 12, 31)
OPEN = """
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Assets:Bank:Other EUR
2026-01-01 open Assets:Receivable EUR
2026-01-01 open Assets:X
2026-01-01 open Liabilities:Payable EUR
2026-01-01 open Liabilities:Y
2026-01-01 open Income:Sales EUR
2026-01-01 open Expenses:Purchases EUR
2026-01-01 open Expenses:Insurance EUR
2026-01-01 open Expenses:Wages EUR
2026-01-01 open Expenses:Interest EUR
2026-01-01 open Expenses:Depreciation EUR
"""


@pytest.fixture
def read(read_text: Callable[[str], Book]) -> Callable[[str], Book]:
    return lambda text: read_text(OPEN + text)


def entry(*legs: str, day: str = "2026-03-01") -> str:
    return f'{day} * "x"\n' + "".join(f"  {leg}\n" for leg in legs)


def row(book: Book, name: str) -> Row:
    return next(one for one in chart(book, DAY) if one.account.name == name)


def proposed(book: Book, name: str) -> Proposal:
    found = row(book, name).proposal
    assert found is not None
    return found


SOLD = entry("Assets:X 1000 EUR", "Income:Sales -1000 EUR")
CAME = entry("Assets:Bank 1000 EUR", "Assets:X -1000 EUR")
OWED = entry("Expenses:Insurance 100 EUR", "Liabilities:Y -100 EUR")
PAID = entry("Liabilities:Y 100 EUR", "Assets:Bank -100 EUR")
CASES = {
    "sold, then paid": ("Assets:X", SOLD + CAME, C.RECEIVABLE, True),
    "sold, not paid yet": ("Assets:X", SOLD, C.RECEIVABLE, False),
    "input VAT": (
        "Assets:X",
        2 * entry("Expenses:Purchases 100 EUR", "Assets:X 21 EUR", "Liabilities:Payable -121 EUR"),
        C.VAT,
        True,
    ),
    "VAT on sales, at two rates": (
        "Liabilities:Y",
        2 * entry("Assets:Receivable 121 EUR", "Income:Sales -100 EUR", "Liabilities:Y -21 EUR")
        + entry("Assets:Receivable 109 EUR", "Income:Sales -100 EUR", "Liabilities:Y -9 EUR"),
        C.VAT,
        True,
    ),
    "depreciated": (
        "Assets:X",
        entry("Assets:X 900 EUR", "Assets:Bank -900 EUR")
        + entry("Expenses:Depreciation 30 EUR", "Assets:X -30 EUR"),
        C.FIXED_ASSET,
        True,
    ),
    "stock": (
        "Assets:X",
        entry("Assets:X 900 EUR", "Liabilities:Payable -900 EUR")
        + entry("Expenses:Purchases 30 EUR", "Assets:X -30 EUR"),
        C.INVENTORY,
        True,
    ),
    "paid ahead": (
        "Assets:X",
        entry("Assets:X 1200 EUR", "Assets:Bank -1200 EUR")
        + 2 * entry("Expenses:Insurance 100 EUR", "Assets:X -100 EUR"),
        C.PREPAID,
        True,
    ),
    "between two banks": (
        "Assets:X",
        entry("Assets:X 50 EUR", "Assets:Bank -50 EUR")
        + entry("Assets:Bank:Other 50 EUR", "Assets:X -50 EUR"),
        C.TRANSFER,
        True,
    ),
    "lent": (
        "Assets:X",
        entry("Assets:X 50 EUR", "Assets:Bank -50 EUR"),
        C.OTHER_CURRENT_ASSET,
        False,
    ),
    "shares": (
        "Assets:X",
        entry("Assets:X 5 ASML {700 EUR}", "Assets:Bank -3500 EUR"),
        C.SHORT_TERM_INVESTMENT,
        False,
    ),
    "a bank account that nobody named": (
        "Assets:X",
        3 * entry("Assets:X 121 EUR", "Assets:Receivable -121 EUR")
        + 3 * entry("Expenses:Insurance 50 EUR", "Assets:X -50 EUR"),
        C.CASH,
        True,
    ),
    "wages": (
        "Liabilities:Y",
        entry("Expenses:Wages 100 EUR", "Liabilities:Y -100 EUR") + PAID,
        C.WAGES,
        False,
    ),
    "a loan with interest": (
        "Liabilities:Y",
        entry("Assets:Bank 900 EUR", "Liabilities:Y -900 EUR")
        + entry("Liabilities:Y 100 EUR", "Expenses:Interest 5 EUR", "Assets:Bank -105 EUR"),
        C.LONG_TERM_DEBT,
        True,
    ),
    "a loan": (
        "Liabilities:Y",
        entry("Assets:Bank 9 EUR", "Liabilities:Y -9 EUR"),
        C.LONG_TERM_DEBT,
        False,
    ),
    "received ahead": (
        "Liabilities:Y",
        entry("Assets:Bank 900 EUR", "Liabilities:Y -900 EUR")
        + entry("Liabilities:Y 100 EUR", "Income:Sales -100 EUR"),
        C.DEFERRED_INCOME,
        True,
    ),
    "a card": (
        "Liabilities:Y",
        3 * OWED + entry("Liabilities:Y 300 EUR", "Assets:Bank -300 EUR"),
        C.CARD,
        False,
    ),
    "bought and paid one by one": ("Liabilities:Y", 2 * (OWED + PAID), C.PAYABLE, False),
    "still to be paid": ("Liabilities:Y", OWED, C.ACCRUED, False),
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_bookings_show(case: str, read: Callable[[str], Book]) -> None:
    name, text, kind, sure = CASES[case]

    found = proposed(read(text), name)

    assert (found.kind, found.sure) == (kind, sure)
    for lang in words.LANGUAGES:
        assert all(words.say(reason, lang) for reason in found.because)


def test_one_odd_booking_in_five_does_not_hide_what_the_rest_show(
    read: Callable[[str], Book],
) -> None:
    odd = entry("Assets:X 1 EUR", "Expenses:Interest -1 EUR")

    assert proposed(read(4 * SOLD + CAME + odd), "Assets:X").kind is C.RECEIVABLE
    assert proposed(read(2 * SOLD + CAME), "Assets:X").because[0].values == (
        ("count", 2),
        ("total", 2),
    )
    hidden = row(read(SOLD + CAME + odd), "Assets:X")
    assert hidden.proposal is None
    assert hidden.says_nothing is not None
    assert words.say(hidden.says_nothing).startswith("its bookings fit no class, or several")


def test_a_payroll_journal_shows_too_much_to_be_sure(read: Callable[[str], Book]) -> None:
    journal = entry(
        "Expenses:Wages 100 EUR",
        "Expenses:Insurance 5 EUR",
        "Income:Sales -10 EUR",
        "Assets:X 10 EUR",
        "Liabilities:Payable -5 EUR",
        "Liabilities:Y -100 EUR",
    )

    assert not proposed(read(2 * journal + CAME), "Assets:X").sure


def test_a_name_that_is_like_one_backs_up_what_the_bookings_show(
    read: Callable[[str], Book],
) -> None:
    like = {"Assets:X": Hint(C.RECEIVABLE, "X", "debiteuren")}
    rows = chart(read(SOLD), DAY, like)

    found = next(one.proposal for one in rows if one.account.name == "Assets:X")
    assert found is not None
    assert (found.kind, found.sure, len(found.because)) == (C.RECEIVABLE, True, 2)
    assert words.say(found.because[1]) == '"X" is like "debiteuren"'


def test_a_name_alone_is_not_sure(read: Callable[[str], Book]) -> None:
    rows = chart(read(""), DAY, {"Assets:X": Hint(C.CASH, "X", "kas")})

    found = next(one.proposal for one in rows if one.account.name == "Assets:X")
    assert found is not None
    assert (found.kind, found.sure) == (C.CASH, False)


def test_only_what_was_booked_up_to_the_day_counts(read: Callable[[str], Book]) -> None:
    book = read(SOLD)
    before = chart(book, dt.date(2026, 2, 28))

    found = next(one for one in before if one.account.name == "Assets:X")
    assert (found.proposal, found.postings, found.balance) == (None, 0, ())


def test_a_closed_account_is_not_shown(read: Callable[[str], Book]) -> None:
    book = read("2026-06-01 close Liabilities:Y\n")

    assert "Liabilities:Y" not in {one.account.name for one in chart(book, DAY)}
    assert "Liabilities:Y" in {one.account.name for one in chart(book, dt.date(2026, 5, 31))}


def test_unclassified_are_those_on_which_something_was_booked(read: Callable[[str], Book]) -> None:
    [found] = unclassified(read(SOLD), DAY)

    assert found.account.name == "Assets:X"
    assert [(money.currency, str(money.number)) for money in found.balance] == [("EUR", "1000")]
    assert isinstance(found.balance[0], Money)


@pytest.mark.parametrize(
    ("name", "root", "found"),
    [
        ("Assets:Debitueren", Root.ASSETS, Hint(C.RECEIVABLE, "Debitueren", "debiteuren")),
        ("Assets:Cash-Advances", Root.ASSETS, Hint(C.CASH, "Cash-Advances", "cash")),
        ("Assets:PrepaidStuff", Root.ASSETS, Hint(C.PREPAID, "PrepaidStuff", "prepaid")),
        ("Assets:Overig", Root.ASSETS, None),
        ("Liabilities:Fiscus", Root.LIABILITIES, None),
    ],
)
def test_what_a_name_is_like(name: str, root: Root, found: Hint | None) -> None:
    assert hint(name, root) == found
