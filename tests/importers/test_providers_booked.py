"""A payment provider's lines in the ledger: gross, fee, VAT, and the payout that meets the bank."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.files.opened import Opened
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Batch
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.words import say
from kasboek.writing.files import commit

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.importers.booking.outcome import Taken

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Clearing:Mollie EUR
  class: "clearing"
2020-01-01 open Assets:Transfer
  class: "transfer"
2020-01-01 open Assets:Receivable
  class: "receivable"
2020-01-01 open Assets:VAT
  class: "vat"
2020-01-01 open Expenses:Other
  class: "other-cost"
2020-01-01 open Expenses:Bankkosten
  class: "other-cost"
2020-01-01 open Expenses:Rounding
  class: "other-cost"
2020-01-01 open Income:Sales
  class: "revenue"
2020-01-01 open Equity:Suspense
  class: "suspense"
"""
SHOP = '2026-01-01 custom "categorise" "shop" Income:Sales\n  match: "order"\n'
TO_CLEARING = '2026-01-01 custom "categorise" "psp" Assets:Clearing:Mollie\n  match: "mollie"\n'
INVOICE = (
    '2026-10-01 * "Jansen" ""\n  invoice: "2026-0412"\n'
    "  Assets:Receivable  100.00 EUR\n  Income:Sales\n"
)


def line(day: int, reference: str, text: str, **parts: str) -> BankLine:
    """Parts by their kind, with _ for -; their sum is the line's amount."""
    made = tuple(Part(PartKind(k.replace("_", "-")), Decimal(v)) for k, v in parts.items())
    total = sum((part.amount for part in made), Decimal())
    when = dt.date(2026, 10, day)
    return BankLine(when, total, "", "", text, day, None, f"mollie {reference}", parts=made)


SALE = line(2, "tr_1", "order 7", gross="100.00", fee="-0.30", fee_vat="-0.0630")
PAYOUT = line(3, "stl_1", "settlement", payout="-99.637")


def bank(day: int, amount: str, name: str = "Stichting Mollie Payments") -> BankLine:
    return BankLine(dt.date(2026, 10, day), Decimal(amount), name, "", "t", day)


def mollie(*lines: BankLine, batches: tuple[Batch, ...] = ()) -> Statement:
    return Statement("mollie", "EUR", lines, batches=batches)


def ing(*lines: BankLine) -> Statement:
    return Statement("NL20INGB0001234567", "EUR", lines)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path


def book_files(home: Path, *statements: Statement, more: str = "") -> list[Taken]:
    """Import files with a statement each; `more` is added to a ledger that is not there yet."""
    head = home / "main.beancount"
    if not head.exists():
        head.write_text(LEDGER + more, "utf-8")
    files = []
    for number, statement in enumerate(statements):
        path = home / "inbox" / f"{number}.csv"
        path.write_text(str(statement), "utf-8")
        files.append(Opened(path, path.read_bytes(), StatementFile("mollie", (statement,))))
    shelf, book = Shelf(head), reading.load(head)
    taken = Intake(book).book_files(files)
    commit(home, shelf.changes(book, taken))
    return taken


def balances(home: Path) -> dict[str, str]:
    """What each account holds, noughts left out, in a ledger that checks clean."""
    _, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert errors == []
    book = reading.load(home / "main.beancount")
    found = {name: book.balance(name, dt.date.max).get("EUR") for name in sorted(book.accounts)}
    return {name: str(number) for name, number in found.items() if number}


def text(home: Path, name: str = "mollie") -> str:
    return (home / f"books/2026/{name}.beancount").read_text("utf-8")


def test_gross_fee_and_vat_stand_apart(home: Path) -> None:
    book_files(home, mollie(SALE), more=SHOP)
    assert text(home) == (
        "; Assets:Clearing:Mollie, 2026\n\n"
        '2026-10-02 * "order 7"\n'
        "  Assets:Clearing:Mollie                     99.6370 EUR\n"
        '    bank-ref: "mollie tr_1"\n'
        "  Income:Sales                               -100.00 EUR\n"
        "  Expenses:Bankkosten                           0.30 EUR\n"
        "  Assets:VAT                                  0.0630 EUR\n"
    )
    balances(home)


def test_a_rule_for_fees_wins_and_one_for_the_bank_line_does_not(home: Path) -> None:
    rule = '2026-01-01 custom "categorise" "f" Expenses:Other\n  match: "fee mollie"\n'
    book_files(home, mollie(SALE), more=SHOP + TO_CLEARING + rule)
    assert balances(home)["Expenses:Other"] == "0.30"


def test_gross_finds_its_invoice(home: Path) -> None:
    sale = line(2, "tr_1", "betaling 2026-0412", gross="100.00", fee="-0.30")
    (taken,) = book_files(home, mollie(sale), more=INVOICE)
    assert taken.statements[0].matched == 1
    assert "Assets:Receivable" not in balances(home)
    settled = '  Assets:Receivable                          -100.00 EUR\n    invoice: "2026-0412"\n'
    assert settled in text(home)


