"""Nothing counts twice: a planned occurrence, its invoice and its payment are one thing."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.forecast import forecast
from kasboek.core.forecast.plan.slots import intervals
from kasboek.core.forecast.plan.slots import remaining
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.saying import Source
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book

DAY = dt.date.fromisoformat


def items(book: Book) -> dict[str, Decimal]:
    return {item.id: item.value for item in forecast(book).items}


def test_what_remains_of_a_plan() -> None:
    # engine.md: plan 10,000, actual 2,000, open 6,500: 1,500; open 9,000: 0 and 11,000 in all
    assert remaining(Decimal(10000), Decimal(2000) + Decimal(6500)) == 1500
    assert remaining(Decimal(10000), Decimal(2000) + Decimal(9000)) == 0


def test_plan_10000_actual_2000_open_6500(charted: Book) -> None:
    """
    2026-11-05 # "Jansen" "spring orders"
      id: "spring"
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-10-12 * "Jansen" "a first part"
      invoice: "1"
      due: 2026-10-26
      Assets:Receivable   2000 EUR
      Income:Sales
    2026-10-26 * "Jansen" "paid"
      invoice: "1"
      Assets:Bank         2000 EUR
      Assets:Receivable
    2026-10-20 * "Jansen" "a second part"
      invoice: "2"
      due: 2026-11-20
      Assets:Receivable   6500 EUR
      Income:Sales
    """
    # actual 2,000 + open 6,500 + remaining 1,500 = 10,000
    assert items(charted) == {"invoice/2": 6500, "plan/spring/2026-11-05": 1500}
    rest = next(item for item in forecast(charted).items if item.plan == "spring")
    assert say(rest.because).endswith("what is left of € 10,000.00 after € 8,500.00 booked")


def test_plan_10000_actual_2000_open_9000(charted: Book) -> None:
    """
    2026-11-05 # "Jansen" "spring orders"
      id: "spring"
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-10-12 * "Jansen" "a first part"
      invoice: "1"
      due: 2026-10-26
      Assets:Receivable   2000 EUR
      Income:Sales
    2026-10-26 * "Jansen" "paid"
      invoice: "1"
      Assets:Bank         2000 EUR
      Assets:Receivable
    2026-10-20 * "Jansen" "a second part"
      invoice: "2"
      due: 2026-11-20
      Assets:Receivable   9000 EUR
      Income:Sales
    """
    assert items(charted) == {"invoice/2": 9000}


def test_what_is_credited_uses_up_nothing(charted: Book) -> None:
    """
    2026-11-05 # "Jansen" "spring orders"
      id: "spring"
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-10-20 * "Jansen" "a first part"
      invoice: "1"
      due: 2026-11-20
      Assets:Receivable   6500 EUR
      Income:Sales
    2026-10-25 * "Jansen" "one came back"
      credit-note: "C1"
      credits: "1"
      Income:Sales         500 EUR
      Assets:Receivable
    """
    # 6,500 - 500 = 6,000 is open, so 4,000 of the 10,000 is still to be invoiced
    assert items(charted) == {"invoice/1": 6000, "plan/spring/2026-11-05": 4000}


def test_a_payment_uses_up_the_rent_of_its_month_only(charted: Book) -> None:
    """
    2026-10-01 # "Landlord" "rent"
      id: "rent"
      repeat: "monthly"
      until: 2026-12-31
      Assets:Bank  -1815 EUR
      Expenses:Rent
    2026-10-02 * "Landlord" "October, another amount"
      Assets:Bank  -1900 EUR
      Expenses:Rent
    2026-10-28 * "Landlord" "November, early: nearer to 1 November than to 1 October"
      Assets:Bank  -1815 EUR
      Expenses:Rent
    """
    assert items(charted) == {"plan/rent/2026-12-01": -1815}


def test_a_line_that_is_named_is_used_whatever_the_rest_says(charted: Book) -> None:
    """
    2026-11-10 # "Somebody" "a machine"
      id: "machine"
      Assets:Bank     -5000 EUR
      Assets:Machines
    2026-08-10 * "Another" "a down payment, long before"
      plan: "machine"
      Assets:Bank     -2000 EUR
      Assets:Machines
    """
    assert items(charted) == {"plan/machine/2026-11-10": -3000}


def test_one_bank_line_may_name_several_plans(charted: Book) -> None:
    """
    2026-11-10 # "Tax adviser" "return"
      id: "return"
      Assets:Bank     -300 EUR
      Expenses:Marketing
    2026-11-12 # "Tax adviser" "wages"
      id: "wages"
      Assets:Bank     -200 EUR
      Expenses:Marketing
    2026-10-30 * "Collected" "both, in one"
      plan: "return; wages"
      Assets:Bank     -450 EUR
      Expenses:Marketing
    """
    # 300 to the first, the other 150 to the second
    assert items(charted) == {"plan/wages/2026-11-12": -50}


def test_without_a_name_a_shared_account_must_be_near_in_amount_and_time(charted: Book) -> None:
    """
    2026-11-02 # "Fair" "stand"
      id: "stand"
      Assets:Bank     -1000 EUR
      Expenses:Marketing
    2026-11-03 # "Fair" "flyers"
      id: "flyers"
      Assets:Bank     -400 EUR
      Expenses:Marketing
    2026-11-04 # "Fair" "posters"
      id: "posters"
      Assets:Bank     -700 EUR
      Expenses:Marketing
    2026-10-30 * "RAI Amsterdam" "9 % off the plan"
      Assets:Bank      -910 EUR
      Expenses:Marketing
    2026-10-30 * "Printer" "12 % off the plan"
      Assets:Bank      -448 EUR
      Expenses:Marketing
    2026-10-20 * "Printer" "the amount, but 15 days off"
      Assets:Bank      -700 EUR
      Expenses:Marketing
    """
    assert items(charted) == {
        "plan/stand/2026-11-02": -90,
        "plan/flyers/2026-11-03": -400,
        "plan/posters/2026-11-04": -700,
    }


def test_two_bookings_on_one_account_use_up_two_lines(charted: Book) -> None:
    """
    2026-11-05 # "" "cleaning"
      id: "cleaning"
      Expenses:Rent        100 EUR
      Assets:Bank
    2026-11-06 # "" "window cleaning"
      id: "windows"
      Expenses:Rent        105 EUR
      Assets:Bank
    2026-10-28 * "" "x"
      Expenses:Rent        100 EUR
      Assets:Bank
    2026-10-30 * "" "y"
      Expenses:Rent        100 EUR
      Assets:Bank
    """
    # the nearest pair first (30 October and the 5th); the other is left for the 6th, 9 days away
    assert items(charted) == {"plan/windows/2026-11-06": -5}


def test_one_booking_on_an_account_uses_up_one_line(charted: Book) -> None:
    """
    2026-11-05 # "" "cleaning"
      id: "cleaning"
      Expenses:Rent        100 EUR
      Assets:Bank
    2026-11-06 # "" "window cleaning"
      id: "windows"
      Expenses:Rent        105 EUR
      Assets:Bank
    2026-10-30 * "" "x"
      Expenses:Rent        100 EUR
      Assets:Bank
    """
    assert items(charted) == {"plan/windows/2026-11-06": -105}


def test_another_currency_is_another_thing(charted: Book) -> None:
    """
    2026-01-01 open Assets:Bank:Dollar USD
    2026-10-31 price USD 0.90 EUR
    2026-11-05 # "" "hosting"
      id: "hosting"
      Expenses:Rent        100 USD
      Assets:Bank:Dollar
    2026-10-30 * "" "x"
      Expenses:Rent        100 EUR
      Assets:Bank
    """
    assert items(charted) == {"plan/hosting/2026-11-05": -90}


def test_an_invoice_later_than_the_bank_data_uses_up_its_line_too(charted: Book) -> None:
    """
    2026-12-05 # "Jansen" "spring orders"
      id: "spring"
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-11-20 * "Jansen" "entered, though the bank data end on 31 October"
      invoice: "1"
      due: 2026-12-20
      Assets:Receivable   6500 EUR
      Income:Sales
    """
    # the line holds from 5 November on
    assert items(charted) == {"invoice/1": 6500, "plan/spring/2026-12-05": 3500}


def test_what_became_real_never_uses_up_an_unlikely_deal(charted: Book) -> None:
    """
    2026-10-30 # "Jansen" "a deal that nobody counts on"
      id: "deal"
      certainty: "pipeline"
      probability: 0.3
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-11-05 # "Jansen" "spring orders"
      id: "spring"
      Assets:Receivable  10000 EUR
      Income:Sales
    2026-10-30 * "Jansen" "the day of the deal"
      invoice: "1"
      due: 2026-11-30
      Assets:Receivable   6500 EUR
      Income:Sales
    """
    assert items(charted) == {"invoice/1": 6500, "plan/spring/2026-11-05": 3500}


def test_direction_and_kind_must_agree(charted: Book) -> None:
    """
    2026-11-10 # "Jansen" "cash"
      id: "cash"
      Assets:Bank         1000 EUR
      Income:Sales
    2026-10-30 * "Jansen" "an invoice is no cash"
      invoice: "1"
      due: 2026-11-30
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-10-30 * "Jansen" "we paid them back"
      Assets:Bank        -1000 EUR
      Income:Sales
    """
    assert items(charted) == {"invoice/1": 1000, "plan/cash/2026-11-10": 1000}


def test_the_payment_of_an_assigned_invoice_is_not_counted_again(charted: Book) -> None:
    """
    2026-11-05 # "Jansen" "an order"
      id: "order"
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-11-06 # "Jansen" "and something in cash"
      id: "cash"
      Assets:Bank          600 EUR
      Income:Sales
    2026-10-12 * "Jansen" "the invoice"
      invoice: "1"
      due: 2026-10-26
      Assets:Receivable    600 EUR
      Income:Sales
    2026-10-26 * "Jansen" "its payment"
      invoice: "1"
      Assets:Bank          600 EUR
      Assets:Receivable
    """
    # the invoice used 600 of the order; its payment does not use the cash line as well
    assert items(charted) == {"plan/order/2026-11-05": 400, "plan/cash/2026-11-06": 600}


def test_what_is_on_the_card_already_uses_up_what_was_planned_for_it(charted: Book) -> None:
    """
    2024-01-01 open Liabilities:Card
      class: "card"
      pays-on: 25
      pays-from: Assets:Bank
    2026-10-28 # "Ads Ltd" "adverts"
      id: "ads"
      repeat: "monthly"
      until: 2026-11-30
      Liabilities:Card   -100 EUR
      Expenses:Marketing
    2026-10-29 * "Ads Ltd" "adverts"
      Liabilities:Card    -90 EUR
      Expenses:Marketing
    """
    assert items(charted) == {
        "balance/Liabilities:Card/EUR": -90,
        "plan/ads/2026-10-28": -10,
        "plan/ads/2026-11-28": -100,
    }


def test_an_alias_is_the_counterparty(charted: Book) -> None:
    """
    2024-01-01 custom "supplier" "Vastgoed Zuid"
      alias: "VGZ BV"
    2026-11-02 # "VGZ BV" "rent"
      id: "rent"
      Assets:Bank  -1500 EUR
      Expenses:Rent
    2026-10-30 * "Vastgoed Zuid" "rent"
      Assets:Bank  -1500 EUR
      Expenses:Rent
    """
    assert items(charted) == {}


def test_two_lines_of_one_payee_each_get_their_own_payment(charted: Book) -> None:
    """
    2026-10-30 # "Landlord" "rent"
      id: "rent"
      certainty: "committed"
      Assets:Bank  -1000 EUR
      Expenses:Rent
    2026-10-30 # "Landlord" "service"
      id: "service"
      certainty: "committed"
      Assets:Bank   -200 EUR
      Expenses:Rent
    2026-10-30 * "Landlord" "rent"
      Assets:Bank  -1000 EUR
      Expenses:Rent
    2026-10-30 * "Landlord" "service"
      Assets:Bank   -200 EUR
      Expenses:Rent
    """
    assert items(charted) == {}


def test_what_passed_unmet_rolls_drops_or_asks(charted: Book) -> None:
    """
    2026-08-01 # "A" "committed: it still must be paid"
      id: "rolls"
      certainty: "committed"
      Assets:Bank   -100 EUR
      Expenses:Parts
    2026-08-01 # "B" "expected: it will not come any more"
      id: "drops"
      Assets:Bank   -200 EUR
      Expenses:Parts
    2026-08-01 # "C" "ask"
      id: "asks"
      unmet: "ask"
      Assets:Bank   -400 EUR
      Expenses:Parts
    2026-10-15 # "D" "expected, and its 30 days still run"
      id: "runs"
      Assets:Bank   -800 EUR
      Expenses:Parts
    """
    ahead = forecast(charted)
    assert [(i.id, i.date.isoformat()) for i in ahead.items] == [
        ("plan/rolls/2026-08-01", "2026-11-02"),
        ("plan/runs/2026-10-15", "2026-11-02"),
    ]
    rolled, asked = (say(problem.saying) for problem in ahead.problems)
    assert rolled.startswith("A: € 100.00 planned for 1 August 2026 (1 time) has not come")
    assert asked.startswith(
        "C: € 400.00 planned for 1 August 2026 (1 time) has not come and is not"
    )


def test_what_comes_after_its_time_is_another_thing_unless_it_is_named(charted: Book) -> None:
    """
    2026-07-01 # "Landlord" "deposit"
      id: "deposit"
      certainty: "committed"
      Expenses:Rent       3000 EUR
      Assets:Bank
    2026-07-01 # "Agent" "fee"
      id: "fee"
      certainty: "committed"
      Expenses:Rent        700 EUR
      Assets:Bank
    2026-08-03 * "Landlord" "three days after its time"
      Expenses:Rent       3000 EUR
      Assets:Bank
    2026-08-03 * "Agent" "as late, and named"
      plan: "fee"
      Expenses:Rent        700 EUR
      Assets:Bank
    """
    # each holds from 1 June to 31 July; the deposit rolls on to the next bank day
    (deposit,) = forecast(charted).items
    assert (deposit.date, deposit.plan, deposit.value) == (DAY("2026-11-02"), "deposit", -3000)


def test_a_line_on_an_account_with_stale_data_is_still_to_come(charted: Book) -> None:
    """
    2024-01-01 open Assets:Rabo
      class: "cash"
    2026-09-01 * "Rabo" "its data end here"
      Assets:Rabo      10 EUR
      Equity:Opening
    2026-09-10 # "Landlord" "rent"
      id: "rent"
      Assets:Rabo   -1500 EUR
      Expenses:Rent
    """
    # 10 September plus 30 days has passed for the bank, but the data of Rabo end on 1 September
    assert items(charted) == {"plan/rent/2026-09-10": -1500}


def test_intervals_meet_half_way() -> None:
    def of(repeat: Repeat | None, count: int | None = None) -> list[tuple[str, str, str]]:
        plan = PlanLine("x", DAY("2026-01-31"), "", "", (), Source("p", 1), repeat, count=count)
        found = intervals(plan, DAY("2026-04-30"))
        return [tuple(day.isoformat() for day in each) for each in found]  # type: ignore[misc] # three each

    assert of(None) == [("2026-01-31", "2026-01-01", "2026-03-03")]  # 30 days either side
    assert of(Repeat(Unit.MONTH), 3) == [
        ("2026-01-31", "2026-01-17", "2026-02-14"),  # 28 days to the next
        ("2026-02-28", "2026-02-14", "2026-03-16"),  # 31 days to the next
        ("2026-03-31", "2026-03-16", "2026-04-16"),
    ]


@given(unit=st.sampled_from(Unit), number=st.integers(1, 5), start=st.dates(DAY("2024-01-01")))
@settings(max_examples=50, deadline=None)
def test_intervals_never_overlap_and_hold_their_day(
    unit: Unit, number: int, start: dt.date
) -> None:
    start = start.replace(year=2024 + start.year % 4, day=min(start.day, 28))
    plan = PlanLine("x", start, "", "", (), Source("p", 1), Repeat(unit, number))
    found = list(intervals(plan, DAY("2031-01-01")))
    assert all(begin <= day < stop for day, begin, stop in found)
    assert all(one[2] == other[1] for one, other in itertools.pairwise(found))


@given(plan=st.decimals(0, 10**6, places=2), used=st.decimals(0, 10**6, places=2))
@settings(max_examples=50, deadline=None)
def test_remaining_is_never_negative(plan: Decimal, used: Decimal) -> None:
    assert remaining(plan, used) >= 0
    assert used + remaining(plan, used) >= plan


def test_a_loan_drawn_a_day_early_comes_once(charted: Book) -> None:
    """
    2026-11-01 custom "loan" "Rabobank" Liabilities:Loan 60000 EUR "linear"
      rate: 0.06
      months: 60
      account: Assets:Bank
    2026-10-30 * "Rabobank" "drawn, as the 1st is a Sunday"
      Assets:Bank        60000 EUR
      Liabilities:Loan
    """
    # 60,000 is in the bank; 300 of interest and 1,000 of principal on the 1st of each month
    ahead = forecast(charted)
    assert {item.value for item in ahead.items if item.date < DAY("2027-01-01")} == {-300, -1000}


def test_a_planned_settlement_of_what_is_counted_is_named(charted: Book) -> None:
    """
    2026-10-01 * "Jansen" "bikes"
      invoice: "1"
      due: 2026-11-15
      Assets:Receivable  1000 EUR
      Income:Sales
    2026-11-05 # "Jansen" "pays invoice 1"
      Assets:Bank        1000 EUR
      Assets:Receivable
    2026-11-05 # "Jansen" "pays, and keeps the bank's costs"
      Assets:Bank         990 EUR
      Expenses:Interest    10 EUR
      Assets:Receivable
    """
    told = [say(problem.saying) for problem in forecast(charted).problems]

    assert sum("may come twice" in text for text in told) == 1


def test_an_invoice_beside_the_same_line_in_cash_is_named(charted: Book) -> None:
    """
    2026-11-10 # "Jansen" "cash"
      id: "cash"
      Assets:Bank         1000 EUR
      Income:Sales
    2026-10-30 * "Jansen" "the same, invoiced: 5 % more"
      invoice: "1"
      due: 2026-11-20
      Assets:Receivable   1050 EUR
      Income:Sales
    2026-10-30 * "Jansen" "something else"
      invoice: "2"
      due: 2026-11-20
      Assets:Receivable    300 EUR
      Income:Sales
    2026-10-30 * "Jansen" "of another account"
      invoice: "3"
      due: 2026-11-20
      Assets:Receivable   1000 EUR
      Income:Service
    2026-10-30 * "Jansen" "of another time"
      invoice: "4"
      due: 2027-01-20
      Assets:Receivable   1000 EUR
      Income:Sales
    """
    assert [say(problem.saying) for problem in forecast(charted).problems] == [
        (
            "Jansen: € 1,000.00 is planned in cash for 10 November 2026 and invoice/1 is open as"
            ' well, so it may come twice until it is paid; write plan: "cash" on it, or plan the'
            " line as an invoice or bill"
        )
    ]


def test_an_invoice_that_names_its_line_in_cash_comes_once(charted: Book) -> None:
    """
    2026-11-10 # "Jansen" "cash"
      id: "cash"
      Assets:Bank         1000 EUR
      Income:Sales
    2026-10-30 * "Jansen" "the same, invoiced"
      invoice: "1"
      plan: "cash"
      due: 2026-11-20
      Assets:Receivable   1000 EUR
      Income:Sales
    """
    assert items(charted) == {"invoice/1": 1000}
    assert forecast(charted).problems == ()
