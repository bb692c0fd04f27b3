"""What nobody planned, in the forecast: worked by hand, and never twice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek.core.bankdays import months_later
from kasboek.core.forecast import forecast
from kasboek.core.planning.proposals import proposals
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Item

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank
2020-01-01 open Assets:Receivable
2020-01-01 open Assets:VAT
  class: "vat"
2020-01-01 open Liabilities:VAT
2020-01-01 open Equity:Opening
2020-01-01 open Income:Members
  class: "revenue"
2020-01-01 open Income:Sales
  class: "revenue"
2020-01-01 open Expenses:Rent
  class: "housing"
2020-01-01 open Expenses:Office
  class: "other-cost"
2025-06-02 * "Opening"
  Assets:Bank  90000 EUR
  Equity:Opening
2026-06-28 * "the bank data reach to this day"
  Assets:Bank  1 EUR
  Equity:Opening
"""
AS_OF = dt.date(2026, 6, 28)
RENT = """
{day} {flag} "Landlord" "Rent {text}"
{keys}  Expenses:Rent   1000.00 EUR
  Assets:VAT      210.00 EUR
  Assets:Bank   -1210.00 EUR
"""


def book_of(text: str) -> Book:
    entries, errors, options = loader.load_string(HEAD + text)
    book = reading.read(entries, options, errors=errors)
    assert [problem for problem in book.problems if problem.error] == []
    return book


def learned(book: Book) -> list[Item]:
    return [item for item in forecast(book).items if item.kind == "learned"]


def total(book: Book) -> Decimal:
    return sum((item.value for item in forecast(book).items), Decimal())


def rents(count: int, *, first: dt.date = dt.date(2026, 1, 5)) -> str:
    days = (months_later(first, n) for n in range(count))
    return "".join(RENT.format(day=day, flag="*", text=day.month, keys="") for day in days)


def test_what_recurs_comes_on_its_day_with_its_vat() -> None:
    """The 5th of July and September 2026 are a Sunday and a Saturday: paid on Monday."""
    book = book_of(rents(6) + '2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT\n')
    found = learned(book)
    days = [item.date.isoformat() for item in found]
    assert days == ["2026-07-06", "2026-08-05", "2026-09-07"]
    assert {item.amount for item in found} == {Decimal(-1210)}
    assert {item.category for item in found} == {"housing"}
    assert {item.counterparty for item in found} == {"Landlord"}
    assert say(found[0].because, "en") == (
        "Landlord recurs every month: 6 times, last on 5 June 2026"
    )
    source = found[0].source
    assert source is not None
    assert book.entries[-2].line == source.line
    # input VAT of July to September comes back: 3 x 210 after the second quarter's own
    ahead = forecast(book, until=dt.date(2026, 12, 1))
    refunds = {item.id: item.amount for item in ahead.items if item.kind == "tax"}
    assert refunds["tax/vat/2026-Q3"] == 630


def test_policy_off_learns_nothing() -> None:
    book = book_of(rents(6) + '2026-01-01 custom "policy" "unplanned" "off"\n')
    assert learned(book) == []


def test_what_is_over_does_not_come_back() -> None:
    assert learned(book_of(rents(6, first=dt.date(2025, 11, 5)))) == []


@pytest.mark.parametrize("begin", ["2026-06-15", "2026-06-27"])
def test_a_history_of_two_weeks_teaches_nothing(begin: str) -> None:
    assert learned(book_of(rents(1, first=dt.date.fromisoformat(begin)))) == []


def office(weeks: int, cents: int = 5_000, who: str = "Shop {n}") -> str:
    """Return a payment a week, of another shop each, on Wednesdays up to 24 June 2026."""
    rows = []
    for n in range(weeks):
        day, amount = dt.date(2026, 6, 24) - dt.timedelta(weeks=n), Decimal(cents).scaleb(-2)
        name = who.format(n=n)
        legs = f"  Expenses:Office {amount} EUR\n  Assets:Bank -{amount} EUR\n"
        rows.append(f'{day} * "{name}" "paper"\n{legs}')
    return "".join(rows)


