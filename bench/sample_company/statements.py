"""Rows in the order in which the bank booked them, with the balance after each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import NamedTuple

import days

if TYPE_CHECKING:
    from model import Company
    from model import Row


class Line(NamedTuple):
    """A row with its place in the account: the balance after it, and its number from 1."""

    row: Row
    balance: int
    number: int


def lines(company: Company, bank: str, opening: int) -> list[Line]:
    """Return the account's lines, oldest first; money in comes before money out."""
    rows = [row for row in company.rows if row.bank == bank]
    rows.sort(key=lambda row: (row.day, row.cents < 0, row.name, row.text, -row.cents))
    found = []
    balance = opening
    for number, row in enumerate(rows, 1):
        balance += row.cents
        found.append(Line(row, balance, number))
    return found


def between(found: list[Line], start: dt.date, end: dt.date) -> list[Line]:
    """Return the lines of these days, both included."""
    return [line for line in found if start <= line.row.day <= end]


def balance_before(found: list[Line], start: dt.date) -> int:
    """Return the balance at the start of a day, known from the lines."""
    earlier = [line for line in found if line.row.day < start]
    return earlier[-1].balance if earlier else found[0].balance - found[0].row.cents


class Download(NamedTuple):
    """A file as the bank offers it."""

    name: str
    content: bytes


def periods(*ends: tuple[int, int]) -> list[tuple[dt.date, dt.date]]:
    """Return periods from the first day on that end with these months (year, month)."""
    found, start = [], days.FIRST
    for year, month in ends:
        end = days.month_end(dt.date(year, month, 1))
        found.append((start, end))
        start = end + dt.timedelta(1)
    return found
