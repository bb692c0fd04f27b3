"""When Dutch taxes must have arrived, by the data file that ships."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest

from kasboek.core.forecast.tax.owed import Owed
from kasboek.core.forecast.tax.owed import settle
from kasboek.core.forecast.tax.periods import TaxPeriod
from kasboek.core.forecast.tax.periods import arrival as arrives
from kasboek.core.forecast.tax.periods import assessment
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import country_rules
from kasboek.reading.facts import tax_rules

HOLIDAYS = bank_holidays(2024, 2028)
DAY = dt.date.fromisoformat


def rule(kind: TaxKind, rhythm: str, country: str = "NL", on: str = "2026-11-21") -> TaxRule:
    held = (r for r in tax_rules() if (r.country, r.kind, r.rhythm) == (country, kind, rhythm))
    return max((r for r in held if r.valid_from <= DAY(on)), key=lambda r: r.valid_from)


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


FOLDER = files("kasboek.data") / "tax"
SHIPPED = sorted(file.name for file in FOLDER.iterdir())


def test_every_file_of_the_folder_is_a_country() -> None:
    assert SHIPPED == ["be.toml", "de.toml", "nl.toml"]
    assert {r.country for r in tax_rules()} == {"BE", "DE", "NL"}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_figure_has_a_source_and_the_day_it_was_checked(name: str) -> None:
    facts = tomllib.loads((FOLDER / name).read_text("utf-8"))
    known = {*TaxRule.__slots__, "checked_on"} - {"country", "closed"}
    for row in facts["rule"]:
        assert row["reference"]
        assert isinstance(row["checked_on"], dt.date)
        assert row.keys() <= known
        assert ("special_day" in row) == ("special_part" in row) <= ("extension" in row)
    assert facts["country"].lower() == name.removesuffix(".toml")
    assert len([r for r in tax_rules() if r.country == facts["country"]]) == len(facts["rule"])


def test_a_country_is_a_file() -> None:
    (found,) = country_rules(
        """
        country = "AT"
        closed = ["10-26"]
        [[rule]]
        kind = "vat"
        rhythm = "quarterly"
        valid_from = 2026-01-01
        period_months = 3
        first_month = 1
        months = 2
        day = 15
        roll = "following"
        reference = "an example"
        checked_on = 2026-11-21
        """
    )
    assert period_of(found, DAY("2026-05-01"), HOLIDAYS).arrival == DAY("2026-08-17")


@pytest.mark.parametrize(
    ("country", "kind", "rhythm", "day", "arrival"),
    [
        # Belgium: 20 September 2026 is a Sunday, and a monthly return has until the day after
        ("BE", TaxKind.VAT, "monthly", "2026-08-10", "2026-09-21"),
        # 25 October 2026 is a Sunday, and a quarterly one has not
        ("BE", TaxKind.VAT, "quarterly", "2026-08-10", "2026-10-23"),
        # financien.belgium.be, kalender bedrijfsvoorheffing: of 2019, on these very days
        ("BE", TaxKind.PAYROLL, "monthly", "2019-05-10", "2019-06-14"),
        ("BE", TaxKind.PAYROLL, "monthly", "2019-07-10", "2019-08-14"),
        ("BE", TaxKind.PAYROLL, "monthly", "2019-08-10", "2019-09-13"),
        ("BE", TaxKind.PAYROLL, "monthly", "2019-11-10", "2019-12-13"),
        ("BE", TaxKind.PAYROLL, "quarterly", "2019-03-10", "2019-04-15"),
        # finances.belgium.be, calendrier du précompte professionnel: of 2025
        ("BE", TaxKind.PAYROLL, "monthly", "2025-01-10", "2025-02-14"),
        ("BE", TaxKind.PAYROLL, "monthly", "2025-02-10", "2025-03-14"),
        ("BE", TaxKind.PAYROLL, "monthly", "2025-05-10", "2025-06-13"),
        ("BE", TaxKind.PAYROLL, "monthly", "2025-07-10", "2025-08-14"),
        ("BE", TaxKind.PAYROLL, "monthly", "2025-10-10", "2025-11-14"),
        ("BE", TaxKind.PAYROLL, "quarterly", "2025-12-10", "2026-01-15"),
        # Germany: 10 October 2026 is a Saturday; the 10th of April 2026 is a Friday
        ("DE", TaxKind.VAT, "quarterly", "2026-09-30", "2026-10-12"),
        ("DE", TaxKind.VAT, "monthly", "2026-03-10", "2026-04-10"),
        ("DE", TaxKind.PAYROLL, "yearly", "2026-03-10", "2027-01-11"),
    ],
)
def test_belgian_and_german_days(
    country: str, kind: TaxKind, rhythm: str, day: str, arrival: str
) -> None:
    holidays = bank_holidays(2019, 2028)
    found = period_of(rule(kind, rhythm, country), DAY(day), holidays)
    assert found.arrival == DAY(arrival)


def test_the_belgian_quarter_had_five_days_less_before_2025() -> None:
    old = rule(TaxKind.VAT, "quarterly", "BE", on="2024-11-01")
    assert period_of(old, DAY("2024-09-30"), HOLIDAYS).arrival == DAY("2024-10-21")
    new = rule(TaxKind.VAT, "quarterly", "BE", on="2025-02-01")
    assert period_of(new, DAY("2025-06-30"), HOLIDAYS).arrival == DAY("2025-07-25")


@pytest.mark.parametrize(
    ("on", "day", "arrival"),
    [  # a Sunday and a Saturday, while the old custom was kept; a Sunday after it
        ("2026-01-15", "2025-12-31", "2026-01-26"),
        ("2026-04-15", "2026-03-31", "2026-04-27"),
        ("2026-10-15", "2026-09-30", "2026-10-23"),
    ],
)
def test_a_weekend_gave_the_belgian_quarter_more_time_until_may_2026(
    on: str, day: str, arrival: str
) -> None:
    found = rule(TaxKind.VAT, "quarterly", "BE", on=on)
    assert period_of(found, DAY(day), HOLIDAYS).arrival == DAY(arrival)


def test_a_tax_office_has_holidays_of_its_own() -> None:
    monthly = rule(TaxKind.VAT, "monthly", "BE")
    # 20 July 2026 is a Monday; 21 July is the national day, and the banks are open
    assert period_of(monthly, DAY("2026-06-10"), HOLIDAYS).arrival == DAY("2026-07-20")
    assert arrives(monthly, DAY("2026-07-21"), HOLIDAYS) == DAY("2026-07-22")
    assert arrives(rule(TaxKind.VAT, "monthly"), DAY("2026-04-27"), HOLIDAYS) == DAY("2026-04-24")


def test_half_a_year_has_its_label() -> None:
    half = replace(rule(TaxKind.VAT, "quarterly"), rhythm="half-yearly", period_months=6)
    period = period_of(half, DAY("2026-11-01"), HOLIDAYS)
    assert (period.label, period.start, period.end) == (
        "2026-H2",
        DAY("2026-07-01"),
        DAY("2026-12-31"),
    )


def test_where_the_law_names_the_days_an_assessment_is_paid_on_those_left() -> None:
    # 24,000 from 1 May on: June, September and December, 8,000 each
    dates = rule(TaxKind.INCOME, "provisional", "DE").dates
    parts = assessment(DAY("2026-05-01"), Decimal(24000), dates)
    assert parts == [
        (1, DAY("2026-06-10"), Decimal("8000.00")),
        (2, DAY("2026-09-10"), Decimal("8000.00")),
        (3, DAY("2026-12-10"), Decimal("8000.00")),
    ]
    late = assessment(DAY("2026-12-15"), Decimal(10), dates)
    assert [day.isoformat() for _, day, _ in late] == [
        "2027-03-10",
        "2027-06-10",
        "2027-09-10",
        "2027-12-10",
    ]


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