def test_the_rest_is_a_mean_of_26_weeks() -> None:
    """26 payments of 50.00 in 26 weeks: 50.00 a week, in the middle of it."""
    found = learned(book_of(office(26)))
    assert [item.amount for item in found] == [Decimal(-50)] * 13
    assert found[0].date == dt.date(2026, 7, 1)
    assert say(found[0].because, "en") == (
        "Expenses:Office moves € 50.00 a week: the mean of the last 26 weeks"
    )


def test_the_same_every_week_comes_on_its_day() -> None:
    """A mean of 26 weeks says the same of every week, and not that it is on Fridays."""
    days = [dt.date(2026, 6, 26) - dt.timedelta(weeks=n) for n in range(52)]
    rows = (
        f'{day} * "Agency" "hours"\n  Expenses:Office 2400 EUR\n  Assets:Bank -2400 EUR\n'
        for day in days
    )
    found = learned(book_of("".join(rows)))
    assert [item.amount for item in found] == [Decimal(-2400)] * 13
    assert [item.date for item in found][:2] == [dt.date(2026, 7, 3), dt.date(2026, 7, 10)]
    assert {item.date.weekday() for item in found} == {4}
    assert {item.counterparty for item in found} == {"Agency"}


def test_one_laptop_is_no_monthly_laptop() -> None:
    """Its 3,000 counts as the largest other: 27 x 50 / 26 = 51.92 a week."""
    laptop = '2026-05-06 * "Computers" "laptop"\n  Expenses:Office 3000 EUR\n  Assets:Bank\n'
    ahead = forecast(book_of(office(26) + laptop))
    found = [item.amount for item in ahead.items if item.kind == "learned"]
    assert sum(found) == pytest.approx(Decimal(-675), abs=Decimal("0.05"))
    told = [say(problem.saying, "en") for problem in ahead.problems]
    assert (
        "1 booking of € 3,000.00 in all on Expenses:Office is larger than usual and is not expected"
        " again; plan what you know of"
    ) in told


def gifts(*days: str) -> str:
    """Return gifts of 20,000, beside 26 of 10.00, one a week."""
    large = "".join(
        f'{day} * "Fund {day}" "gift"\n  Income:Members -20000 EUR\n  Assets:Bank\n' for day in days
    )
    small = office(26, 1_000).replace("Expenses:Office ", "Income:Members -")
    return large + small.replace("Assets:Bank -", "Assets:Bank ")


def test_a_few_large_gifts_are_not_counted_on() -> None:
    """Three in one autumn: who counted on them was wrong since, so ten a week is expected."""
    ahead = forecast(book_of(gifts("2025-09-10", "2025-10-11", "2025-11-15")))
    assert sum(item.amount for item in ahead.items if item.kind == "learned") == 130
    told = [say(problem.saying, "en") for problem in ahead.problems]
    assert (
        "3 bookings of € 60,000.00 in all on Income:Members are larger than usual and are not"
        " expected again; plan what you know of"
    ) in told


def test_large_gifts_that_kept_coming_are_counted_on() -> None:
    """Two in the last half year after one before: (40,000 + 260) / 26 a week, for 13 weeks."""
    found = learned(book_of(gifts("2025-09-10", "2026-02-11", "2026-04-15")))
    assert sum(item.amount for item in found) == 20_130


def fees(who: str, text: str) -> str:
    """Return five payments of 10.00 on the 1st of every month since June 2025."""
    days = (months_later(dt.date(2025, 7, 1), n) for n in range(12))
    return "".join(
        f'{day} * {who.format(n=n, day=day)}"{text}"\n  Income:Members -10 EUR\n  Assets:Bank\n'
        for day in days
        for n in range(5)
    )


