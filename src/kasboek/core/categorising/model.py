"""What is learned from and what is learned: bookings of the past, a line, a lesson."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

CENT = Decimal("0.01")
NOWHERE = ""
"""The account of what no lesson may repeat: invoices, transfers, splits over several accounts."""


class Line(NamedTuple):
    """A bank line: `amount` is signed, money in positive; the other side as the bank names it."""

    date: dt.date
    amount: Decimal
    currency: str
    iban: str
    name: str
    text: str


def vat_of(amount: Decimal, rate: Decimal) -> Decimal:
    """Return the VAT that is in an amount.

    >>> vat_of(Decimal("121.00"), Decimal("0.21"))
    Decimal('21.00')
    """
    return (amount * rate / (1 + rate)).quantize(CENT, ROUND_HALF_UP)


class Past(NamedTuple):
    """A booking of a bank line: `account` is where it went, `vat` the part that is VAT.

    `vat` is signed as `amount` is. `account` is `NOWHERE` where the booking is of a kind that is
    decided anew each time.
    """

    date: dt.date
    amount: Decimal
    currency: str
    iban: str
    name: str
    text: str
    account: str
    vat: Decimal
    vat_account: str
    source: Source


class Place(NamedTuple):
    """Where bookings go: an account, and the VAT rate that is split off to another, if any."""

    account: str
    vat: Decimal | None = None
    vat_account: str = ""

    def parts(self, amount: Decimal) -> tuple[tuple[str, Decimal], ...]:
        """Return the accounts with what of an amount goes there, VAT apart.

        >>> Place("Expenses:Telecom", Decimal("0.21"), "Assets:VAT").parts(Decimal("-121.00"))
        (('Expenses:Telecom', Decimal('-100.00')), ('Assets:VAT', Decimal('-21.00')))
        """
        if not self.vat:
            return ((self.account, amount),)
        vat = vat_of(amount, self.vat)
        return (self.account, amount - vat), (self.vat_account, vat)


class By(StrEnum):
    """What a line and the bookings it follows have in common, the surest first."""

    IBAN = "iban"
    NAME = "name"
    BEGINNING = "beginning"
    """The first words of the name: branches of one chain."""
    WORD = "word"
    """A word or number that tells the bookings of one party, or of the bank itself, apart."""
    REFERENCE = "reference"
    """The digits that payment references of one kind share, of those of one account number."""


class Lesson(NamedTuple):
    """What earlier bookings teach about a line: `like` is what they share with it."""

    place: Place
    by: By
    like: str
    times: int
    last: Past

    @property
    def reason(self) -> Saying:
        """Say why, for the booking itself and for who reads it later."""
        named = self.by is not By.WORD or self.last.name
        by = self.by.value if named else "bank"
        if named and self.by is By.WORD and self.like.isdecimal():
            by = "number"
        key = f"rules.because-{by}"
        return saying(key, count=self.times, name=self.last.name or self.like, like=self.like)
