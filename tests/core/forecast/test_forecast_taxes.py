"""Tax that is building up: from the books, from the plan, and when it must have arrived."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.core.conftest import CHART

from kasboek import reading
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast.item import tax_name
from kasboek.core.forecast.tax.parts import tax_parts
from kasboek.core.saying import Saying
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book


def taxes(book: Book, horizon: str = "13w") -> dict[str, tuple[str, Decimal]]:
    assert book.as_of is not None
    ahead = forecast(book, until=horizon_end(book.as_of, horizon))
    found = (item for item in ahead.items if item.kind == "tax")
    return {item.id: (item.date.isoformat(), item.value) for item in found}


def test_the_three_parts_of_vat(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-08-10 * "Sales" "an ended period: on the books"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    2026-09-10 * "Parts" "with input VAT on another account of the class"
      Assets:Bank        -242 EUR
      Expenses:Parts      200 EUR
      Assets:VAT           42 EUR
    2026-10-29 * "Tax office" "a part of it"
      Liabilities:VAT     100 EUR
      Assets:Bank
    2026-10-10 * "Sales" "the running period, so far"
      Assets:Bank         121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    2026-11-10 # "Sales" "what the plan adds to it"
      id: "plan"
      repeat: "monthly"
      until: 2027-01-31
      Assets:Bank        2420 EUR
      Income:Sales      -2000 EUR
      Liabilities:VAT    -420 EUR
    """
    # Q3: 210 - 42 - 100 = 68, which was due on 30 October: on the next bank day
    # Q4: 21 + 2 x 420 = 861, on 29 January, as 31 January is a Sunday; Q1: 420 on 30 April
    assert taxes(charted, "12m") == {
        "tax/vat/2026-Q3": ("2026-11-02", -68),
        "tax/vat/2026-Q4": ("2027-01-29", -861),
        "tax/vat/2027-Q1": ("2027-04-30", -420),
    }
    items = {item.id: item for item in forecast(charted).items}
    assert items["tax/vat/2026-Q3"].certainty == "booked"
    assert items["tax/vat/2026-Q4"].certainty == "expected"
    assert say(items["tax/vat/2026-Q4"].because, "nl") == (
        "btw over 2026-Q4, uiterlijk 29 januari 2027 ontvangen"
    )