def test_what_comes_together_on_a_day_recurs_whoever_pays() -> None:
    """Sixty givers, each once, on the 1st: 50.00 on the next ones, Saturdays too as in the past."""
    found = learned(book_of(fees('"Giver {n} {day}" ', "fee")))
    assert [(item.date.isoformat(), item.amount, item.counterparty) for item in found] == [
        ("2026-07-01", 50, ""),
        ("2026-08-01", 50, ""),
        ("2026-09-01", 50, ""),
    ]
    assert say(found[0].because, "en") == (
        "on Income:Members about as much comes together on a day every month: 12 times, last on 1"
        " June 2026"
    )
    assert proposals(book_of(fees('"Giver {n} {day}" ', "fee"))) == ()


def contributions() -> str:
    """Return twelve who paid 100.00 in the summers of 2023 to 2025, and one who stopped in 2025."""
    return "".join(
        f"{dt.date(2023, 7, 1) + dt.timedelta(days=7 * n + 365 * year + (year > 0))}"
        f' * "Member {n}" "Contribution"\n  Income:Members -100 EUR\n  Assets:Bank\n'
        for year in range(3)
        for n in range(13 - (year > 1))
    )


def test_members_who_pay_once_a_year_come_again_in_part() -> None:
    """Twelve of thirteen did: 92.31 each of twelve in the summer, and 0.00 a week beside it.

    Those who came three times are proposed for the plan; and a plan of July's covers those of July.
    """
    book = book_of(contributions())
    found = learned(book)
    assert [(item.amount, item.of, item.counterparty) for item in found] == [
        (Decimal("92.31"), 100, f"Member {n}") for n in range(12)
    ]
    assert [found[0].date, found[11].date] == [dt.date(2026, 7, 1), dt.date(2026, 9, 16)]
    assert say(found[0].because, "en") == (
        "Member 0 paid on 1 July 2025; of those who paid a year ago 92 % came again"
    )
    assert say(found[0].because, "nl") == (
        "Member 0 betaalde op 1 juli 2025; van wie een jaar eerder betaalde, kwam 92 % terug"
    )
    assert [one.payee for one in proposals(book)] == [f"Member {n}" for n in range(12)]
    whole = '2026-07-01 # "Members" "Contributions"\n  Assets:Bank 1200 EUR\n  Income:Members\n'
    assert learned(book_of(contributions() + whole))[0].date == dt.date(2026, 8, 5)


def line(keys: str = "", day: str = "2026-07-05", payee: str = "Landlord", net: int = 1000) -> str:
    vat = Decimal(net) * 21 / 100
    return (
        f'{day} # "{payee}" "Rent"\n  repeat: "monthly"\n{keys}'
        f"  Expenses:Rent {net} EUR\n  Assets:VAT {vat:.2f} EUR\n"
        f"  Assets:Bank -{net + vat:.2f} EUR\n"
    )


@pytest.mark.parametrize("payee", ["Landlord", "Vastgoed Zuid"])
@pytest.mark.parametrize("day", ["2026-07-05", "2026-01-05"])
def test_a_plan_line_takes_the_place_of_what_was_learned(payee: str, day: str) -> None:
    """Whatever its payee and first day: the same total, and nothing of it is learned."""
    before = book_of(rents(6))
    after = book_of(rents(6) + line(payee=payee, day=day))
    assert learned(after) == []
    assert total(after) == total(before)


def test_a_single_line_takes_the_place_of_its_month_alone() -> None:
    """3,000 once on 15 July: the five weeks of July are planned, 50.00 a week goes on in August."""
    once = '2026-07-15 # "Laptops" "three"\n  Expenses:Office 3000 EUR\n  Assets:Bank -3000 EUR\n'
    found = learned(book_of(office(26) + once))
    assert found[0].date == dt.date(2026, 8, 5)
    assert [item.amount for item in found] == [Decimal(-50)] * 8


