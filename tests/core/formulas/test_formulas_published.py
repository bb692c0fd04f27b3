"""The formulas on published figures and on those of the law, with where each came from."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core import formulas
from kasboek.core.bankdays import target_holidays
from kasboek.reading.facts import bank_holidays

if TYPE_CHECKING:
    from collections.abc import Callable

CENT = Decimal("0.01")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_permanent_and_temporary_over_a_year() -> None:
    # the engine's months: permanent 30, temporary 0 to 30
    split = formulas.permanent_temporary([30, 34, 41, 52, 60, 55, 47, 40, 36, 33, 31, 30])

    assert split is not None
    assert split.permanent == 30
    assert split.temporary == (0, 4, 11, 22, 30, 25, 17, 10, 6, 3, 1, 0)


def test_a_current_ratio_of_eight() -> None:
    assert formulas.current_ratio(1_600_000, 200_000) == 8
    assert formulas.working_capital(1_600_000, 200_000) == 1_400_000


def test_remission_of_leukaemia() -> None:
    # Freireich et al. 1963, the 6-MP arm (n = 21; weeks, + censored), as in Collett, Modelling
    # Survival Data, and every course on survival: S(6) .857, S(7) .807, S(10) .753, ... S(23) .448
    weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    censored = {3, 5, 7, 8, 11, 12, 13, 16, 17, 18, 19, 20}
    curve = formulas.kaplan_meier(weeks, [place not in censored for place in range(21)])

    assert [(t, round(s, 3)) for t, s in curve] == [
        (6, 0.857),
        (7, 0.807),
        (10, 0.753),
        (13, 0.690),
        (16, 0.627),
        (22, 0.538),
        (23, 0.448),
    ]


def test_without_censoring_the_curve_counts() -> None:
    # the placebo arm of the same trial: S(8) 8/21 after the deaths at 8
    weeks = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    curve = dict(formulas.kaplan_meier(weeks, [True] * 21))

    assert curve[8] == 8 / 21
    assert curve[23] == 0


def test_the_engine_s_days_late() -> None:
    curve = formulas.kaplan_meier([-2, 0, 0, 3, 5, 5, 8, 12, 20, 40], [True] * 10)

    assert dict(curve)[5] == 0.4
    assert next(t for t, s in curve if s <= 0.5) == 5  # the median
    paid = [formulas.conditional_survival(curve, 5, late) for late in (12, 20)]
    assert [1 - (chance or 0) for chance in paid] == [0.5, 0.75]


def test_miller_and_orr() -> None:
    # Ross, Westerfield and Jaffe, Corporate Finance, ch. 27: F 1,000, 10 % a year, sigma 2,000 a
    # day, L 0: Z 22,568, H 67,704
    daily = 1.10 ** (1 / 365) - 1
    found = formulas.miller_orr(0, 2_000, round(daily, 6), 1_000)

    assert found is not None
    assert [round(each) for each in found] == [22_568, 67_704]


def test_collections_as_a_markov_chain() -> None:
    # Anderson, Sweeney and Williams, An Introduction to Management Science, "Heidman's Department
    # Store": 1,000 in 0-30 and 2,000 in 31-90 days give 2,370 paid and 630 lost, with rounded odds
    chain = formulas.collection_chain([[0.3, 0.3], [0.3, 0.1]], [[0.4, 0.0], [0.4, 0.2]])

    assert [[round(part, 2) for part in row] for row in chain] == [[0.89, 0.11], [0.74, 0.26]]
    lost = 1_000 * chain[0][1] + 2_000 * chain[1][1]
    assert abs(lost - 630) < 1.0


def test_seasonal_indices_of_television_sets() -> None:
    # Anderson, Sweeney and Williams, Statistics for Business and Economics, quarterly sales of
    # television sets, four years: 0.93, 0.84, 1.09, 1.14
    sales = [4.8, 4.1, 6.0, 6.5, 5.8, 5.2, 6.8, 7.4, 6.0, 5.6, 7.5, 7.8, 6.3, 5.9, 8.0, 8.4]
    found = formulas.seasonal_indices(sales, 4)

    assert found is not None
    assert [round(each, 2) for each in found] == [0.93, 0.84, 1.09, 1.14]


def test_a_discount_of_two_in_ten_net_thirty() -> None:
    # 37.24 % simple, 44.59 % compounded: any textbook on trade credit
    assert round(formulas.discount_yield(0.02, 10, 30), 4) == Decimal("0.3724")
    assert round(formulas.discount_yield(0.02, 10, 30, compound=True), 4) == Decimal("0.4459")


def test_forecast_errors_of_the_engine() -> None:
    actual, forecast = [100, 120, 80, 150], [98, 125, 84, 140]

    assert round(formulas.wape(actual, forecast) or 0, 4) == Decimal("0.0467")
    assert round(formulas.bias(actual, forecast) or 0, 4) == Decimal("-0.0067")


@pytest.mark.parametrize(
    ("principal", "costs"),
    [  # the scale as published with the decree; reference/dutch-rules.md 3.16
        ("1000", "150"),
        ("200", "40"),
        ("266.66", "40.00"),
        ("267", "40.05"),
        ("3000", "425"),
        ("7500", "750"),
        ("10000", "875"),
        ("15000", "925"),
        ("200000", "2775"),
        ("1000000", "6775"),
        ("2000000", "6775"),
        ("0", "0"),
    ],
)
def test_collection_costs(principal: str, costs: str) -> None:
    assert formulas.collection_costs(Decimal(principal)).quantize(CENT) == Decimal(costs)


RATES = [
    (day("2024-01-01"), Decimal("0.125")),
    (day("2024-07-01"), Decimal("0.1225")),
    (day("2025-01-01"), Decimal("0.1115")),
    (day("2025-07-01"), Decimal("0.1015")),
]


def test_interest_of_ninety_days() -> None:
    # 5,000 at 10.15 %: 125.14
    found = formulas.statutory_interest(5_000, day("2025-08-01"), day("2025-10-30"), RATES)
    assert found is not None
    assert found.quantize(CENT) == Decimal("125.14")


def test_interest_over_rates_and_a_year_compounds() -> None:
    # 10,000 from 2 July 2024 through 1 October 2025: 1,169.88 after a year, then 285.77 on that
    begin = day("2024-07-02")
    year = formulas.statutory_interest(10_000, begin, day("2025-07-02"), RATES)
    whole = formulas.statutory_interest(10_000, begin, day("2025-10-02"), RATES)

    assert year is not None
    assert whole is not None
    assert year.quantize(CENT) == Decimal("1169.88")
    assert whole.quantize(CENT) == Decimal("1455.64")


def test_interest_of_a_consumer_is_split_by_rate() -> None:
    # 1,648 for 20 days at 3 % and 148 at 2 %: 16.07
    rates = [(day("2015-01-01"), Decimal("0.03")), (day("2015-01-21"), Decimal("0.02"))]
    found = formulas.statutory_interest(1_648, day("2015-01-01"), day("2015-06-18"), rates)
    assert found is not None
    assert abs(found - Decimal("16.07")) < CENT


def test_a_payment_goes_to_costs_then_interest_then_the_principal() -> None:
    found = formulas.allocate_payment(1_000, costs=150, interest=20, payment=500)
    assert found == (150, 20, 330, 0, 670)
    assert formulas.allocate_payment(1_000, 150, 20, 100) == (100, 0, 0, 0, 1_070)
    assert formulas.allocate_payment(1_000, 150, 20, 1_200) == (150, 20, 1_000, 30, 0)


@pytest.mark.parametrize(
    ("end", "arrival"),
    [  # reference/dutch-rules.md 4.1
        ("2025-12-31", "2026-01-30"),
        ("2026-01-31", "2026-02-27"),
        ("2026-03-31", "2026-04-30"),
        ("2026-04-30", "2026-05-29"),
        ("2026-06-30", "2026-07-31"),
        ("2026-09-30", "2026-10-30"),
        ("2026-12-31", "2027-01-29"),
        ("2018-02-28", "2018-03-29"),  # 31 is a Saturday, 30 March 2018 was Good Friday
    ],
)
def test_vat_must_have_arrived(end: str, arrival: str) -> None:
    assert formulas.vat_arrival(day(end)) == day(arrival)


def test_the_holidays_may_be_given() -> None:
    assert formulas.vat_arrival(day("2026-06-30"), {day("2026-07-31")}) == day("2026-07-30")


def test_the_days_on_which_target_is_closed_are_the_library_s() -> None:
    weekdays = {each for each in bank_holidays(2002, 2040) if each.weekday() < 5}
    ours = {each for year in range(2002, 2041) for each in target_holidays(year)}
    assert {each for each in ours if each.weekday() < 5} == weekdays


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: formulas.dso(1, 1, 0), "a period has at least one day, not 0"),
        (lambda: formulas.dso(math.nan, 1, 30), "nan is no number to calculate with"),
        (
            lambda: formulas.dso_countback(1, [1, 2], [30]),
            "one of each is needed, not 2 sales, 1 days",
        ),
        (
            lambda: formulas.weighted_days([1], []),
            "one of each is needed, not 1 amounts, 0 days",
        ),
        (lambda: formulas.pinball(2, 1, 1), "a quantile lies between 0 and 1, not at 2"),
        (lambda: formulas.miller_orr(0, -1, 0.1, 5), "can be negative"),
        (lambda: formulas.borrowing_base([(100, 85)]), "an advance rate lies between 0 and 1"),
        (lambda: formulas.seasonal_indices([1, 2], 1), "a year has at least two seasons, not 1"),
        (lambda: formulas.collection_costs(-1), "a claim cannot be negative, as -1 is"),
        (
            lambda: formulas.statutory_interest(1, day("2026-01-02"), day("2026-01-01"), []),
            "interest cannot run from 2026-01-02 back to 2026-01-01",
        ),
        (
            lambda: formulas.statutory_interest(
                1, day("2026-01-01"), day("2026-02-01"), [(day("2025-01-01"), 10.15)]
            ),
            "a yearly rate is a fraction such as 0.1015, not 10.15",
        ),
        (lambda: formulas.allocate_payment(1, 1, 1, -1), "a payment cannot be negative"),
        (lambda: formulas.discount_yield(0.02, 30, 10), "within 30 of 10 days is none"),
        (lambda: formulas.vat_arrival(day("2026-09-29")), "ends with a month, not on 2026-09-29"),
        (lambda: formulas.collection_chain([[0.5]], [[0.4]]), "holds chances that sum to 1"),
        (lambda: formulas.collection_chain([[1.0]], [[0.0]]), "some claims never end"),
        (lambda: formulas.collection_chain([[0.5, 0.1]], [[0.4]]), "do not fit"),
        (lambda: formulas.collection_chain([], []), "a matrix has rows of one length"),
    ],
)
def test_a_call_that_makes_no_sense_gets_a_sentence(
    call: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        call()


def test_what_is_undefined_is_none() -> None:
    assert formulas.dso(-1, 10, 30) is None
    assert formulas.dso_countback(-1, [10], 30) is None
    assert formulas.dso_countback(11, [10], 30) is None  # more than 30 days is all that is known
    assert formulas.dso_countback(10, [10], 30) == 30
    assert formulas.dso_countback(0, [10], 30) == 0
    assert formulas.dso_countback(15, [-5, 40], 30) == 45  # a month of credit notes only
    assert formulas.cei(0, 0, 0, 0) is None
    assert formulas.weighted_days([], []) is None
    assert formulas.dpo(10, 0, 30) is None
    assert formulas.dio(-1, 10, 30) is None
    assert formulas.ccc(1, None, 2) is None
    assert formulas.average_days_delinquent(None, 2) is None
    assert formulas.current_ratio(10, 0) is None
    assert formulas.quick_ratio(10, 1, 1, 0) is None
    assert formulas.permanent_temporary([]) is None
    assert formulas.wape([0], [5]) is None
    assert formulas.bias([], []) is None
    assert formulas.kaplan_meier([], []) == []
    assert formulas.kaplan_meier([5, 9], [False, False]) == []
    assert formulas.conditional_survival([(3.0, 0.0)], 4, 5) is None
    assert formulas.seasonal_indices(range(23), 12) is None
    assert formulas.seasonal_indices([-1] * 24, 12) is None
    assert formulas.miller_orr(0, 1, 0, 1) is None
    assert formulas.statutory_interest(1, day("2020-01-01"), day("2020-02-01"), RATES) is None


def test_a_lender_allows_a_tenth_more_and_what_was_left() -> None:
    assert formulas.within_budget(110, 100, tolerance=0.1)
    assert not formulas.within_budget(Decimal("110.01"), 100, tolerance=0.1)
    assert formulas.remaining_plan(10_000, 2_000, 6_500, closed=True) == 0
