"""Instalments of loans, against the formulas and against figures worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.plan import Loan
from kasboek.core.plan import LoanKind
from kasboek.core.planning.loans import Instalment
from kasboek.core.planning.loans import RateChange
from kasboek.core.planning.loans import Schedule
from kasboek.core.planning.loans import annuity
from kasboek.core.planning.loans import instalments
from kasboek.core.planning.loans import scheduled
from kasboek.core.saying import Money
from kasboek.core.saying import Source


def loan(  # the loan of the language's own example, drawn on 1 December 2026
    kind: LoanKind,
    amount: str = "60000",
    rate: str = "0.062",
    months: int = 60,
    interest_only: int = 0,
) -> tuple[Instalment, ...]:
    made = Loan(
        name="Rabobank",
        date=dt.date(2026, 12, 1),
        liability="Liabilities:Loan:Rabo",
        amount=Money(Decimal(amount), "EUR"),
        kind=kind,
        rate=Decimal(rate),
        months=months,
        account="Assets:Bank",
        source=Source("plan.beancount", 1),
        interest_only=interest_only,
    )
    return instalments(made)


def test_linear_repays_the_same_every_month() -> None:
    # 60,000 / 60 = 1,000 a month; interest 60,000 x 0.062 / 12 = 310.00, then 59,000: 304.83
    first, second, *_ = paid = loan(LoanKind.LINEAR)
    assert (first.date, first.interest, first.principal) == (
        dt.date(2027, 1, 1),
        Decimal("310.00"),
        Decimal("1000.00"),
    )
    assert second.interest == Decimal("304.83")
    assert (len(paid), paid[-1].date, paid[-1].left) == (60, dt.date(2031, 12, 1), 0)


def test_months_of_interest_only_come_out_of_the_term() -> None:
    # 60,000 / 54 = 1,111.11; 53 times that is 58,888.83, so the last month repays 1,111.17
    paid = loan(LoanKind.LINEAR, interest_only=6)
    assert [part.principal for part in paid[:7]] == [0] * 6 + [Decimal("1111.11")]
    assert all(part.interest == Decimal("310.00") for part in paid[:7])
    assert paid[-1].principal == Decimal("1111.17")


def test_annuity_pays_the_same_every_month() -> None:
    # numpy-financial: pmt(0.062/12, 60, -60000) = 1165.5573
    assert annuity(Decimal(60000), Decimal("0.062") / 12, 60) == Decimal("1165.56")
    paid = loan(LoanKind.ANNUITY)
    assert {part.interest + part.principal for part in paid[:-1]} == {Decimal("1165.56")}
    assert abs(paid[-1].interest + paid[-1].principal - Decimal("1165.56")) < Decimal("0.60")


def test_bullet_repays_at_the_end() -> None:
    paid = loan(LoanKind.BULLET, months=12)
    assert [part.principal for part in paid] == [0] * 11 + [60000]
    assert sum(part.interest for part in paid) == 12 * Decimal("310.00")


def test_a_loan_without_interest() -> None:
    assert annuity(Decimal(100), Decimal(0), 3) == Decimal("33.33")
    paid = loan(LoanKind.ANNUITY, "100", "0", 3)
    assert [part.principal for part in paid] == [
        Decimal("33.33"),
        Decimal("33.33"),
        Decimal("33.34"),
    ]


@given(
    kind=st.sampled_from(LoanKind),
    cents=st.integers(100, 100_000_000),
    rate=st.decimals("0", "0.2", places=4),
    months=st.integers(1, 120),
    interest_only=st.integers(0, 120),
)
@settings(max_examples=50, deadline=None)
def test_principal_adds_up_to_the_loan_exactly(
    kind: LoanKind, cents: int, rate: Decimal, months: int, interest_only: int
) -> None:
    amount = Decimal(cents) / 100
    paid = loan(kind, str(amount), str(rate), months, min(interest_only, months - 1))
    assert sum(part.principal for part in paid) == amount
    assert all(part.interest >= 0 and part.principal >= 0 for part in paid)
    assert paid[-1].left == 0


@pytest.mark.parametrize("months", [1, 12])
def test_a_loan_of_interest_only_throughout_repays_in_its_last_month(months: int) -> None:
    paid = loan(LoanKind.LINEAR, months=months, interest_only=months)
    assert paid[-1].principal == 60000


DRAWN = dt.date(2026, 12, 1)


def test_a_balloon_is_repaid_at_the_end() -> None:
    # numpy-financial: pmt(0.06/12, 36, -30000, 12000) = 607.5942; linear: 18,000 / 36 = 500
    paid = scheduled(
        Schedule(Decimal(30000), LoanKind.ANNUITY, Decimal("0.06"), 36, DRAWN, 0, Decimal(12000))
    )
    assert paid[0].interest + paid[0].principal == Decimal("607.59")
    assert paid[34].left > 12000
    assert abs(paid[-1].principal - 12000) < 610
    assert sum(part.principal for part in paid) == 30000
    straight = scheduled(
        Schedule(Decimal(30000), LoanKind.LINEAR, Decimal("0.06"), 36, DRAWN, 0, Decimal(12000))
    )
    assert [part.principal for part in straight[:2]] == [500, 500]
    assert straight[-1].principal == 12500


def test_a_new_rate_makes_the_annuity_anew() -> None:
    # 12,000 over 12 months at 6 %: 1,032.80 a month. After six, 6,089.76 is left,
    # at 12 % over six months: 6,089.76 x 0.01 / (1 - 1.01^-6) = 1,050.78
    changes = (RateChange(dt.date(2027, 6, 1), Decimal("0.12")),)
    paid = scheduled(
        Schedule(Decimal(12000), LoanKind.ANNUITY, Decimal("0.06"), 12, DRAWN, changes=changes)
    )
    left = Decimal(12000)
    for part in paid[:6]:
        assert part.interest == (left * Decimal("0.005")).quantize(Decimal("0.01"))
        assert part.interest + part.principal == Decimal("1032.80")
        left -= part.principal
    assert paid[5].left == left == Decimal("6089.76")
    assert paid[6].interest == (left * Decimal("0.01")).quantize(Decimal("0.01"))
    new = (left * Decimal("0.01") / (1 - Decimal("1.01") ** -6)).quantize(Decimal("0.01"))
    assert {part.interest + part.principal for part in paid[6:-1]} == {new}
    assert new == Decimal("1050.78")
    assert sum(part.principal for part in paid) == 12000


def test_a_new_rate_counts_from_the_next_month_that_begins() -> None:
    changes = (RateChange(dt.date(2027, 1, 15), Decimal("0.12")),)
    paid = scheduled(
        Schedule(Decimal(1200), LoanKind.LINEAR, Decimal("0.06"), 12, DRAWN, changes=changes)
    )
    # 1 January to 1 February at 6 % over 1,100: 5.50; then 12 % over 1,000: 10.00
    assert [part.interest for part in paid[:3]] == [6, Decimal("5.50"), 10]


@given(
    kind=st.sampled_from(LoanKind),
    amount=st.integers(100, 100_000_000),
    part=st.integers(0, 99),
    rates=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 2000)), max_size=4),
    months=st.integers(1, 120),
    interest_only=st.integers(0, 119),
)
@settings(max_examples=60, deadline=None)
def test_principal_adds_up_whatever_the_balloon_and_the_rates(  # noqa: PLR0917 # hypothesis names them
    kind: LoanKind,
    amount: int,
    part: int,
    rates: list[tuple[int, int]],
    months: int,
    interest_only: int,
) -> None:
    whole = Decimal(amount) / 100
    balloon = Decimal(amount * part // 100) / 100
    changes = tuple(
        RateChange(DRAWN + dt.timedelta(days=day), Decimal(rate) / 10_000) for day, rate in rates
    )
    paid = scheduled(
        Schedule(
            whole,
            kind,
            Decimal("0.05"),
            months,
            DRAWN,
            min(interest_only, months - 1),
            balloon,
            changes,
        )
    )
    assert sum(one.principal for one in paid) == whole
    assert all(one.interest >= 0 and one.principal >= 0 for one in paid)
    assert all(one.left >= balloon for one in paid[:-1])
    assert [one.number for one in paid] == list(range(1, months + 1))
