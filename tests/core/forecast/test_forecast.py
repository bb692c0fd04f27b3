"""What comes into a forecast, and when: open items, planned lines, loans, cards, budgets."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core.accounts import Category
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast.scenario.drafts import main_account
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast

DAY = dt.date.fromisoformat


def cash(ahead: Forecast, category: str | None = None) -> list[tuple[str, Decimal]]:
    """Return day and value of the items, of one row where asked."""
    assert all(say(item.because, lang) for item in ahead.items for lang in ("en", "nl"))
    rows = (i for i in ahead.items if category in {None, i.category.value})
    return [(item.date.isoformat(), item.value) for item in rows]


def year(book: Book) -> Forecast:
    return forecast(book, until=horizon_end(DAY("2026-10-31"), "12m"))


def told(ahead: Forecast, lang: str = "en") -> list[str]:
    return [say(problem.saying, lang) for problem in ahead.problems]


def test_an_empty_plan_changes_nothing(charted: Book) -> None:
    """2024-01-01 open Expenses:Nothing"""
    ahead = forecast(charted)
    assert (ahead.opening, ahead.items, ahead.problems) == (60000, (), ())
    assert ahead.until == DAY("2027-02-01")
    assert {day.balance for day in ahead.path} == {60000}
    assert ahead.low_point == (DAY("2026-11-01"), 60000, 60000)
    assert ahead.runway.months is None
    assert "until 31 January 2027" in say(ahead.runway.reason)


def test_open_invoices_and_bills_on_their_day(charted: Book) -> None:
    """
    2024-01-01 custom "customer" "Fixed Day"
      pays-on: 25
    2024-01-01 custom "supplier" "Energy"
      pays-by: "direct-debit"
    2026-10-20 * "Jansen" "on a Saturday: Monday"
      invoice: "1"
      due: 2026-11-14
      Assets:Receivable   100 EUR
      Income:Sales
    2026-10-20 * "Jansen" "promised"
      invoice: "2"
      due: 2026-11-04
      expected: 2026-12-01
      Assets:Receivable   200 EUR
      Income:Sales
    2026-10-20 * "Fixed Day" "the 25th after the due date"
      invoice: "3"
      due: 2026-11-04
      Assets:Receivable   400 EUR
      Income:Sales
    2026-10-20 * "Parts Ltd" "on a Saturday: the Friday before"
      bill: "4"
      due: 2026-11-14
      Liabilities:Payable -800 EUR
      Expenses:Parts
    2026-10-20 * "Energy" "a direct debit comes after"
      bill: "5"
      due: 2026-11-14
      Liabilities:Payable -1600 EUR
      Expenses:Rent
    """
    ahead = forecast(charted)
    assert cash(ahead) == [
        ("2026-11-13", -800),
        ("2026-11-16", -1600),
        ("2026-11-16", 100),
        ("2026-11-25", 400),
        ("2026-12-01", 200),
    ]
    invoice = next(item for item in ahead.items if item.of == 100)
    assert (invoice.id, invoice.kind, invoice.certainty) == ("invoice/1", "invoice", "committed")
    assert (invoice.due, invoice.account, invoice.counter) == (
        DAY("2026-11-14"),
        "Assets:Bank",
        "Assets:Receivable",
    )
    assert say(invoice.because) == "invoice 1, due 14 November 2026"
    assert say(invoice.because, "nl") == "factuur 1, vervalt op 14 november 2026"
    assert invoice.source is not None


def test_what_is_overdue_waits_as_the_prior_says_where_nobody_ever_paid(charted: Book) -> None:
    """
    2026-08-01 * "Late" "two of them"
      invoice: "1"
      due: 2026-08-31
      Assets:Receivable   100 EUR
      Income:Sales
    2026-08-01 * "Late" "due on the very day"
      invoice: "2"
      due: 2026-10-31
      Assets:Receivable   200 EUR
      Income:Sales
    """
    ahead = forecast(charted)
    # half of what is left every ten days: by the end of Friday, 6 days on, 1 - 0.5 ** 0.6 = 34.02 %
    assert cash(ahead)[:2] == [("2026-11-03", Decimal("34.02")), ("2026-11-03", Decimal("68.05"))]
    # by Friday the 13th, 13 days on, 1 - 0.5 ** 1.3 = 59.39 %
    week = [item for item in ahead.items if item.date <= DAY("2026-11-13")]
    assert sum(item.value for item in week) == Decimal("178.16")
    assert {item.likely for item in week} == {DAY("2026-11-10")}
    # and all of it comes: less than 0.25 % would be left after 13 weeks, which is not split off
    assert told(ahead) == []
    assert ahead.beyond == ()
    assert sum(item.value for item in ahead.items) == 300
    # with what comes after a shorter horizon each is whole as well
    ahead = forecast(charted, until=DAY("2026-12-01"))
    assert [(one.item.id, one.never) for one in ahead.beyond] == [
        ("invoice/1", 0),
        ("invoice/2", 0),
    ]
    for one in ahead.beyond:
        shown = sum(item.amount for item in ahead.items if item.id == one.item.id)
        assert shown + one.later == one.item.of
    assert say(week[0].because) == (
        "invoice 1, was due 31 August 2026: later than anything known to have been paid, so half is"
        " counted up to 10 November 2026; 34 % of € 100.00 this week"
    )


def test_overdue_today_counts_it_whole_on_the_next_bank_day(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "overdue" "today"
    2026-08-01 * "Late" "one"
      invoice: "1"
      due: 2026-08-31
      Assets:Receivable   100 EUR
      Income:Sales
    """
    ahead = forecast(charted)
    assert cash(ahead) == [("2026-11-02", 100)]
    assert say(ahead.items[0].because).endswith("counted on the next bank day")


