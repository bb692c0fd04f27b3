"""What the generator collects: entries of the bookkeeping programs, and rows at the banks."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from random import Random
from typing import TYPE_CHECKING

from cents import vat_in

if TYPE_CHECKING:
    import datetime as dt

SEED = "De Spaak"


def dice(room: str) -> Random:
    """Return a source of chance of its own per room, so that one room does not move another."""
    return Random(f"{SEED}/{room}")  # noqa: S311 # the same books every time are the point


@dataclass(frozen=True, slots=True)
class Entry:
    """A transaction as a bookkeeping program exports it; `legs` in ledger signs."""

    day: dt.date
    book: str
    payee: str
    narration: str
    legs: tuple[tuple[str, int], ...]
    meta: tuple[tuple[str, str], ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A booking at a bank, money in positive.

    `kind` is transfer, debit (direct debit), card, batch, own or bank. `leg` and `vat` say where
    it belongs; the bank does not print them, the generator needs them for the VAT return.
    """

    day: dt.date
    bank: str
    cents: int
    name: str
    iban: str
    text: str
    kind: str
    leg: str
    vat: bool = False
    reference: str = ""

    @property
    def input_vat(self) -> int:
        """Return the VAT in a payment that is booked without a bill."""
        return vat_in(-self.cents) if self.vat else 0


@dataclass(slots=True)
class Company:
    """Everything that happened, in the order in which the rooms told it."""

    entries: list[Entry] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def book(self, *entries: Entry) -> None:
        """Add entries."""
        self.entries.extend(entries)

    def bank(self, *rows: Row) -> None:
        """Add bank rows."""
        self.rows.extend(rows)