def test_a_budget_takes_the_place_of_what_was_learned() -> None:
    """50.00 a week is 217 a month: a budget of 300 leaves nothing to learn, one of 100 117."""
    assert len(learned(book_of(office(26)))) == 13
    large = '2026-07-01 custom "budget" Expenses:Office "monthly" 300.00 EUR\n'
    small = '2026-07-01 custom "budget" Expenses:Office "monthly" 100.00 EUR\n'
    assert [i for i in learned(book_of(office(26) + large)) if i.date.month > 6] == []
    july = [i.amount for i in learned(book_of(office(26) + small)) if i.date.month == 7]
    # five Wednesdays of 50 less 31 days of 100 / 30.4375 = 101.84
    assert sum(july) == pytest.approx(Decimal("-148.16"), abs=Decimal("0.01"))


def test_a_proposal_in_the_plan_switches_the_learned_line_off() -> None:
    book = book_of(rents(6))
    (one,) = proposals(book)
    assert (one.date, one.payee, one.narration, one.repeat) == (
        dt.date(2026, 7, 5),
        "Landlord",
        "Rent",
        "monthly",
    )
    assert [(leg.account, leg.number) for leg in one.legs] == [
        ("Expenses:Rent", Decimal(1000)),
        ("Assets:VAT", Decimal(210)),
        ("Assets:Bank", Decimal(-1210)),
    ]
    after = book_of(rents(6) + line('  roll: "following"\n'))
    assert proposals(after) == ()
    assert total(after) == total(book)


def test_what_may_be_invoiced_is_spread_as_customers_pay() -> None:
    """An invoice a week since a year, paid 30 days later: sales go on, and are paid likewise."""
    rows = []
    for n in range(50):
        day = dt.date(2026, 6, 24) - dt.timedelta(weeks=n)
        paid = day + dt.timedelta(days=30)
        rows.append(
            f'{day} * "Customer {n}" "bikes"\n  invoice: "{n}"\n  Assets:Receivable 121 EUR\n'
            "  Income:Sales -100 EUR\n  Liabilities:VAT -21 EUR\n"
        )
        if paid <= AS_OF:
            rows.append(
                f'{paid} * "Customer {n}" "bikes"\n  invoice: "{n}"\n  Assets:Bank 121 EUR\n'
                "  Assets:Receivable -121 EUR\n"
            )
    found = learned(book_of("".join(rows)))
    assert found[0].date >= dt.date(2026, 7, 31)
    assert {item.category for item in found} == {"receipts-new-sales"}
    # invoices of 1 July to 26 August are paid within the 13 weeks that end on 27 September
    assert sum(item.amount for item in found) == pytest.approx(Decimal(121 * 9), abs=Decimal(121))


def test_salaries_are_learned_as_they_are_paid_and_their_tax_once() -> None:
    """4,000 gross, 1,200 withheld: 2,800 on the 25th and 1,200 a month later; nothing twice."""
    rows = [
        "2020-01-01 open Expenses:Personnel\n2020-01-01 open Liabilities:PayrollTax\n",
        '2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax\n',
    ]
    for month in range(1, 7):
        paid = f"2026-{month:02d}-25"
        rows.append(
            f'{paid} * "Team" "salaries"\n  Expenses:Personnel 4000 EUR\n'
            "  Liabilities:PayrollTax -1200 EUR\n  Assets:Bank -2800 EUR\n"
        )
        if month > 1:
            rows.append(
                f'2026-{month:02d}-27 * "Belastingdienst" "payroll tax"\n'
                "  Liabilities:PayrollTax 1200 EUR\n  Assets:Bank -1200 EUR\n"
            )
    book = book_of("".join(rows))
    assert {moved.category: moved.amount for moved in book.movements[1:4]} == {
        "payroll": -2800,
        "tax": -1200,
    }
    items = forecast(book).items
    ahead = [(item.date.isoformat(), item.kind, item.amount) for item in items]
    assert ahead == [
        ("2026-07-24", "learned", -2800),
        ("2026-07-31", "tax", -1200),
        ("2026-08-25", "learned", -2800),
        ("2026-08-31", "tax", -1200),
        ("2026-09-25", "learned", -2800),
    ]


