"""Where a line goes, by the ledger in the docstring."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers.categorising.categorise import Choice
from kasboek.importers.categorising.categorise import How
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.open_items import OpenItems
from kasboek.importers.statement import BankLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  class: "cash"
  iban: "NL20INGB0001234567"
2020-01-01 open Assets:Bank:Rabo EUR
  class: "cash"
  iban: "NL44 RABO 0123 4567 89"
2020-01-01 open Assets:Transfer
  class: "transfer"
2020-01-01 open Assets:Receivable
  class: "receivable"
2020-01-01 open Assets:VAT
  class: "vat"
2020-01-01 open Liabilities:VAT
  class: "vat"
2020-01-01 open Liabilities:Payable
  class: "payable"
2020-01-01 open Income:Sales
  class: "revenue"
2020-01-01 open Expenses:Telecom
  class: "other-cost"
2020-01-01 open Expenses:Bank
  class: "other-cost"
2020-01-01 open Expenses:Late
  class: "other-cost"
2020-01-01 open Equity:Suspense
  class: "suspense"
"""


@pytest.fixture
def sort(read_text: Callable[..., Book]) -> Callable[..., list[Choice]]:
    def run(ledger: str, *lines: BankLine) -> list[Choice]:
        book = read_text(HEAD + ledger)
        assert [p for p in book.problems if p.error] == []
        items = OpenItems(book)
        sorter = Sorter(book, "Assets:Bank:ING", "EUR", items)
        return [sorter.choose(line) for line in lines]

    return run


def line(amount: str, text: str = "", name: str = "", iban: str = "", day: int = 20) -> BankLine:
    return BankLine(dt.date(2026, 10, day), Decimal(amount), name, iban, text, 1)


def parts(choice: Choice) -> list[tuple[str, str]]:
    return [(part.account, str(part.amount)) for part in choice.parts]


def test_an_own_transfer_goes_by_way_of_the_transfer_account(
    sort: Callable[..., list[Choice]],
) -> None:
    (choice,) = sort("", line("-500.00", iban="NL44RABO0123456789"))
    assert choice.how is How.TRANSFER
    assert parts(choice) == [("Assets:Transfer", "-500.00")]


RULES = """
2026-01-01 custom "categorise" "telecom" Expenses:Telecom
  match: "odido|kpn|t-mobile*|vrij bellen"
  vat: 0.21
  payee: "Telecom"
2026-01-01 custom "categorise" "fees" Expenses:Bank
  match: "kosten"
  max: 25 EUR
2026-01-01 custom "categorise" "fees by iban" Expenses:Bank
  iban: "NL99 ABNA 0000 0000 01"
  direction: "out"
2026-02-01 custom "categorise" "later wins" Expenses:Late
  match: "kpn glas*"
2026-01-01 custom "categorise" "regex" Expenses:Late
  regex: "abo-\\\\d{3}$"
"""


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (line("-12.10", "KPN mobiel"), "telecom"),
        (line("-12.10", "factuur", "Odido NL"), "telecom"),
        (line("-12.10", "T-Mobile12 abonnement"), "telecom"),
        (line("-12.10", "vrij  bellen".replace("  ", " ")), "telecom"),
        (line("-12.10", "odidos"), None),
        (line("-12.10", "kpnx xkpn"), None),
        (line("-12.10", "KPN glasvezel"), "later wins"),
        (line("-25.00", "kosten"), "fees"),
        (line("-25.01", "kosten"), None),
        (line("-1.00", "x", iban="NL99ABNA0000000001"), "fees by iban"),
        (line("1.00", "x", iban="NL99ABNA0000000001"), None),
        (line("-1.00", "nummer ABO-123"), "regex"),
        (line("-1.00", "ABO-1234"), None),
        (line("-1.00", "kösten"), None),
    ],
)
def test_rules(sort: Callable[..., list[Choice]], given: BankLine, label: str | None) -> None:
    (choice,) = sort(RULES, given)
    assert (choice.detail or None) == label
    assert choice.how is (How.RULE if label else How.NOTHING)


def test_a_rule_splits_vat_and_rewrites_the_payee(sort: Callable[..., list[Choice]]) -> None:
    out, in_ = sort(RULES, line("-100.00", "kpn"), line("121.00", "kpn"))
    assert parts(out) == [("Expenses:Telecom", "-82.64"), ("Assets:VAT", "-17.36")]  # 100 x 21/121
    assert parts(in_) == [("Expenses:Telecom", "100.00"), ("Assets:VAT", "21.00")]  # paid back
    assert out.payee == "Telecom"


def test_a_refund_takes_back_the_vat_that_was_owed(sort: Callable[..., list[Choice]]) -> None:
    rules = '2026-01-01 custom "categorise" "shop" Income:Sales\n  match: "order"\n  vat: 0.21\n'
    sold, refunded = sort(rules, line("121.00", "order 7"), line("-60.50", "order 7"))
    assert parts(sold) == [("Income:Sales", "100.00"), ("Liabilities:VAT", "21.00")]
    assert parts(refunded) == [("Income:Sales", "-50.00"), ("Liabilities:VAT", "-10.50")]


