"""Tax that is building up: from the books, from the plan, and when it must have arrived."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
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
            " forecast; use another rhythm, or plan the payments"
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