@pytest.mark.parametrize("due", [14, 60])
def test_bills_to_come_are_due_as_the_last_ones_were(due: int) -> None:
    """Nobody declared terms, each bill says when it is due: those to come say the same."""
    rows = ["2020-01-01 open Liabilities:Payable\n"]
    for month in range(1, 7):
        day = dt.date(2026, month, 1)
        until = day + dt.timedelta(days=due)
        rows.append(
            f'{day} * "Freelancer" "hours"\n  bill: "F{month}"\n  due: {until}\n'
            "  Expenses:Office 1000 EUR\n  Liabilities:Payable -1000 EUR\n"
        )
        if until <= AS_OF:
            rows.append(
                f'{until} * "Freelancer" "hours"\n  bill: "F{month}"\n'
                "  Liabilities:Payable 1000 EUR\n  Assets:Bank -1000 EUR\n"
            )
    found = learned(book_of("".join(rows)))
    assert found[0].due == dt.date(2026, 7, 1) + dt.timedelta(days=due)


@pytest.mark.parametrize("cents", [1, 100_000_000_000])
def test_a_cent_and_a_billion(cents: int) -> None:
    found = learned(book_of(office(26, cents)))
    assert sum(item.amount for item in found) == -13 * Decimal(cents).scaleb(-2)


def test_a_currency_without_a_price_is_named_and_not_learned() -> None:
    text = rents(6).replace("EUR", "USD")
    ahead = forecast(book_of(text))
    assert [item for item in ahead.items if item.kind == "learned"] == []
    assert any("USD" in say(problem.saying, "en") for problem in ahead.problems)


@settings(max_examples=25)
@given(
    net=st.integers(200, 3000),
    start=st.dates(dt.date(2026, 7, 1), dt.date(2026, 7, 28)),
    payee=st.sampled_from(["Landlord", "Somebody", ""]),
)
def test_a_plan_never_doubles(net: int, start: dt.date, payee: str) -> None:
    """What is planned and learned of one account is at most the larger of both, month by month."""
    ahead = forecast(book_of(rents(6) + line(day=start.isoformat(), payee=payee, net=net)))
    months: dict[int, Decimal] = {}
    for item in ahead.items:
        if item.counter == "Expenses:Rent":
            months[item.date.month] = months.get(item.date.month, Decimal()) - item.amount
    # one of either may cross into the next month by the bank's calendar, and the interval's end
    assert sum(months.values()) <= 3 * max(Decimal(1210), Decimal(net * 121) / 100) + 1210
    assert sum(months.values()) >= 2 * Decimal(min(net, 1000))


def test_rent_of_an_auditfile_that_names_nobody_is_known_by_its_day() -> None:
    nameless = "".join(
        RENT.format(day=months_later(dt.date(2025, 6, 5), n), flag="*", text=n, keys="")
        for n in range(7)
    ).replace('"Landlord" ', "")
    ahead = [item for item in learned(book_of(nameless + rents(6))) if item.value < 0]
    assert [(item.date.isoformat(), item.value) for item in ahead] == [
        ("2026-07-06", -1210),  # the 5th is a Sunday
        ("2026-08-05", -1210),
        ("2026-09-07", -1210),  # and a Saturday
    ]


def test_what_a_provider_pays_back_is_a_sale_undone() -> None:
    """Each week 500 sold and 100 paid back: 400 a week."""
    provider = """
2020-01-01 open Assets:Mollie
  class: "clearing"
  pays-out: "weekly"
"""
    weeks = [AS_OF - dt.timedelta(days=7 * n + 3) for n in range(50)]
    sold = "".join(
        f"""
{day} * "a customer {day}" "order"
  Assets:Mollie   500 EUR
  Income:Sales
{day} * "a customer {day}" "order that came back"
  Assets:Mollie  -100 EUR
  Income:Sales
{day + dt.timedelta(days=1)} * "Mollie" "payout"
  Assets:Mollie  -400 EUR
  Assets:Bank
"""
        for day in weeks
    )
    ahead = [item.value for item in learned(book_of(provider + sold)) if item.value > 0]
    assert set(ahead[1:-1]) == {Decimal(400)}