ITEMS = """
2024-01-01 custom "customer" "Rijwielhuis Jansen"
  alias: "RIJWIELHUIS JANSEN BV; R. JANSEN"
  iban: "NL11TEST0000000001"
2024-01-01 custom "customer" "Pedersen"
2024-01-01 custom "supplier" "Frames & Co"
  iban: "DE89370400440532013000"
2026-09-04 * "Rijwielhuis Jansen" "bikes"
  invoice: "2026-0412"
  Assets:Receivable   100.00 EUR
  Income:Sales
2026-09-05 * "Rijwielhuis Jansen" "bikes"
  invoice: "2026-0413"
  Assets:Receivable   50.00 EUR
  Income:Sales
2026-09-06 * "Pedersen" "bikes"
  invoice: "2026-0500"
  Assets:Receivable   70.00 EUR
  Income:Sales
2026-09-07 * "Frames & Co" "frames"
  bill: "F-881"
  Liabilities:Payable   -40.00 EUR
  Expenses:Late
2026-10-25 * "Pedersen" "bikes, later"
  invoice: "2026-0600"
  Assets:Receivable   10.00 EUR
  Income:Sales
"""


@pytest.mark.parametrize(
    ("given", "how"),
    [
        (line("100.00", "2026-0412 kpn kosten", "wie dan ook"), How.REFERENCE),
        (line("60.00", "deel 2026-0412 kpn", iban="NL11TEST0000000001"), How.REFERENCE),
        (line("110.00", "2026-0412 kpn", iban="NL11TEST0000000001"), How.AMBIGUOUS),
        (line("60.00", "2026-0412 kpn", "KPN"), How.RULE),  # nobody's, and not the amount
        (line("-100.00", "uw kpn nr 2026-0412"), How.RULE),  # the other way
        (line("10.00", "2026-0600 kpn"), How.RULE),  # not invoiced yet
        (line("100.00", "kpn dank", iban="NL11TEST0000000001"), How.RULE),
    ],
)
def test_a_rule_gives_way_to_a_number_that_is_named(
    sort: Callable[..., list[Choice]], given: BankLine, how: How
) -> None:
    (choice,) = sort(RULES + ITEMS, given)
    assert choice.how is how


@pytest.mark.parametrize(
    ("given", "how", "named", "payee"),
    [
        (
            line("100.00", "factuur 2026-0412", "wie dan ook"),
            "reference",
            ["2026-0412"],
            "Rijwielhuis Jansen",
        ),
        (
            line("60.00", "deel van 2026-0412.", iban="NL11TEST0000000001"),
            "reference",
            ["2026-0412"],
            "Rijwielhuis Jansen",
        ),
        (line("60.00", "deel van 2026-0412."), "ambiguous", [None], ""),  # who pays is not known
        (
            line("150.00", "2026-0412, 2026-0413"),
            "reference",
            ["2026-0412", "2026-0413"],
            "Rijwielhuis Jansen",
        ),
        (line("130.00", "2026-0412 2026-0413"), "ambiguous", [None], ""),
        (line("110.00", "te veel 2026-0412"), "ambiguous", [None], ""),
        (
            line("170.00", "2026-0412 2026-0500"),
            "reference",
            ["2026-0412", "2026-0500"],
            "Rijwielhuis Jansen",
        ),
        (line("70.00", "2026-0412 2026-0500", "pedersen"), "reference", ["2026-0500"], "Pedersen"),
        (line("100.00", "12026-0412"), "nothing", [None], ""),
        (line("100.00", "2026-0412-7"), "nothing", [None], ""),
        (line("-100.00", "2026-0412"), "ambiguous", [None], ""),  # a refund of what is not paid
        (line("-40.00", "rek F-881"), "reference", ["F-881"], "Frames & Co"),
        (line("10.00", "2026-0600"), "ambiguous", [None], ""),  # not invoiced yet
        (
            line("80.00", "dank", iban="NL11TEST0000000001"),
            "ambiguous",
            [None],
            "Rijwielhuis Jansen",
        ),
        (line("80.00", "dank", "r. jansen"), "ambiguous", [None], "Rijwielhuis Jansen"),
        (line("80.00", "dank", "R. Jansen en zonen"), "nothing", [None], "R. Jansen en zonen"),
        (
            line("-40.00", "x", iban="DE89370400440532013000"),
            "counterparty",
            ["F-881"],
            "Frames & Co",
        ),
    ],
)
def test_open_items(
    sort: Callable[..., list[Choice]],
    given: BankLine,
    how: str,
    named: list[str | None],
    payee: str,
) -> None:
    (choice,) = sort(ITEMS, given)
    assert choice.how == how
    assert [part.number for part in choice.parts] == named
    assert choice.payee == payee
    assert sum(part.amount for part in choice.parts) == given.amount


def test_what_one_line_takes_the_next_does_not_take_again(
    sort: Callable[..., list[Choice]],
) -> None:
    """60 of 100 by name; 60 again is more than is left; 40 and 50 are exact; nothing is open."""
    jansen = "NL11TEST0000000001"
    found = sort(
        ITEMS,
        line("60.00", "2026-0412", iban=jansen),
        line("60.00", "2026-0412", iban=jansen),
        line("40.00", iban=jansen),
        line("50.00", iban=jansen),
        line("1.00", iban=jansen),
    )
    assert [choice.how for choice in found] == [
        How.REFERENCE,
        How.AMBIGUOUS,
        How.COUNTERPARTY,
        How.COUNTERPARTY,
        How.NOTHING,
    ]
    assert [choice.parts[0].number for choice in found[2:4]] == ["2026-0412", "2026-0413"]


def test_an_own_transfer_comes_before_all(sort: Callable[..., list[Choice]]) -> None:
    (own,) = sort(ITEMS + RULES, line("100.00", "kpn 2026-0412", iban="NL44RABO0123456789"))
    assert own.how is How.TRANSFER