def test_a_refund_is_a_receipt(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-10-10 * "Lathe" "much input VAT"
      Assets:Bank      -12100 EUR
      Assets:Machines   10000 EUR
      Assets:VAT         2100 EUR
    """
    assert taxes(charted) == {"tax/vat/2026-10": ("2026-11-30", 2100)}


def test_rounding_to_whole_euros_leaves_nothing_behind(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-08-11 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210.00 EUR
    2026-09-30 * "Tax office" "a return is in whole euros, each box rounded"
      Liabilities:VAT     209 EUR
      Assets:Bank
    2026-10-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    """
    # 210 - 209 leaves 1, which goes along with October
    assert taxes(charted) == {"tax/vat/2026-10": ("2026-11-30", -211)}


def test_payroll_tax_is_due_a_month_later(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
    2026-10-25 * "Team" "October"
      Expenses:Personnel       14200 EUR
      Liabilities:PayrollTax   -4300 EUR
      Assets:Bank
    2026-11-25 # "Team" "Salaries"
      repeat: "monthly"
      roll: "preceding"
      Expenses:Personnel       14200 EUR
      Liabilities:PayrollTax   -4300 EUR
      Assets:Bank
    """
    assert taxes(charted) == {
        "tax/payroll/2026-10": ("2026-11-30", -4300),
        "tax/payroll/2026-11": ("2026-12-31", -4300),
        "tax/payroll/2026-12": ("2027-01-29", -4300),
    }


def test_a_planned_payment_takes_its_amount_out_of_the_calendar(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-09-10 * "Sales"
      Assets:Bank        12100 EUR
      Income:Sales      -10000 EUR
      Liabilities:VAT    -2100 EUR
    2026-11-16 # "Tax office" "an arrangement: 700 a month"
      repeat: "monthly"
      count: 2
      Liabilities:VAT      700 EUR
      Assets:Bank
    """
    # 2,100 - 2 x 700 = 700 left in the calendar
    assert taxes(charted) == {"tax/vat/2026-09": ("2026-11-02", -700)}
    ahead = forecast(charted)
    assert sum(item.value for item in ahead.items) == -2100
    assert {item.category for item in ahead.items} == {"tax"}


def test_a_planned_payment_with_interest_is_one_too(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-09-10 * "Sales"
      Assets:Bank        12100 EUR
      Income:Sales      -10000 EUR
      Liabilities:VAT    -2100 EUR
    2026-11-16 # "Tax office" "an arrangement: 700 and interest"
      Liabilities:VAT      700 EUR
      Expenses:Interest     20 EUR
      Assets:Bank
    """
    # 2,100 - 700 = 1,400 left; nothing comes back in December for it
    assert taxes(charted) == {"tax/vat/2026-09": ("2026-11-02", -1400)}


def test_holiday_pay_is_reserved_monthly_and_paid_in_may(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "holiday-pay" "yearly" Liabilities:HolidayPay
    2026-06-25 * "Team" "reserved so far"
      Expenses:Personnel        5000 EUR
      Liabilities:HolidayPay
    2026-11-25 # "Team" "8 % of gross, no cash yet"
      repeat: "monthly"
      until: 2027-05-31
      Expenses:Personnel        1000 EUR
      Liabilities:HolidayPay
    """
    # 5,000 + 7 x 1,000
    assert taxes(charted, "12m") == {"tax/holiday-pay/2026-2027": ("2027-05-31", -12000)}
    ahead = forecast(charted, until=horizon_end(charted.as_of, "12m"))  # type: ignore[arg-type] # it has one
    assert [item.category for item in ahead.items] == ["payroll"]


def test_holiday_pay_above_what_was_reserved_is_no_receipt(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "holiday-pay" "yearly" Liabilities:HolidayPay
    2026-02-25 * "Team" "the books begin in the middle of its year"
      Expenses:Personnel        3000 EUR
      Liabilities:HolidayPay
    2026-05-25 * "Team" "by a payroll entry"
      Liabilities:HolidayPay    5000 EUR
      Equity:Opening
    2026-06-25 * "Team" "reserved since"
      Expenses:Personnel        6000 EUR
      Liabilities:HolidayPay
    """
    # 2,000 more than was reserved: next year asks for less, as what the books owe is 4,000
    assert taxes(charted, "12m") == {"tax/holiday-pay/2026-2027": ("2027-05-31", -4000)}


def test_instalments_of_a_provisional_assessment(charted: Book) -> None:
    """
    2026-01-31 custom "tax" "income" "provisional" Liabilities:CorporationTax 24000 EUR
    2026-10-29 * "Tax office" "paid up to September: 8 x 2,181.82"
      Liabilities:CorporationTax   17454.56 EUR
      Assets:Bank
    """
    # eleven parts; 31 October 2026 is a Saturday, so the ninth was due on the 30th
    assert taxes(charted) == {
        "tax/income/2026-09": ("2026-11-02", Decimal("-2181.82")),
        "tax/income/2026-10": ("2026-11-30", Decimal("-2181.82")),
        "tax/income/2026-11": ("2026-12-31", Decimal("-2181.80")),
    }
    late, ahead, _ = (item for item in forecast(charted).items if item.kind == "tax")
    assert tax_name(late) == Saying("forecast.tax.income")
    assert say(late.because) == (
        "corporation tax, instalment 2026-09 of the provisional assessment, should have arrived by "
        "30 October 2026; counted on the next bank day"
    )
    assert say(ahead.because).endswith("assessment, must have arrived by 30 November 2026")


def test_what_is_paid_too_much_lowers_what_comes_and_is_no_receipt(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
    2026-10-25 * "Team" "October"
      Expenses:Personnel       1000 EUR
      Liabilities:PayrollTax   -300 EUR
      Assets:Bank
    2026-10-26 * "Tax office" "without anything that had ended"
      Liabilities:PayrollTax    500 EUR
      Assets:Bank
    """
    assert taxes(charted) == {}


def test_vat_on_cash_basis_falls_due_with_the_money(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      basis: "cash"
    2026-11-16 # "Dealers" "invoiced in November, paid on 16 December"
      Assets:Receivable   121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    """
    assert taxes(charted) == {"tax/vat/2026-12": ("2027-01-29", -21)}


def test_vat_of_invoices_on_cash_basis_falls_due_as_they_are_paid(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      basis: "cash"
    2026-09-10 * "Jansen" "half of it paid in October, the rest promised for December"
      invoice: "1"
      expected: 2026-12-10
      Assets:Receivable    1210 EUR
      Income:Sales        -1000 EUR
      Liabilities:VAT      -210 EUR
    2026-10-05 * "Jansen"
      invoice: "1"
      Assets:Bank           605 EUR
      Assets:Receivable    -605 EUR
    2026-10-10 * "Frames & Co" "to be paid in November"
      bill: "9"
      expected: 2026-11-10
      Expenses:Parts        100 EUR
      Assets:VAT             21 EUR
      Liabilities:Payable  -121 EUR
    2026-10-12 * "Walk-in" "paid at once"
      Assets:Bank           121 EUR
      Income:Sales         -100 EUR
      Liabilities:VAT       -21 EUR
    """
    # October: half of 210, and 21; November: 21 back; December: the other half
    assert taxes(charted) == {
        "tax/vat/2026-10": ("2026-11-30", -126),
        "tax/vat/2026-11": ("2026-12-31", 21),
        "tax/vat/2026-12": ("2027-01-29", -105),
    }
    assert parts(charted, "tax/vat/2026-10") == {"charged": 126}
    assert parts(charted, "tax/vat/2026-12") == {"planned": 105}


def test_what_no_calendar_knows_is_told(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "half-yearly" Liabilities:VAT
    2026-10-25 * "Team" "October"
      Expenses:Personnel       1000 EUR
      Liabilities:PayrollTax   -300 EUR
      Assets:Bank
    """
    told = [say(problem.saying) for problem in forecast(charted).problems]
    assert told == [
        (
            'no rule is known for tax "vat" "half-yearly" of country NL, so it is not in the'
            " forecast; there is: monthly, quarterly, yearly. Use another rhythm, or plan the"
            " payments"
        ),
        (
            "Liabilities:PayrollTax holds payroll tax that is in no tax calendar, so the"
            ' forecast does not pay it; add custom "tax" "payroll" with its rhythm and'
            " Liabilities:PayrollTax"
        ),
    ]


def test_tax_of_invoices_later_than_the_bank_data_counts(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-11-05 * "Shop" "invoiced after the last statement, so an open invoice"
      invoice: "1"
      Assets:Receivable   121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    """
    # the 121 comes in; the 21 of it must go out with the fourth quarter
    ahead = forecast(charted)
    assert sum(item.value for item in ahead.items if item.kind == "invoice") == 121
    assert taxes(charted) == {"tax/vat/2026-Q4": ("2027-01-29", -21)}


def test_a_payment_with_a_rounding_difference_or_another_tax_is_one(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
    2026-05-10 * "Shop" "sales of Q2"
      Assets:Bank             2420.39 EUR
      Liabilities:VAT         -420.39 EUR
      Income:Sales
    2026-07-30 * "Tax office" "VAT of Q2, 0.39 left to us"
      Liabilities:VAT          420.39 EUR
      Income:Service            -0.39 EUR
      Assets:Bank             -420.00 EUR
    2026-08-10 * "Shop" "sales of Q3"
      Assets:Bank             1210.00 EUR
      Liabilities:VAT         -210.00 EUR
      Income:Sales
    2026-09-25 * "Team" "salaries"
      Expenses:Personnel      1000.00 EUR
      Liabilities:PayrollTax  -300.00 EUR
      Assets:Bank             -700.00 EUR
    2026-10-30 * "Tax office" "VAT of Q3, payroll tax of September, interest"
      Liabilities:VAT          210.00 EUR
      Liabilities:PayrollTax   300.00 EUR
      Expenses:Interest          5.00 EUR
      Assets:Bank             -515.00 EUR
    """
    # all of it is paid; a rounding difference made neither a debt nor a refund of 420
    assert not forecast(charted).items


def test_an_unknown_country_names_the_known_ones(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      country: "FR"
    """
    told = [say(problem.saying) for problem in forecast(charted).problems]
    assert told == [
        (
            'no tax rules of country FR are known, so tax "vat" is not in the forecast; known are'
            " BE, DE, NL. Plan its payments as # lines, or add the country's file as"
            " docs/how-to/add-a-country.md says"
        )
    ]


def test_the_country_chooses_the_day(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      country: "BE"
    2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
      country: "DE"
    2026-10-10 * "Sales"
      Assets:Bank                121 EUR
      Income:Sales              -100 EUR
      Liabilities:VAT            -21 EUR
    2026-10-25 * "Team" "October"
      Expenses:Personnel        1000 EUR
      Liabilities:PayrollTax    -300 EUR
      Assets:Bank
    """
    # 25 January 2027 is a Monday; 10 November 2026 a Tuesday
    assert taxes(charted) == {
        "tax/vat/2026-Q4": ("2027-01-25", -21),
        "tax/payroll/2026-10": ("2026-11-10", -300),
    }


def test_a_belgian_refund_comes_months_later(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      country: "BE"
    2026-05-10 * "Lathe" "of the second quarter, due by 30 September and not there yet"
      Assets:Bank      -1210 EUR
      Assets:Machines   1000 EUR
      Assets:VAT         210 EUR
    2026-10-10 * "Lathe"
      Assets:Bank      -2420 EUR
      Assets:Machines   2000 EUR
      Assets:VAT         420 EUR
    2027-01-10 # "Sales"
      Assets:Bank        121 EUR
      Income:Sales      -100 EUR
      Liabilities:VAT    -21 EUR
    """
    # Q4: 31 March 2027, a Wednesday; what is to be paid comes as ever: 25 April 2027 is a Sunday
    assert taxes(charted, "12m") == {
        "tax/vat/2026-Q2": ("2026-11-02", 210),
        "tax/vat/2026-Q4": ("2027-03-31", 420),
        "tax/vat/2027-Q1": ("2027-04-23", -21),
    }
    ahead = forecast(charted, until=horizon_end(dt.date(2026, 10, 31), "12m"))
    (refund,) = (item for item in ahead.items if item.id == "tax/vat/2026-Q4")
    assert say(refund.because) == "refund of VAT of 2026-Q4, counted from 31 March 2027 on"


def parts(book: Book, name: str) -> dict[str, Decimal]:
    assert book.as_of is not None
    ahead = forecast(book, until=horizon_end(book.as_of, "12m"))
    found = tax_parts(ahead, name)
    assert found is not None
    assert sum(amount for _, amount in found.parts) == -found.item.amount
    for part in ("charged", "deducted", "planned"):
        rows = [row.amount for row in found.rows if row.part == part]
        assert sum(rows) == dict(found.parts).get(part, 0), part
    return dict(found.parts)


def test_what_a_tax_is_made_of(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-08-10 * "Sales" "an ended period"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    2026-09-10 * "Parts"
      Assets:Bank        -242 EUR
      Expenses:Parts      200 EUR
      Assets:VAT           42 EUR
    2026-10-29 * "Tax office" "all but 3, lost in rounding"
      Liabilities:VAT     165 EUR
      Assets:Bank
    2026-10-10 * "Frames & Co" "reverse charge: both legs, nothing to pay"
      Expenses:Parts     1000 EUR
      Assets:Bank       -1000 EUR
      Assets:VAT          210 EUR
      Liabilities:VAT    -210 EUR
    2026-11-10 # "Sales" "what the plan adds"
      id: "plan"
      repeat: "monthly"
      until: 2027-01-31
      Assets:Bank        2420 EUR
      Income:Sales      -2000 EUR
      Liabilities:VAT    -420 EUR
    2027-02-12 # "Tax office" "an arrangement over the fourth quarter"
      Liabilities:VAT     100 EUR
      Assets:Bank
    """
    # Q3: 210 - 42 - 165 = 3, carried to Q4: 3 + 210 - 210 + 2 x 420 - 100 = 743; Q1: 420
    assert parts(charted, "tax/vat/2026-Q4") == {
        "charged": 210,
        "deducted": -210,
        "carried": 3,
        "planned": 840,
        "arranged": -100,
    }
    assert parts(charted, "tax/vat/2027-Q1") == {"planned": 420}
    assert taxes(charted, "12m")["tax/vat/2026-Q4"] == ("2027-01-29", -743)


def test_reverse_charge_alone_asks_for_nothing(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-10-10 * "Frames & Co" "VAT reverse-charged"
      Expenses:Parts     1000 EUR
      Assets:Bank       -1000 EUR
      Assets:VAT          210 EUR
      Liabilities:VAT    -210 EUR
    2026-11-10 # "Frames & Co" "the same, planned"
      Expenses:Parts     1000 EUR
      Assets:Bank       -1000 EUR
      Assets:VAT          210 EUR
      Liabilities:VAT    -210 EUR
    """
    assert taxes(charted) == {}


def test_payroll_of_four_weeks(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "payroll" "four-weekly" Liabilities:PayrollTax
    2026-10-30 * "Team" "period 11: 5 October to 1 November"
      Expenses:Personnel       3000 EUR
      Liabilities:PayrollTax   -900 EUR
      Assets:Bank
    2026-11-27 # "Team" "Salaries"
      repeat: "every 4 weeks"
      count: 2
      Expenses:Personnel       3000 EUR
      Liabilities:PayrollTax   -900 EUR
      Assets:Bank
    """
    # P11 ends 1 November: 1 December; P12 29 November: 29 December; P13, of five weeks as 2026 has
    # 53, on 3 January 2027: 3 February
    assert taxes(charted, "12m") == {
        "tax/payroll/2026-P11": ("2026-12-01", -900),
        "tax/payroll/2026-P12": ("2026-12-29", -900),
        "tax/payroll/2026-P13": ("2027-02-03", -900),
    }


def test_a_tax_that_ends_is_still_asked_for_what_began_before(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      until: 2026-12-31
    2026-10-10 * "Sales" "before the small-business scheme"
      Assets:Bank         121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    2026-11-10 # "Sales" "with VAT until the end of the year; without from then on it has no leg"
      repeat: "monthly"
      Assets:Bank        2420 EUR
      Income:Sales      -2000 EUR
      Liabilities:VAT    -420 EUR
    """
    # 21 + 2 x 420 = 861; nothing of 2027
    assert taxes(charted, "12m") == {"tax/vat/2026-Q4": ("2027-01-29", -861)}


def test_after_its_end_the_last_period_is_still_due(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      until: 2026-09-30
    2026-09-10 * "Sales"
      Assets:Bank         121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    2026-10-10 * "Sales" "booked with VAT by mistake"
      Assets:Bank         242 EUR
      Income:Sales       -200 EUR
      Liabilities:VAT     -42 EUR
    """
    assert taxes(charted) == {"tax/vat/2026-Q3": ("2026-11-02", -21)}
    assert [say(problem.saying) for problem in forecast(charted).problems] == [
        (
            "€ 42.00 on Liabilities:VAT is booked in periods after 30 September 2026, when custom"
            ' "tax" "vat" ended, so the forecast does not pay it; correct the bookings, or remove'
            " until"
        )
    ]


AMOUNT = st.integers(-100_000_00, 100_000_00).map(lambda cents: Decimal(cents) / 100)


@given(
    rows=st.lists(st.tuples(st.integers(1, 300), AMOUNT, st.booleans()), max_size=20),
    planned=st.lists(st.tuples(st.integers(0, 150), AMOUNT), max_size=8),
)
@settings(max_examples=40)
def test_the_parts_of_vat_add_up_to_the_liability(
    rows: list[tuple[int, Decimal, bool]], planned: list[tuple[int, Decimal]]
) -> None:
    """Whatever was charged, deducted and paid: liability and plan come out, none of it twice."""
    text = CHART + '2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT\n'
    first, as_of = dt.date(2026, 1, 1), dt.date(2026, 10, 31)
    for day, amount, pays in rows:
        other = "Assets:Bank" if pays else "Equity:Opening"
        text += (
            f'{first + dt.timedelta(days=day)} * "a"\n  Liabilities:VAT  {amount} EUR\n  {other}\n'
        )
    for day, amount in planned:
        text += (
            f'{as_of + dt.timedelta(days=day + 1)} # "b" "{day}{amount}"\n'
            f"  Income:Sales  {amount} EUR\n  Liabilities:VAT  {-amount} EUR\n"
        )
    entries, errors, options = loader.load_string(text)
    book = reading.read(entries, options, errors=errors)
    ahead = forecast(book, until=dt.date(2027, 12, 31))
    asked = [item for item in ahead.items if item.kind == "tax"]
    for item in asked:
        found = tax_parts(ahead, item.id)
        assert found is not None
        assert sum(amount for _, amount in found.parts) == -item.amount
    liability = -sum(book.balance("Liabilities:VAT", as_of).values(), Decimal())
    building = sum((amount for _, amount in planned), Decimal())
    due = -sum((item.amount for item in asked), Decimal())
    if not any(pays for _, _, pays in rows):
        assert due == liability + building
