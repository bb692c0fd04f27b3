"""A file cut in the middle of a day whose later half comes first: the opening gives way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importers.conftest import Desk

IBAN = "NL20INGB0001234567"
LEDGER = f"""\
option "operating_currency" "EUR"
1990-01-01 open Assets:Bank:ING EUR
  iban: "{IBAN}"
  class: "cash"
1990-01-01 open Equity:Suspense
  class: "suspense"
1990-01-01 open Equity:Opening
  class: "equity"
"""
HEAD = (
    "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);MutatieSoort;"
    "Mededelingen;Saldo na mutatie;Tag\n"
)
ROWS = [
    ("20260302", 1000, 1500),
    ("20260302", -25, 1475),
    ("20260302", -25, 1450),
    ("20260305", -300, 1150),
    ("20260309", 12, 1162),
    ("20260309", -12, 1150),
    ("20260331", -2, 1148),
]
"""Day, amount and balance after it; the account opens with 500."""


def export(start: int, end: int) -> str:
    return HEAD + "".join(
        f"{day};X;{IBAN};;GT;{'Bij' if amount > 0 else 'Af'};{abs(amount)},00;x;;{balance},00;\n"
        for day, amount, balance in reversed(ROWS[start:end])
    )


@pytest.mark.parametrize(
    "cuts",
    [
        [(1, 7), (0, 1)],  # on the ledger's first day
        [(2, 7), (0, 3)],  # the same, overlapping
        [(2, 4), (0, 7)],  # what is new stands on both sides of what is booked
        [(4, 5), (0, 7)],
        [(4, 6), (0, 1), (1, 4)],  # the past in two files, with a gap after the first
        [(4, 6), (0, 1), (3, 4), (0, 7)],
    ],
)
@pytest.mark.parametrize("opened", ["1990-01-01", "2026-03-02"])
def test_the_opening_balance_is_that_of_the_oldest_file(
    desk: Desk, cuts: list[tuple[int, int]], opened: str
) -> None:
    desk.begin(LEDGER.replace("1990-01-01 open Assets", f"{opened} open Assets"))
    for start, end in cuts:
        desk.take(export(start, end))
    desk.entries()  # its balances hold, or this fails
    book, last = desk.book(), max(end for _, end in cuts)
    held = book.balance("Assets:Bank:ING", dt.date(2026, 12, 31))
    assert held == {"EUR": Decimal(ROWS[last - 1][2])}
    assert book.balance("Equity:Opening", dt.date(2026, 12, 31)) == {"EUR": Decimal(-500)}
