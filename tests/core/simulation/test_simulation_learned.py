"""How far what nobody planned varies, from its own past."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kasboek.core.forecast import forecast
from kasboek.core.simulation import simulate
from kasboek.core.simulation.cells import Way
from kasboek.core.simulation.learnt import Name
from kasboek.core.simulation.learnt import varied
from kasboek.core.simulation.sources import dress
from kasboek.core.simulation.windfalls import Windfalls
from kasboek.core.simulation.windfalls import windfalls

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

AS_OF = dt.date(2026, 10, 31)
HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank EUR
2024-01-01 open Income:Sales EUR
  class: "revenue"
2024-01-01 open Income:Grants EUR
  class: "revenue"
2024-01-01 open Expenses:Parts EUR
  class: "cost-of-sales"
2024-01-01 open Expenses:Rent EUR
  class: "housing"
"""


def a_year(read_text: Callable[..., Book], *, grant: bool = False) -> Book:
    """Return parts of 100 and 300 in turn every Monday, rent of 500 monthly, at times a grant."""
    text, monday = [HEAD], dt.date(2025, 11, 3)
    for number in range(52):
        day = monday + dt.timedelta(weeks=number)
        amount = (100, 300)[number % 2]
        shop = chr(ord("a") + number % 26) * (1 + number // 26)  # another each week
        text.append(f'{day} * "parts {shop}"\n  Expenses:Parts  {amount} EUR\n  Assets:Bank\n')
    for month in range(12):
        day = dt.date(2025 + (month + 10) // 12, (month + 10) % 12 + 1, 1)
        text.append(f'{day} * "Landlord" "rent"\n  Expenses:Rent  500 EUR\n  Assets:Bank\n')
    if grant:
        for day, amount in ((dt.date(2026, 3, 2), 50_000), (dt.date(2026, 4, 1), 10)):
            text.append(f'{day} * "City" "grant"\n  Assets:Bank  {amount} EUR\n  Income:Grants\n')
        for number in range(8):
            day = dt.date(2026, 5, 5) + dt.timedelta(weeks=2 * number, days=number)
            text.append(f'{day} * "gift"\n  Assets:Bank  {10 + number} EUR\n  Income:Grants\n')
    text.append('2026-10-31 * "parts"\n  Expenses:Parts  0.01 EUR\n  Assets:Bank\n')
    return read_text("".join(text))


def test_a_flow_varies_as_its_own_weeks(read_text: Callable[..., Book]) -> None:
    book = a_year(read_text)

    found = varied(book, AS_OF)

    (parts,) = (row for name, row in found.weeks.items() if "Parts" in name.text)
    # 51 whole weeks up to Saturday 31 October: 100 and 300 euros in turn, in cents
    assert set(parts[:-1].tolist()) == {10_000.0, 30_000.0}


def test_what_recurs_comes_as_it_did(read_text: Callable[..., Book]) -> None:
    book = a_year(read_text)
    made = dress(forecast(book, until=dt.date(2027, 1, 31)))

    ways = {cell.way for cell in made.cells if "Rent" in cell.flow.name}
    ratios = varied(book, AS_OF).recurs[Name("learned/cash/Expenses:Rent", receipt=False)]

    assert ways == {Way.RATIOS}
    assert set(ratios.tolist()) == {1.0}  # twelve times 500: nothing to draw
    assert not any("Rent" in cell.flow.name for cell in made.cells if cell.way is Way.WEEKS)


def test_a_grant_that_came_once_lifts_p90_alone(read_text: Callable[..., Book]) -> None:
    with_it, without = a_year(read_text, grant=True), a_year(read_text)
    until = AS_OF + dt.timedelta(days=92)
    lucky = forecast(with_it, until=until)
    assert windfalls(lucky).cents[-1] == 5_000_000
    assert windfalls(forecast(without, until=until)) == Windfalls(())

    band = simulate(lucky, 4_000).days[-1]

    # 91 of 364 days: it has come again on a quarter of the paths, so P90 has it and P50 has not
    assert band.p90 - band.p50 > 45_000
    assert band.p50 - band.p5 < 5_000


def test_a_windfall_comes_on_any_day_of_a_year() -> None:
    *_, last = Windfalls((100,)).draw(1, 364, 10_000)
    assert (last == 100).all()

    *_, quarter = Windfalls((100,)).draw(1, 91, 10_000)
    assert (quarter == 100).mean() == pytest.approx(0.25, abs=0.02)
