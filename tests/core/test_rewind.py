"""The book of a past day, cut from today's, is what reading the ledger as of that day gives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek.core.forecast import forecast
from kasboek.core.rewind import rewind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book

DAYS = [dt.date(2025, 3, 31), dt.date(2026, 6, 15), dt.date(2026, 10, 3)]


@pytest.fixture(scope="module")
def today(company: Path) -> Book:
    return reading.load(company)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_was_booked_is_the_same(company: Path, today: Book, day: dt.date) -> None:
    then, read = rewind(today, day), reading.load(company, day)

    assert (then.as_of, then.asked) == (read.as_of, read.asked) == (day, True)
    assert then.entries == read.entries
    assert then.movements == read.movements
    assert then.marks == read.marks
    assert {item.id: item for item in then.items} == {item.id: item for item in read.items}
    assert then.loose == read.loose
    assert then.unexplained == read.unexplained
    assert then.plan == read.plan
    assert then.columns.keys() == read.columns.keys()
    for name, column in then.columns.items():
        other = read.columns[name]
        assert column.dates == other.dates
        assert column.numbers == other.numbers
        assert column.entries == other.entries
        assert then.balance(name, day) == read.balance(name, day) == today.balance(name, day)


def test_the_forecast_is_the_same(company: Path, today: Book) -> None:
    # a day on which all directives of the sample were in force already
    day = dt.date(2026, 10, 3)
    until = dt.date(2026, 11, 1)
    then, read = rewind(today, day), reading.load(company, day)

    ours, theirs = forecast(then, until=until), forecast(read, until=until)
    assert ours.opening == theirs.opening
    assert [(i.id, i.date, i.value) for i in ours.items] == [
        (i.id, i.date, i.value) for i in theirs.items
    ]


def test_the_last_day_changes_nothing(today: Book) -> None:
    assert today.as_of is not None
    same = rewind(today, today.as_of)

    assert all(entry.date <= today.as_of for entry in same.entries)
    assert same.movements == tuple(m for m in today.movements if m.date <= today.as_of)


def test_a_day_that_the_books_do_not_reach(today: Book) -> None:
    with pytest.raises(ValueError, match="the books reach to 2026-10-31, not to 2026-11-01"):
        rewind(today, dt.date(2026, 11, 1))


def test_what_came_later_is_gone(read_text: Callable[..., Book]) -> None:
    book = read_text(
        """
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2026-01-01 open Assets:Bank
          class: "cash"
        2026-01-01 open Assets:Second
          class: "cash"
          overdraft-limit: 500 EUR
        2026-01-01 open Assets:Receivable
        2026-01-01 open Income:Sales
        2026-01-05 * "Jansen" "invoice"
          invoice: "1"
          due: 2026-02-04
          Assets:Receivable   1000 EUR
          Income:Sales
        2026-01-20 * "Jansen" "half"
          invoice: "1"
          Assets:Bank          500 EUR
          Assets:Receivable
        2026-01-25 * "De Vries" "ahead of the invoice"
          Assets:Bank          300 EUR
          Assets:Receivable
        2026-02-02 * "De Vries" "invoice"
          invoice: "2"
          due: 2026-03-04
          Assets:Receivable    300 EUR
          Income:Sales
        2026-02-10 * "Jansen" "the rest"
          invoice: "1"
          Assets:Bank          500 EUR
          Assets:Receivable
        2026-03-01 balance Assets:Bank 1300 EUR
        2026-06-01 # "known since January"
          known: 2026-01-10
          Assets:Bank           10 EUR
          Income:Sales
        2026-06-01 # "known since February"
          known: 2026-02-10
          Assets:Bank           20 EUR
          Income:Sales
        """
    )
    assert book.as_of == dt.date(2026, 2, 28)

    then = rewind(book, dt.date(2026, 1, 31))
    (item,) = then.items
    assert item.open_on(dt.date(2026, 12, 31)) == 500  # the rest was not paid yet
    assert [(rest.counterparty, rest.amount) for rest in then.unexplained] == [("De Vries", -300)]
    assert [move.item for move in then.movements] == ["invoice/1", None]
    assert [line.narration for line in then.plan] == ["known since January"]
    assert {each.account: each.until for each in then.coverage} == {
        "Assets:Bank": dt.date(2026, 1, 31),
        "Assets:Second": None,
    }
    assert forecast(then).opening == Decimal(800)
    assert rewind(book, dt.date(2026, 1, 31)) is then
