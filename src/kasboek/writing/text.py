"""Beancount text of transactions and balances; every foreign text becomes a plain string in it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

NUMBER_COLUMN = 52
"""Where amounts end, so that a file reads as a table."""


class Leg(NamedTuple):
    """One posting; `meta` are its metadata as (key, text already written as Beancount has it)."""

    account: str
    number: Decimal
    currency: str
    meta: tuple[tuple[str, str], ...] = ()


class Booking(NamedTuple):
    """A transaction to write; `meta` as on `Leg`."""

    date: dt.date
    flag: str
    payee: str
    narration: str
    legs: tuple[Leg, ...]
    meta: tuple[tuple[str, str], ...] = ()


def quoted(text: str) -> str:
    r"""Return text as a Beancount string on one line.

    >>> print(quoted('say "hi"\n2026-01-01 close Assets:Bank'))
    "say \"hi\" 2026-01-01 close Assets:Bank"
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def amount(number: Decimal) -> str:
    """Return a number without exponent, with at least two decimals unless it has none.

    >>> amount(Decimal("1E+3")), amount(Decimal("29194819.2")), amount(Decimal("80"))
    ('1000', '29194819.20', '80')
    """
    text = str(number)
    if "E" in text:
        text = f"{number:f}"
    return text + "0" if text[-2:-1] == "." else text


def posting(leg: Leg) -> str:
    """Return a posting and its metadata."""
    number = amount(leg.number)
    width = NUMBER_COLUMN - 2 - len(leg.account)
    text = f"  {leg.account} {number:>{width if width > 1 else 1}} {leg.currency}\n"
    for key, value in leg.meta:
        text += f"    {key}: {value}\n"
    return text


def transaction(booking: Booking) -> str:
    """Return a transaction, ending in a newline."""
    payee = quoted(booking.payee) + " " if booking.payee else ""
    text = f"{booking.date} {booking.flag} {payee}{quoted(booking.narration)}\n"
    for key, value in booking.meta:
        text += f"  {key}: {value}\n"
    for leg in booking.legs:
        text += posting(leg)
    return text


def balance(day: dt.date, account: str, number: Decimal, currency: str) -> str:
    """Return a balance directive: what the account holds when `day` begins."""
    return f"{day} balance {account} {amount(number)} {currency}\n"