@pytest.mark.parametrize(
    ("issued", "name", "because"),
    [
        (
            "10-01",
            "P. Neef",
            "2026-0412 of Jansen: named in the text, and the amount is exact; paid by P. Neef",
        ),
        (
            "10-02",
            "Jansen",
            "2026-0412 is named but dated 2 October 2026, after this payment; paid in advance?",
        ),
    ],
)
def test_the_reason_stands_beside_what_a_provider_brings(
    home: Path, issued: str, name: str, because: str
) -> None:
    sale = line(1, "tr_1", "betaling 2026-0412", gross="100.00", fee="-0.30")._replace(name=name)
    book_files(home, mollie(sale), more=INVOICE.replace("10-01", issued))
    assert f'  because: "{because}"\n' in text(home)


def test_what_has_no_place_is_flagged_on_suspense(home: Path) -> None:
    odd = line(2, "ch_1", "?", chargeback="-10.00", fee="-2.00", reserve="-5.00")
    (taken,) = book_files(home, mollie(odd))
    assert taken.statements[0].unsure == 1
    assert '2026-10-02 ! "?"' in text(home)
    assert balances(home) == {
        "Assets:Clearing:Mollie": "-17.00",
        "Equity:Suspense": "15.00",
        "Expenses:Bankkosten": "2.00",
    }


def test_rounding_goes_where_the_tolerance_says(home: Path) -> None:
    policy = '2026-01-01 custom "policy" "match-tolerance" 0.01 EUR Expenses:Rounding\n'
    sale = SALE._replace(amount=Decimal("99.64"))  # 0.003 more than its parts
    (taken,) = book_files(home, mollie(sale), more=SHOP + policy)
    assert taken.statements[0].unsure == 0
    assert balances(home)["Expenses:Rounding"] == "-0.0030"
    more = line(3, "tr_2", "order 8", gross="10.00")._replace(amount=Decimal("10.02"))
    (taken,) = book_files(home, mollie(more))
    assert taken.statements[0].unsure == 1
    assert balances(home)["Equity:Suspense"] == "-0.02"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_the_banks_line_meets_the_payout(
    home: Path, order: tuple[int, int], *, together: bool
) -> None:
    """Without a rule both go to the transfer account, whichever comes first."""
    both = (mollie(SALE, PAYOUT), ing(bank(5, "99.637")))
    files = [both[i] for i in order]
    for batch in [files] if together else [[each] for each in files]:
        book_files(home, *batch, more=SHOP)
    found = balances(home)
    assert found["Assets:Bank:ING"] == "99.637"
    assert "Assets:Transfer" not in found
    assert "Assets:Clearing:Mollie" not in found
    again = book_files(home, *files)
    assert [each.new for each in again] == [0, 0]
    assert balances(home) == found


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_a_rule_that_books_payouts_on_the_clearing_account(
    home: Path, order: tuple[int, int], *, together: bool
) -> None:
    """The bank's line is the payout where it came first, else it meets it on transfer."""
    both = (mollie(SALE, PAYOUT), ing(bank(5, "99.637")))
    files = [both[i] for i in order]
    for batch in [files] if together else [[each] for each in files]:
        book_files(home, *batch, more=SHOP + TO_CLEARING)
    found = balances(home)
    assert found["Assets:Bank:ING"] == "99.637"
    assert "Assets:Transfer" not in found
    assert "Assets:Clearing:Mollie" not in found
    assert [each.new for each in book_files(home, *files)] == [0, 0]
    assert balances(home) == found


def test_two_payouts_of_one_amount_are_two(home: Path) -> None:
    second = line(4, "stl_2", "settlement", payout="-99.637")
    book_files(home, ing(bank(5, "99.637")), more=TO_CLEARING)
    (taken,) = book_files(home, mollie(PAYOUT, second))
    assert taken.new == 1
    assert balances(home)["Assets:Transfer"] == "99.637"
    book_files(home, ing(bank(5, "99.637"), bank(6, "99.637")))
    assert "Assets:Transfer" not in balances(home)


def test_a_payout_beyond_a_week_is_another(home: Path) -> None:
    book_files(home, ing(bank(11, "99.637")), more=TO_CLEARING)
    (taken,) = book_files(home, mollie(PAYOUT))  # 3 October
    assert taken.new == 1


def test_a_batch_that_does_not_net_to_zero_is_named(home: Path) -> None:
    batches = (Batch("51", Decimal("1.20")), Batch("52", Decimal()))
    (taken,) = book_files(home, mollie(SALE, batches=batches), more=SHOP)
    assert [say(each, "en") for each in taken.notices] == [
        (
            "settlement 51 does not net to zero, € 1.20 is left; rows are missing, or a payout is "
            "still to come"
        )
    ]