def test_overdue_can_be_excluded_and_is_then_listed(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "overdue" "exclude"
    2026-08-01 * "Late" "one"
      invoice: "1"
      due: 2026-08-31
      Assets:Receivable   100 EUR
      Income:Sales
    """
    ahead = forecast(charted)
    assert ahead.items == ()
    assert told(ahead)[0].startswith("€ 100.00 of Late, 1, is overdue and not counted")


def test_disputed_is_out_and_collect_is_a_part(charted: Book) -> None:
    """
    2026-10-01 * "A" "disputed"
      invoice: "1"
      due: 2026-11-30
      disputed: TRUE
      Assets:Receivable   100 EUR
      Income:Sales
    2026-10-01 * "B" "half of it will come"
      invoice: "2"
      due: 2026-11-30
      collect: 0.5
      Assets:Receivable   200 EUR
      Income:Sales
    2026-10-01 * "C" "held, but owed"
      bill: "3"
      due: 2026-11-30
      hold: TRUE
      Liabilities:Payable  -50 EUR
      Expenses:Parts
    """
    ahead = forecast(charted)
    assert cash(ahead) == [("2026-11-30", -50), ("2026-11-30", 100)]
    half = ahead.items[1]
    assert (half.of, half.probability, half.amount) == (200, Decimal("0.5"), 100)
    assert told(ahead)[0].startswith("€ 100.00 of A, 1, is disputed and not counted")


def test_a_part_that_was_paid_is_no_longer_expected(charted: Book) -> None:
    """
    2026-10-01 * "A" "an invoice of 1,000"
      invoice: "1"
      due: 2026-11-30
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-10-20 * "A" "300 of it"
      invoice: "1"
      Assets:Bank          300 EUR
      Assets:Receivable
    """
    assert cash(forecast(charted)) == [("2026-11-30", 700)]
    assert forecast(charted).opening == 60300


def test_planned_lines_roll_by_their_direction(charted: Book) -> None:
    """
    2026-11-14 # "Shop" "a receipt on a Saturday"
      Assets:Bank         100 EUR
      Income:Sales
    2026-11-14 # "Landlord" "a payment on a Saturday"
      Assets:Bank        -200 EUR
      Expenses:Rent
    2026-10-31 # "Month end" "back, as Monday is in the next month"
      repeat: "monthly"
      until: 2027-01-31
      roll: "modified-following"
      Assets:Bank        -400 EUR
      Expenses:Parts
    2026-11-15 # "As it falls" "a Sunday"
      roll: "none"
      Assets:Bank        -800 EUR
      Expenses:Marketing
    """
    # what fell on 31 October is still to come: on the next bank day
    assert cash(forecast(charted)) == [
        ("2026-11-02", -400),
        ("2026-11-13", -200),
        ("2026-11-15", -800),
        ("2026-11-16", 100),
        ("2026-11-30", -400),
        ("2026-12-31", -400),
        ("2027-01-29", -400),
    ]


def test_growth_compounds_once_per_period_that_has_passed(charted: Book) -> None:
    """
    2025-12-01 # "Landlord" "3 % a year"
      repeat: "monthly"
      growth: "1.03 yearly"
      Assets:Bank       -1000 EUR
      Expenses:Rent
    2026-11-16 # "Shop" "1 % a month"
      repeat: "monthly"
      growth: "1.01 monthly"
      count: 3
      Assets:Bank        1000 EUR
      Income:Sales
    2024-11-17 # "Ads" "50 a year more"
      repeat: "yearly"
      growth: "50 EUR yearly"
      until: 2026-12-31
      Assets:Bank        -500 EUR
      Expenses:Marketing
    """
    ahead = forecast(charted)
    # from 1 December 2026 on one year has passed: 1,030
    assert cash(ahead, "housing") == [
        ("2026-11-02", -1000),
        ("2026-12-01", -1030),
        ("2026-12-31", -1030),
    ]
    assert cash(ahead, "receipts-new-sales") == [
        ("2026-11-16", 1000),
        ("2026-12-16", 1010),
        ("2027-01-18", Decimal("1020.10")),
    ]
    assert cash(ahead, "other-operating") == [("2026-11-17", -600)]


def test_less_than_half_a_cent_of_a_planned_amount_is_nothing(charted: Book) -> None:
    """
    2025-10-05 # "Zuidhaven" "rent that grew to 1,033.33 in cents"
      repeat: "yearly"
      growth: "1.03333 yearly"
      certainty: "committed"
      unmet: "roll"
      Expenses:Rent       1000 EUR
      Assets:Bank
    2025-10-05 * "Zuidhaven" "rent"
      Expenses:Rent       1000 EUR
      Assets:Bank
    2026-10-05 * "Zuidhaven" "rent, to a part of a cent"
      Expenses:Rent       1033.3262 EUR
      Assets:Bank
    """
    ahead = forecast(charted)
    assert (ahead.items, told(ahead)) == ((), [])


def test_what_shrinks_ends_at_nothing(charted: Book) -> None:
    """
    2025-12-01 # "Ads" "less every month"
      repeat: "monthly"
      growth: "-40 EUR monthly"
      Assets:Bank        -480 EUR
      Expenses:Marketing
    """
    # 480 - 11 x 40 = 40 in November 2026, then nothing
    assert cash(forecast(charted)) == [("2026-11-02", -40)]


def test_planned_invoices_and_bills_are_paid_by_the_terms(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "payment-terms" "14"
    2024-01-01 custom "supplier" "Frames"
      payment-terms: "30 eom"
      priority: "critical"
    2026-11-16 # "Dealers" "14 days: 30 November"
      Assets:Receivable    100 EUR
      Income:Sales
    2026-11-16 # "Contract" "a service contract"
      Assets:Receivable    200 EUR
      Income:Service
    2026-11-16 # "Frames" "end of month plus 30: 30 December"
      Liabilities:Payable -400 EUR
      Expenses:Parts
    """
    ahead = forecast(charted)
    assert [(i.date.isoformat(), i.value, i.category) for i in ahead.items] == [
        ("2026-11-30", 200, Category.RECEIPTS_RECURRING),
        ("2026-11-30", 100, Category.RECEIPTS_NEW_SALES),
        ("2026-12-30", -400, Category.SUPPLIERS_CRITICAL),
    ]
    assert ahead.items[0].due == DAY("2026-11-30")
    assert "invoiced on 16 November 2026" in say(ahead.items[0].because)


def test_pipeline_is_taken_whole_or_not_at_all(charted: Book) -> None:
    """
    2026-11-16 # "Likely"
      certainty: "pipeline"
      probability: 0.5
      Assets:Bank   100 EUR
      Income:Sales
    2026-11-17 # "Unlikely"
      certainty: "pipeline"
      probability: 0.49
      Assets:Bank   200 EUR
      Income:Sales
    """
    assert cash(forecast(charted)) == [("2026-11-16", 100)]


def test_own_transfers_are_no_items(charted: Book) -> None:
    """
    2024-01-01 open Assets:Savings
      class: "cash"
    2026-11-16 # "Own" "to savings"
      repeat: "monthly"
      Assets:Bank      -1000 EUR
      Assets:Savings    1000 EUR
    """
    assert forecast(charted).items == ()


def test_a_loan_plans_its_own_instalments(charted: Book) -> None:
    """
    2026-12-01 custom "loan" "Rabobank" Liabilities:Loan 60000 EUR "linear"
      rate: 0.062
      months: 60
      account: Assets:Bank
    """
    ahead = year(charted)
    # 60,000 x 0.062 / 12 = 310.00; 59,000: 304.83. New Year's Day is closed: 4 January
    assert cash(ahead, "financing") == [("2026-12-01", 60000)]
    assert cash(ahead, "debt-service")[:4] == [
        ("2027-01-04", Decimal("-310.00")),
        ("2027-01-04", Decimal("-1000.00")),
        ("2027-02-01", Decimal("-304.83")),
        ("2027-02-01", Decimal("-1000.00")),
    ]
    assert say(ahead.items[1].because) == "loan Rabobank, instalment 1 of 60: interest"
    assert {item.certainty for item in ahead.items} == {"committed"}


def test_a_running_loan_asks_for_what_is_not_paid_yet(charted: Book) -> None:
    """
    2026-07-30 custom "loan" "Bank" Liabilities:Loan 1200 EUR "linear"
      rate: 0
      months: 12
      account: Assets:Bank
    2026-10-29 * "Bank" "the instalment of 30 October, a day early"
      Assets:Bank        -100 EUR
      Liabilities:Loan
    """
    # those of August and September are taken as paid, 30 January is a Saturday: after the horizon
    assert cash(forecast(charted)) == [("2026-11-30", -100), ("2026-12-30", -100)]


def test_a_card_is_settled_on_its_day(charted: Book) -> None:
    """
    2024-01-01 open Liabilities:Card
      class: "card"
      pays-on: 25
      pays-from: Assets:Bank
    2026-10-20 * "Hotel" "on the card"
      Liabilities:Card   -300 EUR
      Expenses:Marketing
    2026-11-10 # "Ads" "on the card, before the settlement"
      Liabilities:Card   -100 EUR
      Expenses:Marketing
    2026-11-25 # "Ads" "on the day itself: the next settlement; Christmas: 28 December"
      Liabilities:Card   -200 EUR
      Expenses:Marketing
    """
    ahead = forecast(charted)
    assert cash(ahead, "card") == cash(ahead)
    assert sorted(cash(ahead)) == [
        ("2026-11-25", -300),
        ("2026-11-25", -100),
        ("2026-12-28", -200),
    ]
    assert {item.account for item in ahead.items} == {"Assets:Bank"}


def test_a_provider_pays_out_in_its_rhythm(charted: Book) -> None:
    """
    2024-01-01 open Assets:Mollie
      class: "clearing"
      pays-out: "weekly"
      pays-to: Assets:Bank
    2026-10-27 * "Mollie" "a payout on a Tuesday"
      Assets:Bank         50 EUR
      Assets:Mollie      -50 EUR
    2026-10-30 * "Web shop" "sold"
      Assets:Mollie      450 EUR
      Income:Sales
    2026-11-04 # "Market" "will be sold on Wednesday: the Tuesday after"
      Assets:Mollie      100 EUR
      Income:Sales
    """
    assert cash(forecast(charted)) == [("2026-11-03", 400), ("2026-11-10", 100)]


def test_what_a_budget_leaves_is_spread_over_the_bank_days(charted: Book) -> None:
    """
    2026-11-01 custom "budget" Expenses:Marketing "monthly" 2100 EUR
    2026-12-01 custom "budget" Expenses:Marketing "monthly" 0 EUR
    2026-11-10 # "Fair" "planned on the same account"
      Assets:Bank        -900 EUR
      Expenses:Marketing
    """
    # November 2026 has 21 bank days: 5, 5, 5, 5 and 1; 2,100 - 900 planned = 1,200 over them
    ahead = forecast(charted)
    budget = [(i.date.isoformat(), i.value) for i in ahead.items if i.kind == "budget"]
    assert [day for day, _ in budget] == [
        "2026-11-02",
        "2026-11-09",
        "2026-11-16",
        "2026-11-23",
        "2026-11-30",
    ]
    assert sum(value for _, value in budget) == -1200
    assert budget[0][1] == Decimal("-285.71")  # 1,200 x 5 / 21


def test_what_the_budget_s_account_took_uses_it_up(charted: Book) -> None:
    """
    2026-10-01 custom "budget" Expenses:Marketing "quarterly" 1000 EUR
    2026-10-10 * "Fair" "booked in the quarter"
      Assets:Bank       -1500 EUR
      Expenses:Marketing
    2027-01-01 custom "budget" Expenses:Marketing "quarterly" 0 EUR
    """
    assert forecast(charted).items == ()


def test_foreign_money_counts_at_its_last_price(charted: Book) -> None:
    """
    2026-10-01 price USD 0.90 EUR
    2026-10-30 price USD 0.80 EUR
    2026-10-01 * "Acme" "in dollars"
      invoice: "1"
      due: 2026-11-30
      Assets:Receivable  1000 USD
      Income:Sales
    """
    (item,) = forecast(charted).items
    assert (item.amount, item.currency, item.value) == (1000, "USD", 800)


def test_money_without_a_price_is_a_problem_and_never_zero(charted: Book) -> None:
    """
    2026-10-01 * "Acme" "in dollars"
      Assets:Bank        1000 USD
      Equity:Opening
    """
    ahead = forecast(charted)
    assert ahead.opening == 60000
    assert told(ahead) == [
        (
            "there is no price of USD in EUR, so this is not in the forecast: $ 1,000.00 in the"
            " bank, $ 0.00 to come in, $ 0.00 to go out; add a price directive"
        ),
    ]
    assert ahead.problems[0].error


def test_items_keep_their_ids_when_the_horizon_moves(charted: Book) -> None:
    """
    2026-11-10 # "Shop" "monthly"
      repeat: "monthly"
      Assets:Bank   100 EUR
      Income:Sales
    """
    short, long = forecast(charted), year(charted)
    assert [item.id for item in short.items] == [item.id for item in long.items][: len(short.items)]


def test_runway_is_interpolated_in_its_month(made: Callable[..., Forecast]) -> None:
    # 10,000 with -4,000 on 10 November and -12,000 on 20 November: out on the 20th. 31 October to
    # 30 November is one month, at its end -6,000: 10,000 / 16,000 = 0.625
    ahead = made(("a", "2026-11-10", "-4000"), ("b", "2026-11-20", "-12000"))
    assert (ahead.runway.months, ahead.runway.date) == (Decimal("0.63"), DAY("2026-11-20"))
    assert (ahead.cash_out, ahead.first_breach) == (DAY("2026-11-20"), DAY("2026-11-20"))


def test_the_worked_runway(charted: Book) -> None:
    """
    2026-11-16 # "Costs" "8,000 a month"
      repeat: "monthly"
      Assets:Bank   -8000 EUR
      Expenses:Parts
    2027-02-16 # "Once" "and 22,000 more in the fourth month"
      Assets:Bank   -22000 EUR
      Expenses:Parts
    """
    # engine.md: 60,000 less 8,000 x 3 and 30,000 leaves 6,000; then 8,000 a month: 4.75
    assert year(charted).runway.months == Decimal("4.75")
    assert year(charted).runway.date == DAY("2027-03-16")


def test_a_runway_without_any_payment_says_so(made: Callable[..., Forecast]) -> None:
    ahead = made(("invoice/1", "2026-11-10", "500"))
    assert ahead.runway[:2] == (None, None)
    assert say(ahead.runway.reason) == (
        "no payment is known until 30 November 2026, so this says nothing yet: write a plan first"
    )
    assert say(made(("rent", "2026-11-10", "-5")).runway.reason) == (
        "cash stays above zero until 30 November 2026; the low point is € 9,995.00 on"
        " 10 November 2026"
    )


def test_headroom_and_what_is_safe_to_spend(made: Callable[..., Forecast]) -> None:
    # engine.md: low point -10,000, overdraft 50,000, no buffer: headroom 40,000
    ahead = made(("a", "2026-11-10", "-20000"), buffer=None, overdraft="50000")
    assert ahead.low_point == (DAY("2026-11-10"), -10000, 40000)
    assert ahead.safe_to_spend == (40000, DAY("2026-11-10"))
    assert ahead.first_breach is None


def test_certainty_adds_up_to_closing(made: Callable[..., Forecast]) -> None:
    ahead = made(("invoice/1", "2026-11-10", "500"), ("plan/x", "2026-11-11", "-200"))
    assert ahead.certainty == {"booked": 0, "committed": 500, "expected": -200, "learned": 0}
    assert ahead.opening + sum(ahead.certainty.values()) == ahead.path[-1].balance


def test_without_a_day_there_is_no_forecast(read_text: Callable[..., Book]) -> None:
    with pytest.raises(ValueError, match="no cash account"):
        forecast(read_text('option "operating_currency" "EUR"'))


def test_a_credit_note_and_a_refund_are_called_so(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-08-10 * "Frames" "parts"
      Expenses:Parts        1000 EUR
      Assets:VAT             210 EUR
      Assets:Bank
    2026-10-12 * "Jansen" "credit note"
      credit-note: "C1"
      Income:Sales           100 EUR
      Assets:Receivable     -100 EUR
    """
    told = {item.id: say(item.because) for item in forecast(charted).items}

    assert told == {
        "invoice/C1": "credit note C1 of 12 October 2026, not taken off an invoice yet; "
        "counted as paid back on 2 November 2026",
        "tax/vat/2026-Q3": "refund of VAT of 2026-Q3, counted from 30 October 2026 on",
    }


def test_the_main_account_is_a_bank_account_and_no_till(charted: Book) -> None:
    """
    2026-01-01 open Assets:Till
      class: "cash"
    2026-01-01 open Assets:Giro
      class: "cash"
      iban: "NL20INGB0001234567"
    2026-01-01 open Assets:Savings
      class: "cash"
      iban: "NL13TEST0123456789"
    2026-10-01 * "sold over the counter"
      Assets:Till  1 EUR
      Income:Sales
    2026-10-02 * "sold over the counter"
      Assets:Till  1 EUR
      Income:Sales
    2026-10-03 * "sold over the counter"
      Assets:Till  1 EUR
      Income:Sales
    2026-10-02 * "sold"
      Assets:Giro  1 EUR
      Income:Sales
    """
    assert main_account(charted) == "Assets:Giro"
