"""How far what nobody planned varies, from its own past."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kasboek.core.bankdays import months_later
from kasboek.core.forecast import forecast
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.flows import Event
from kasboek.core.learning.payers import Payers
from kasboek.core.simulation import simulate
from kasboek.core.simulation.cells import Way
from kasboek.core.simulation.learnt import Name
from kasboek.core.simulation.learnt import months
from kasboek.core.simulation.learnt import quarters
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


DAY = AS_OF.toordinal()


def monthly(who: str, first: int, last: int, cents: int) -> list[Event]:
    """Return payments on the first of the months of 2026 from one to another, both included."""
    days = [dt.date(2026, month, 1).toordinal() for month in range(first, last + 1)]
    return [Event(day, cents, who, "Assets:Bank", 0) for day in days]


def recurring(*payers: list[Event]) -> list[int]:
    """Return what recurred in the last nine months, in cents, February first."""
    events = tuple(sorted((event for one in payers for event in one), key=lambda e: e.day))
    found = Payers.of(events).rest(Apart.PAYERS, DAY).found
    return months(found, events, DAY, 9)[::-1]


def test_what_recurs_by_month_has_who_stopped_and_who_came() -> None:
    """Six pay 100 a month; one more until June, one from May on."""
    stay = [monthly(f"Member {number}", 2, 10, 100) for number in range(6)]

    found = recurring(*stay, monthly("Old", 2, 6, 100), monthly("New", 5, 10, 100))

    #               Feb            May       July                Oct
    assert found == [700, 700, 700, 800, 800, 700, 700, 700, 700]
    # 2,100 in August to October, 4,400 in the six months before: 100 / 2,200 less, and a fifth
    assert quarters(found[::-1]).tolist() == [pytest.approx(1 - 1.2 * 100 / 2_200)]


def test_a_payment_on_the_last_of_the_month_before_is_still_one_a_month() -> None:
    """The firsts of August and November come a day early: a calendar month would have two."""
    moved = {(2026, 8, 1): (2026, 7, 31), (2026, 11, 1): (2026, 10, 31)}
    days = [dt.date(*moved.get((2026, month, 1), (2026, month, 1))) for month in range(3, 12)]
    paid = [Event(day.toordinal(), 100, "Tenant", "Assets:Bank", 0) for day in days]
    assert recurring(paid) == [100] * 9


def test_a_new_rent_is_no_growth() -> None:
    """Rent since June is all there is: the months before it count as much."""
    assert recurring(monthly("Landlord", 6, 10, 500)) == [500] * 9


@pytest.mark.parametrize(
    ("sums", "ratios"),
    [
        ([90] * 3 + [100] * 6, [0.88]),  # 270 of 300 is a tenth less, a fifth wider
        ([90] * 3 + [100] * 7, [0.88, 0.92]),  # and a month before: 280 of 300
        ([0] * 3 + [100] * 6, [0.0]),  # not less than nothing
        ([900] * 3 + [100] * 6, [3.0]),
        ([0] * 9, [1.0]),
        ([100] * 8, [1.0]),
        ([], [1.0]),
    ],
)
def test_quarters_beside_the_half_year_before(sums: list[int], ratios: list[float]) -> None:
    assert quarters(sums).tolist() == pytest.approx(ratios)


def test_who_may_stop_makes_a_band(read_text: Callable[..., Book]) -> None:
    """Ten tenants at 100 a month, one until March 2026, one until June: no amount ever varies."""
    text, last = [HEAD], {0: 13, 1: 16}
    for month in range(20):
        for number in range(10):
            day = months_later(dt.date(2025, 3, 2 + 2 * number), month)
            if month < last.get(number, 20):
                text.append(f'{day} * "Tenant {number}" "rent"\n')
                text.append("  Assets:Bank  100 EUR\n  Income:Sales\n")
    text.append('2026-10-31 * "parts"\n  Expenses:Parts  0.01 EUR\n  Assets:Bank\n')
    ahead = forecast(read_text("".join(text)), until=dt.date(2027, 2, 1))

    band = simulate(ahead, 2_000).days[-1]

    assert 100 < band.p90 - band.p10 < 1_000


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
