"""What is read of the past for one day is what reading all of it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek.core.kpi import kpis
from kasboek.core.kpi.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book


@pytest.fixture(scope="module")
def company_book(company: Path) -> Book:
    return reading.load(company)


DAYS = [dt.date(2026, 10, 31), dt.date(2026, 10, 7), dt.date(2026, 9, 30), dt.date(2025, 4, 30)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_recent_past_says_what_all_of_it_says(company_book: Book, day: dt.date) -> None:
    recent, whole = replace(company_book), replace(company_book)
    assert History.of(whole).whole  # every item is read, before any figure

    ours, theirs = (kpis(book, day, trend=False) for book in (recent, whole))
    assert [one.figure for one in ours] == [one.figure for one in theirs]
    # the day of the book itself needs no older invoices, an early day does
    assert ("whole" in vars(History.of(recent))) is (day.year == 2025)


def test_a_book_has_one_history_and_one_standpoint_a_day(company_book: Book) -> None:
    history = History.of(company_book)

    assert History.of(company_book) is history
    first, second = (kpis(company_book, DAYS[0], ["dso"])[0] for _ in range(2))
    assert first.figure is second.figure


def test_the_trend_is_the_figure_of_each_month_end(company_book: Book) -> None:
    names = ("dso", "dso-countback", "cei", "days-to-pay", "overdue", "burn-net", "dpo")
    trends = {one.kpi.name: one.trend for one in kpis(company_book, DAYS[0], names)}

    for day in (dt.date(2025, 6, 30), dt.date(2026, 8, 31)):
        fresh = replace(company_book)
        for one in kpis(fresh, day, names, trend=False):
            (point,) = (each for each in trends[one.kpi.name] if each.date == day)
            assert point.value == one.figure.value, one.kpi.name
