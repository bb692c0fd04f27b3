"""The chances of a forecast, from ledgers."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import kasboek
from kasboek.core.forecast import forecast
from kasboek.core.simulation import TooManyPathsError
from kasboek.core.simulation import simulate
from kasboek.core.simulation.drawing import percentile
from kasboek.core.simulation.drawing import seed_of
from kasboek.core.simulation.kernel import expectation
from kasboek.core.simulation.past import Flow
from kasboek.core.simulation.past import kept
from kasboek.core.simulation.past import weeks
from kasboek.core.simulation.sources import dress
from kasboek.core.simulation.spending import cautious

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast

UNTIL = dt.date(2027, 2, 1)


def base_line(ahead: Forecast) -> list[int]:
    return [int(day.balance * 100) for day in ahead.path]


def test_what_is_certain_has_no_band(charted: Book) -> None:
    """
    2024-01-01 custom "policy" "liquidity-buffer" 45000 EUR
    2026-11-05 # "Landlord" "rent"
      repeat: "monthly"
      certainty: "committed"
      Expenses:Rent     8000.00 EUR
      Assets:Bank
    """
    ahead = forecast(charted, until=UNTIL)

    drawn = simulate(ahead, 200)

    # 60,000 less 8,000 in November, December and January: 36,000, below 45,000 from
    # Friday 4 December on
    assert {band.p5 for band in drawn.days[-5:]} == {Decimal("36000.00")}
    for band, day in zip(drawn.days, ahead.path, strict=True):
        assert set(band[1:]) == {day.balance}
        assert band.date == day.date
    assert drawn.p_below_zero == 0
    assert drawn.p_below_buffer == 1
    assert drawn.cash_out == (None, None, None)
    assert drawn.cash_at_risk == 0
    assert drawn.liquidity_at_risk == 24_000
    assert drawn.watched.date == dt.date(2026, 12, 4)
    assert drawn.watched.below == 1
    assert drawn.watched.matters == ()


def test_an_invoice_comes_on_the_days_of_its_spread(charted: Book) -> None:
    """
    2026-09-01 * "Jansen" "bikes"
      invoice: "1"
      due: 2026-11-10
      Assets:Receivable     12100.00 EUR
      Income:Sales
    2026-06-01 * "Jansen" "bikes"
      invoice: "0"
      due: 2026-07-01
      Assets:Receivable      1000.00 EUR
      Income:Sales
    2026-07-20 * "Jansen" "paid"
      invoice: "0"
      Assets:Bank            1000.00 EUR
      Assets:Receivable
    """
    ahead = forecast(charted, until=UNTIL)
    (draft,) = (one for one in ahead.drafts if one.item.id == "invoice/1")
    assert draft.spread is not None
    made = dress(ahead)

    row = dict(zip(made.sources.payments.day[0].tolist(), made.sources.payments.chance[0].tolist(),
                   strict=False))  # fmt: skip

    # the same chances on the same days; what is later or never is day 92, after the last
    begin = ahead.as_of + dt.timedelta(days=1)
    for date, chance in draft.spread.parts:
        if date < UNTIL:
            assert row[(date - begin).days] == chance
    assert sum(made.sources.payments.chance[0].tolist()) == 1_000_000
    assert expectation(made.sources).tolist() == pytest.approx(base_line(ahead), abs=1)
    drawn = simulate(ahead, 4_000)
    assert {band.p5 for band in drawn.days} <= {Decimal(61000), Decimal(73100)}


def test_the_pipeline_is_drawn_once_for_all_it_brings(charted: Book) -> None:
    """
    2026-11-10 # "Gemeente" "a contract of three months"
      id: "contract"
      repeat: "monthly"
      count: 3
      certainty: "pipeline"
      probability: 0.3
      Assets:Bank           1000.00 EUR
      Income:Sales
    """
    ahead = forecast(charted, until=UNTIL)
    assert ahead.items == ()

    cash = simulate(ahead, 10_000).days[-1]
    made = dress(ahead).sources

    assert (cash.p5, cash.p50, cash.p90) == (60_000, 60_000, 63_000)
    assert expectation(made)[-1] == 6_090_000  # 0.3 of 3,000: the base line leaves it out


def test_planned_sales_take_their_vat_along(charted: Book) -> None:
    """
    2024-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-11-10 # "Dealers" "counter sales"
      Assets:Bank           1210.00 EUR
      Income:Sales         -1000.00 EUR
      Liabilities:VAT       -210.00 EUR
    """
    ahead = forecast(charted, until=UNTIL)
    assert [(str(item.date), item.value) for item in ahead.items] == [
        ("2026-11-10", Decimal("1210.00")),
        ("2027-01-29", Decimal("-210.00")),
    ]

    drawn = simulate(ahead, 10_000)

    # assumed without a past: receipts between 60 and 140 % of the plan; P5 is 60 %, P95 140 %.
    # 10 November: 60,000 + 726 and + 1,694; after the VAT of 126 and 294: 60,600 and 61,400
    november, january = drawn.on(dt.date(2026, 11, 10)), drawn.days[-1]
    assert november is not None
    assert (november.p5, november.p95) == (Decimal("60726.00"), Decimal("61694.00"))
    assert (january.p5, january.p95) == (Decimal("60600.00"), Decimal("61400.00"))


def test_a_scenario_scales_the_vat_with_its_sales(charted: Book) -> None:
    """
    2024-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-10-15 custom "scenario" "half"
      sales: 0.5
    2026-11-10 # "Dealers" "counter sales"
      Assets:Bank           1210.00 EUR
      Income:Sales         -1000.00 EUR
      Liabilities:VAT       -210.00 EUR
    """
    drawn = simulate(forecast(charted, "half", UNTIL), 10_000)

    # 60 and 140 % of 605, less as much of 105 in January
    assert drawn.days[-1].p5 == Decimal("60300.00")
    assert drawn.days[-1].p95 == Decimal("60700.00")


def test_no_receivables_and_no_plan_at_all(charted: Book) -> None:
    """;"""
    drawn = simulate(forecast(charted, until=UNTIL), 100)

    assert {tuple(band[1:]) for band in drawn.days} == {(Decimal(60_000),) * 5}
    assert drawn.p_below_buffer is None
    assert drawn.liquidity_at_risk == 0


def test_all_customers_new(charted: Book) -> None:
    """
    2026-10-20 * "New" "bikes"
      invoice: "1"
      due: 2026-11-20
      Assets:Receivable     5000.00 EUR
      Income:Sales
    2026-08-20 * "Newer" "bikes"
      invoice: "2"
      due: 2026-09-20
      Assets:Receivable     0.01 EUR
      Income:Sales
    2026-08-20 * "Newest" "a factory"
      invoice: "3"
      due: 2026-09-20
      Assets:Receivable     1000000000.00 EUR
      Income:Sales
    """
    ahead = forecast(charted, until=UNTIL)

    drawn = simulate(ahead, 2_000)

    assert expectation(dress(ahead).sources).tolist() == pytest.approx(base_line(ahead), rel=1e-6)
    for band in drawn.days:
        assert band.p5 <= band.p10 <= band.p50 <= band.p90 <= band.p95


def test_a_plan_is_kept_as_it_was_kept(charted: Book) -> None:
    """
    2026-07-06 # "Shop" "takings"
      repeat: "weekly"
      Assets:Bank            100.00 EUR
      Income:Sales
    2026-07-06 * "Shop" "takings"
      Assets:Bank            50.00 EUR
      Income:Sales
    2026-07-13 * "Shop" "takings"
      Assets:Bank            100.00 EUR
      Income:Sales
    2026-07-20 * "Shop" "takings"
      Assets:Bank            150.00 EUR
      Income:Sales
    """
    found = kept(charted, dt.date(2026, 10, 31))

    # the time of 17 Mondays from 6 July on had passed by 31 October, that of 26 October half a
    # week after it. Three came, the others did not
    ((flow, ratios),) = found.items()
    assert flow == Flow(flow.category, receipt=True)
    assert sorted(ratios.tolist()) == [0.0] * 14 + [0.5, 1.0, 1.5]


def test_weeks_of_the_past_end_with_the_bank_data(charted: Book) -> None:
    """
    2026-10-25 * "Shop" "parts"
      Expenses:Parts         30.00 EUR
      Assets:Bank
    2026-10-24 * "Shop" "parts"
      Expenses:Parts         20.00 EUR
      Assets:Bank
    """
    found = weeks(charted, dt.date(2026, 10, 31))

    # weeks of seven days up to Saturday 31 October: the last one begins on the 25th
    (parts,) = (row for flow, row in found.items() if not flow.receipt)
    assert len(parts) == 104
    assert parts[-2:].tolist() == [20.0, 30.0]
    assert parts[:-2].sum() == 0


def test_a_short_past_says_nothing(read_text: Callable[..., Book]) -> None:
    text = """
        2026-01-01 open Assets:Bank
        2026-01-01 open Income:Sales
        2026-10-17 * "Shop"
          Assets:Bank   10 EUR
          Income:Sales
    """
    assert weeks(read_text(text), dt.date(2026, 10, 31)) == {}


@given(
    amounts=st.lists(st.integers(1, 10**11), min_size=1, max_size=6),
    paths=st.integers(1, 300),
    buffer=st.integers(0, 10**6),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_percentiles_are_in_order(
    made: Callable[..., Forecast], amounts: list[int], paths: int, buffer: int
) -> None:
    items = [
        (f"plan/{n}", f"2026-11-{3 * n + 2:02}", str(Decimal(a).scaleb(-2) * (-1) ** n))
        for n, a in enumerate(amounts)
    ]
    ahead = made(*items, buffer=str(buffer))

    drawn = simulate(ahead, paths)

    for band in drawn.days:
        assert band.p5 <= band.p10 <= band.p50 <= band.p90 <= band.p95
        assert all(value == value.quantize(Decimal("0.01")) for value in band[1:])
    assert drawn.p_below_buffer is not None
    assert 0 <= drawn.p_below_zero <= drawn.p_below_buffer <= 1
    assert drawn.cash_at_risk >= 0
    assert drawn.liquidity_at_risk >= 0
    early, half, late = (day or dt.date.max for day in drawn.cash_out)
    assert early <= half <= late


def test_affordable_on_p10(made: Callable[..., Forecast]) -> None:
    # 10,000; a cost of 4,000 on the 5th comes out at up to 4,600 (one of five): P10 5,400, less
    # the buffer of 3,000: 2,400. Receipts of 9,000 on the 12th come out at 5,400 at least
    ahead = made(("plan/rent", "2026-11-05", "-4000"), ("invoice/1", "2026-11-12", "9000"))
    drawn = simulate(ahead, 10_000)

    assert drawn.safe_to_spend == Decimal("2400.00")
    answer = cautious(drawn, Decimal(2400), dt.date(2026, 11, 1))
    assert answer.possible
    assert (answer.room, answer.lowest_on) == (Decimal("2400.00"), dt.date(2026, 11, 5))
    short = cautious(drawn, Decimal("2400.01"), dt.date(2026, 11, 1))
    assert not short.possible
    assert short.first_day == dt.date(2026, 11, 12)
    assert cautious(drawn, Decimal(10**6), dt.date(2026, 11, 1)).first_day is None
    with pytest.raises(ValueError, match="2026-12-01"):
        cautious(drawn, Decimal(1), dt.date(2026, 12, 1))


def test_cash_out_already(made: Callable[..., Forecast]) -> None:
    drawn = simulate(made(opening="-1", buffer=None), 10)

    assert drawn.cash_out == (drawn.forecast.as_of,) * 3
    assert drawn.p_below_zero == 1
    assert drawn.p_below_buffer is None


def test_what_makes_the_difference(made: Callable[..., Forecast]) -> None:
    # the buffer of 3,000 holds unless the cost is 15 % higher: 10,000 - 6,500 = 3,500 less 975.
    # Paths above it pay 6,175 on the average of the other four ratios, 0.95: 1,300 less
    drawn = simulate(made(("plan/tax", "2026-11-05", "-6500")), 10_000)

    assert drawn.watched.date == dt.date(2026, 11, 5)
    assert drawn.watched.below == pytest.approx(0.2, abs=0.02)
    (matter,) = drawn.watched.matters
    assert float(matter.difference) == pytest.approx(6500 * (1.15 - 0.9625), abs=60)
    assert matter.cell is not None


@pytest.mark.parametrize(("paths", "most"), [(0, 100_000), (-1, 100_000), (100_001, 100_000)])
def test_too_many_paths(made: Callable[..., Forecast], paths: int, most: int) -> None:
    with pytest.raises(TooManyPathsError) as caught:
        simulate(made(), paths)

    assert (caught.value.asked, caught.value.most) == (paths, most)


def test_fewer_paths_over_ten_years(charted: Book) -> None:
    """;"""
    # 3,660 days: 25,000,000 / 3,660 = 6,830 paths at most, and by default
    until = dt.date(2026, 11, 1) + dt.timedelta(days=3660)
    ahead = forecast(charted, until=until)

    with pytest.raises(TooManyPathsError) as caught:
        simulate(ahead, 6_831)
    assert caught.value.most == 6_830


def test_percentiles_are_values_that_were_there() -> None:
    import numpy as np  # noqa: PLC0415 # only here

    values = np.array([50, 10, 40, 30, 20])
    # 10 % of five is the first, 50 % the third, 90 and 95 % the fifth
    assert [int(percentile(values, p)) for p in (5, 10, 20, 21, 50, 90, 95)] == [
        10, 10, 10, 20, 30, 50, 50,
    ]  # fmt: skip


def test_the_seed_is_below_2_to_the_53rd(company: Path) -> None:
    book = kasboek.load(company)

    assert seed_of(book) == int(book.hash[:13], 16) < 2**53


def test_the_calibration_of_the_ledger_widens_the_bands(charted: Book) -> None:
    """
    2026-10-01 custom "calibration" "bands" 2.00
    2026-10-31 custom "calibration" "bands" 1.25
    2026-11-05 # "Landlord" "parts"
      Expenses:Parts     1000.00 EUR
      Assets:Bank
    """
    drawn = simulate(forecast(charted, until=UNTIL), 10_000)

    # 850 to 1,150 without; 1.25 times 150 is 187.50, on either side
    assert drawn.days[-1].p5 == Decimal("58812.50")
    assert drawn.days[-1].p95 == Decimal("59187.50")


def test_two_processes_give_the_same_bytes(company: Path) -> None:
    code = (
        "import sys, kasboek;"
        "from kasboek import words; from functools import partial;"
        "from kasboek.core.shapes.shape_simulation import simulation;"
        "from kasboek.core.simulation.sentences import chances;"
        "drawn = kasboek.simulate(kasboek.load(sys.argv[1]), 'worst', paths=500);"
        "print(simulation(drawn), [words.say(one) for one in chances(drawn)])"
    )

    def run(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(company)]
        return subprocess.run(command, check=True, capture_output=True, env=environment).stdout

    first = run("1")
    assert len(first) > 1_000
    assert first == run("2")


@pytest.mark.parametrize("scenario", ["base", "best", "worst", "second-fitter"])
def test_the_mean_is_the_base_line_of_the_sample_company(company: Path, scenario: str) -> None:
    ahead = forecast(kasboek.load(company), scenario, dt.date(2027, 2, 1))

    mean = expectation(dress(ahead).sources).tolist()

    # parts are rounded to cents in both, in another order: a cent for each of some dozens
    assert mean == pytest.approx(base_line(ahead), abs=50)
