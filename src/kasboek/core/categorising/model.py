"""What is learned from and what is learned: bookings of the past, a line, a lesson."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

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
    source: Source


class Place(NamedTuple):
    """Where bookings go: an account, and the VAT rate that is split off, if any."""

    account: str
    vat: Decimal | None = None


class By(StrEnum):
    """What a line and the bookings it follows have in common, the surest first."""

    IBAN = "iban"
    NAME = "name"
    BEGINNING = "beginning"
    """The first words of the name: branches of one chain."""
    WORD = "word"
    """A word that tells the bookings of one party, or of the bank itself, apart."""


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
        key = f"rules.because-{self.by.value if named else 'bank'}"
        return saying(key, count=self.times, name=self.last.name or self.like, like=self.like)
