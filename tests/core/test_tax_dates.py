"""When Dutch taxes must have arrived, by the data file that ships."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest

from kasboek.core.forecast.tax_periods import TaxPeriod
from kasboek.core.forecast.tax_periods import assessment
from kasboek.core.forecast.tax_periods import period_of
from kasboek.core.forecast.taxes import Owed
from kasboek.core.forecast.taxes import settle
from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import tax_rules

HOLIDAYS = bank_holidays(2024, 2028)
DAY = dt.date.fromisoformat


def rule(kind: TaxKind, rhythm: str) -> TaxRule:
    (found,) = (r for r in tax_rules() if (r.kind, r.rhythm) == (kind, rhythm))
    return found


@pytest.mark.parametrize(
    ("rhythm", "day", "label", "arrival"),
    [  # the computed dates of reference/dutch-rules.md, 4.1: weekends only
        ("quarterly", "2025-12-31", "2025-Q4", "2026-01-30"),
        ("monthly", "2026-01-10", "2026-01", "2026-02-27"),
        ("monthly", "2026-02-10", "2026-02", "2026-03-31"),
        ("quarterly", "2026-01-01", "2026-Q1", "2026-04-30"),
        ("monthly", "2026-04-10", "2026-04", "2026-05-29"),
        ("monthly", "2026-05-10", "2026-05", "2026-06-30"),
        ("quarterly", "2026-06-30", "2026-Q2", "2026-07-31"),
        ("monthly", "2026-07-10", "2026-07", "2026-08-31"),
        ("monthly", "2026-08-10", "2026-08", "2026-09-30"),
        ("quarterly", "2026-09-30", "2026-Q3", "2026-10-30"),
        ("monthly", "2026-10-10", "2026-10", "2026-11-30"),
        ("monthly", "2026-11-10", "2026-11", "2026-12-31"),
        ("quarterly", "2026-10-01", "2026-Q4", "2027-01-29"),
        ("monthly", "2027-01-10", "2027-01", "2027-02-26"),
    ],
)
def test_vat_arrives_on_the_last_bank_day(rhythm: str, day: str, label: str, arrival: str) -> None:
    period = period_of(rule(TaxKind.VAT, rhythm), DAY(day), HOLIDAYS)
    assert (period.label, period.arrival) == (label, DAY(arrival))


def test_a_yearly_return_is_paid_before_april() -> None:
    period = period_of(rule(TaxKind.VAT, "yearly"), DAY("2026-05-05"), HOLIDAYS)
    assert (period.start, period.end) == (DAY("2026-01-01"), DAY("2026-12-31"))
    assert period.arrival == DAY("2027-03-31")


def test_periods_of_four_weeks_are_due_a_month_after_their_last_day() -> None:
    # 2026 begins with week 1 on 29 December 2025 and has 53 weeks, all in 13 periods
    weekly = rule(TaxKind.PAYROLL, "four-weekly")
    first = period_of(weekly, DAY("2026-01-01"), HOLIDAYS)
    assert (first.label, first.start, first.end) == (
        "2026-P01",
        DAY("2025-12-29"),
        DAY("2026-01-25"),
    )
    assert first.arrival == DAY("2026-02-25")
    last = period_of(weekly, DAY("2027-01-03"), HOLIDAYS)
    assert (last.label, last.start, last.end) == (
        "2026-P13",
        DAY("2026-11-30"),
        DAY("2027-01-03"),
    )


def test_holiday_pay_accrues_from_june_to_may() -> None:
    # 31 May 2026 is a Sunday
    before = period_of(rule(TaxKind.HOLIDAY_PAY, "yearly"), DAY("2026-05-31"), HOLIDAYS)
    after = period_of(rule(TaxKind.HOLIDAY_PAY, "yearly"), DAY("2026-06-01"), HOLIDAYS)
    assert (before.label, before.arrival) == ("2025-2026", DAY("2026-05-29"))
    assert (after.label, after.arrival) == ("2026-2027", DAY("2027-05-31"))


def test_every_figure_has_a_source_and_the_day_it_was_checked() -> None:
    facts = tomllib.loads((files("kasboek.data") / "tax" / "nl.toml").read_text("utf-8"))
    for row in facts["rule"]:
        assert row["reference"]
        assert isinstance(row["checked_on"], dt.date)
    assert len(tax_rules()) == len(facts["rule"])


def test_a_provisional_assessment_is_paid_in_the_whole_months_left() -> None:
    # belastingdienst.nl: dated 15 February 2024, ten instalments; 24,000 / 10 = 2,400
    parts = assessment(DAY("2024-02-15"), Decimal(24000))
    assert len(parts) == 10
    assert parts[0] == (1, DAY("2024-03-15"), Decimal("2400.00"))
    assert parts[-1] == (10, DAY("2024-12-15"), Decimal("2400.00"))


def test_an_assessment_of_a_month_end_keeps_to_month_ends() -> None:
    # 24,000 / 11 = 2,181.82; ten of those leave 2,181.80
    parts = assessment(DAY("2026-01-31"), Decimal(24000))
    assert [day.isoformat() for _, day, _ in parts[:3]] == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]
    assert parts[-1] == (11, DAY("2026-12-31"), Decimal("2181.80"))
    assert sum(amount for _, _, amount in parts) == 24000


@pytest.mark.parametrize("day", ["2026-11-20", "2026-12-20"])
def test_with_fewer_than_two_months_left_it_is_paid_at_once(day: str) -> None:
    assert assessment(DAY(day), Decimal(500)) == [
        (1, DAY(day) + dt.timedelta(weeks=6), Decimal(500))
    ]


def owing(*amounts: int) -> dict[dt.date, Owed]:
    found = {}
    for number, amount in enumerate(amounts, 1):
        start, end = dt.date(2026, number, 1), dt.date(2026, number, 28)
        found[start] = Owed(TaxPeriod(start, end, end, f"2026-{number:02d}"), Decimal(amount))
    return found


def test_a_payment_settles_the_oldest_ended_period() -> None:
    owed = owing(100, 50, 70)
    left = settle(owed, DAY("2026-03-10"), Decimal(-120))
    # 100 of January, 20 of February; March had not ended
    assert [due.amount for due in owed.values()] == [0, 30, 70]
    assert left == 0


def test_what_is_paid_too_much_is_left_over() -> None:
    owed = owing(100, 50)
    assert settle(owed, DAY("2026-02-10"), Decimal(-130)) == -30
    assert [due.amount for due in owed.values()] == [0, 50]


def test_a_refund_settles_what_is_to_be_got_back() -> None:
    owed = owing(100, -40)
    assert settle(owed, DAY("2026-03-10"), Decimal(40)) == 0
    assert [due.amount for due in owed.values()] == [100, 0]
