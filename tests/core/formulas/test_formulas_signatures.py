"""The formulas as anybody calls them: their documented signatures, by place and by name.

The signatures are the published interface of `kasboek.core.formulas`; a renamed argument breaks the
scripts of others. The figures are other examples than those of the definitions.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kasboek.core import formulas
from kasboek.core.formulas import bias
from kasboek.core.formulas import ccc
from kasboek.core.formulas import cei
from kasboek.core.formulas import collection_chain
from kasboek.core.formulas import conditional_survival
from kasboek.core.formulas import discount_yield
from kasboek.core.formulas import dpo
from kasboek.core.formulas import dso
from kasboek.core.formulas import dso_countback
from kasboek.core.formulas import kaplan_meier
from kasboek.core.formulas import miller_orr
from kasboek.core.formulas import remaining_plan
from kasboek.core.formulas import wape
from kasboek.core.formulas import weighted_days

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNATURES = """
dso(receivables, sales, days)
dso_countback(receivables, sales_latest_first, days)
cei(begin, sales, end, end_current)
weighted_days(amounts, days)
dpo(payables, purchases, days)
dio(stock, cost_of_sales, days)
ccc(dio, dso, dpo)
current_ratio(ca, cl)
quick_ratio(ca, stock, prepaid, cl)
cash_ratio(cash, cl)
working_capital(ca, cl)
permanent_temporary(levels)
simple_runway(cash, net_burn)
path_runway(cash, monthly_net)
wape(actual, forecast)
bias(actual, forecast)
pinball(q, y, f)
kaplan_meier(durations, observed)
conditional_survival(curve, elapsed, t)
seasonal_indices(series, period)
miller_orr(low, sigma, rate, cost)
borrowing_base(parts, reserves)
collection_chain(Q, R)
discount_yield(rate, discount_days, net_days, compound)
collection_costs(principal)
statutory_interest(principal, from_, to, rates)
allocate_payment(principal, costs, interest, payment)
vat_arrival(period_end)
remaining_plan(plan, actual, open_items, closed)
""".strip().splitlines()


@pytest.mark.parametrize("written", SIGNATURES)
def test_each_takes_its_arguments_by_place_and_by_name(written: str) -> None:
    name, names = re.fullmatch(r"(\w+)\((.*)\)", written).groups()  # type: ignore[union-attr] # ours
    wanted = names.split(", ")
    found = list(inspect.signature(getattr(formulas, name)).parameters.values())

    assert [each.name for each in found][: len(wanted)] == wanted
    assert all(each.kind is each.POSITIONAL_OR_KEYWORD for each in found[: len(wanted)])
    assert all(each.default is not each.empty for each in found[len(wanted) :])


def test_switches_are_taken_by_place_too() -> None:
    assert discount_yield(0.02, 10, 30, True) == discount_yield(0.02, 10, 30, compound=True)  # noqa: FBT003 # as documented
    assert remaining_plan(10_000, 2_000, 6_500, True) == 0  # noqa: FBT003 # as documented


def test_the_worth_of_discounts_that_textbooks_print() -> None:
    # d / (1 - d) x 365 / days: 1/10 net 30, 2/10 net 60, 3/10 net 45
    terms = [(0.01, 10, 30), (0.02, 10, 60), (0.03, 10, 45)]
    simple = [round(discount_yield(*each) * 100, 2) for each in terms]

    assert [str(each) for each in simple] == ["18.43", "14.90", "32.25"]
    assert round(discount_yield(0.02, 10, 60, compound=True) * 100, 1) == Decimal("15.9")


def test_survival_of_maintained_leukaemia() -> None:
    # Miller, Survival Analysis, 1997, acute myelogenous leukaemia, weeks; + is censored:
    # 9 13 13+ 18 23 28+ 31 34 45+ 48 161+
    weeks = ["9", "13", "13+", "18", "23", "28+", "31", "34", "45+", "48", "161+"]
    durations = [int(week.rstrip("+")) for week in weeks]
    curve = kaplan_meier(durations, [not week.endswith("+") for week in weeks])

    assert [(t, round(s, 3)) for t, s in curve] == [
        (9, 0.909),
        (13, 0.818),
        (18, 0.716),
        (23, 0.614),
        (31, 0.491),
        (34, 0.368),
        (48, 0.184),
    ]
    later = conditional_survival(curve, 18, 34)
    assert later is not None
    assert round(later, 3) == round(0.368 / 0.716, 3)
    assert conditional_survival(curve, 18, 10) == 1  # no one goes back


def test_miller_and_orr_as_a_spread() -> None:
    # Brealey and Myers, Principles of Corporate Finance, "Cash management": lower limit 10,000,
    # variance of a day 6,250,000, 0.025 % a day, 20 a transaction: spread 21,634, return 17,211
    found = miller_orr(low=10_000, sigma=2_500, rate=0.00025, cost=20)

    assert found is not None
    assert round(found.upper_limit - 10_000) == 21_634
    assert round(found.return_point) == 17_211


def test_a_chain_of_four_ages_goes_one_way() -> None:
    # three months, each paid by 0.6, 0.5 and 0.4, else a month older; after the third lost:
    # lost = 0.4 x 0.5 x 0.6 = 0.12 of what is new, 0.30 and 0.60 of what is older
    moves = np.array([[0, 0.4, 0], [0, 0, 0.5], [0, 0, 0]])
    ends = np.array([[0.6, 0], [0.5, 0], [0.4, 0.6]])
    chain = collection_chain(Q=moves.tolist(), R=ends.tolist())

    assert [round(lost, 6) for _, lost in chain] == [0.12, 0.30, 0.60]
    assert chain == collection_chain(moves, ends)


def test_days_and_index_of_one_quarter() -> None:
    # 90 days, sales 900,000, receivables 400,000, of which 310,000 not due; begin 350,000
    assert dso(400_000, 900_000, 90) == 40
    assert dso_countback(400_000, [280_000, 300_000, 320_000], [30, 31, 29]) == Decimal(30) + (
        Decimal(120_000) / 300_000 * 31
    )
    # (350 + 900 - 400) / (350 + 900 - 310) = 850 / 940
    assert round(cei(350_000, 900_000, 400_000, 310_000) or 0, 2) == Decimal("90.43")
    assert dpo(150_000, 540_000, 90) == 25
    assert ccc(60, 40, 25) == 75


def test_errors_of_a_forecast_that_is_always_too_high() -> None:
    # |A - F| 10 + 20 + 30 over 100 + 100 + 100
    assert wape([100, 100, 100], [110, 120, 130]) == bias([100, 100, 100], [110, 120, 130])
    assert wape([100, -100], [110, -90]) == Decimal("0.1")  # sizes, whatever the sign
    assert bias([100, -100], [110, -110]) == 0


NONE: list[Callable[[], object]] = [
    lambda: formulas.dso_countback(5, [], 30),
    lambda: formulas.weighted_days([], []),
    lambda: formulas.wape([], []),
    lambda: formulas.bias([], []),
    lambda: formulas.permanent_temporary([]),
    lambda: formulas.path_runway(5, []),
    lambda: formulas.seasonal_indices([], 12),
    lambda: formulas.current_ratio(5, 0),
    lambda: formulas.current_ratio(5, -5),
    lambda: formulas.cei(0, 0, 0, 0),
    lambda: formulas.miller_orr(0, 1, 0, 1),
    lambda: formulas.statutory_interest(1, dt.date(2026, 1, 1), dt.date(2026, 1, 2), []),
    lambda: formulas.ccc(1, None, 1),
]


@pytest.mark.parametrize("call", NONE)
def test_nothing_to_go_by_is_none(call: Callable[[], object]) -> None:
    assert call() is None


WRONG: list[Callable[[], object]] = [
    lambda: formulas.dso(1, 1, -30),
    lambda: formulas.dpo(1, 1, []),
    lambda: formulas.dio(1, 1, -1),
    lambda: formulas.dso_countback(1, [2], -30),
    lambda: formulas.dso_countback(1, [2], [-30]),
    lambda: formulas.dso_countback(1, [2, 3], [30, -30]),
    lambda: formulas.dso_countback(1, [], -30),
    lambda: formulas.best_possible_dso(1, 1, 0),
    lambda: formulas.wape([1], []),
    lambda: formulas.bias([], [1]),
    lambda: formulas.kaplan_meier([1], []),
    lambda: formulas.burn_net([1, 2], [1]),
    lambda: formulas.seasonal_indices([1, 2, 3], 0),
    lambda: formulas.discount_yield(1, 10, 30),
    lambda: formulas.discount_yield(0.02, -1, 30),
    lambda: formulas.collection_chain([[0.5], [0.5, 0]], [[0.5], [0.5]]),
]


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_raises(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        call()


def test_paid_early_counts_as_fewer_days() -> None:
    assert weighted_days([100, 100], [-10, 30]) == 10
