"""VAT returns that may come a month later, and the special prepayment that goes with them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.core.conftest import CHART

from kasboek import reading
from kasboek.core.forecast import forecast
from kasboek.core.forecast.tax.parts import tax_parts
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Item

YEAR = dt.date(2027, 11, 1)


def asked(book: Book, until: dt.date = YEAR) -> dict[str, tuple[str, Decimal]]:
    return {
        item.id.removeprefix("tax/vat/"): (item.date.isoformat(), item.value)
        for item in forecast(book, until=until).items
        if item.kind == "tax"
    }


def item(book: Book, name: str) -> Item:
    return next(each for each in forecast(book, until=YEAR).items if each.id == name)


def told(book: Book, lang: str) -> list[str]:
    return [say(problem.saying, lang) for problem in forecast(book, until=YEAR).problems]


def test_a_quarter_may_come_a_month_later(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      country: "DE"
      extension: TRUE
    2026-09-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    2026-11-10 # "Sales"
      Assets:Bank         121 EUR
      Income:Sales       -100 EUR
      Liabilities:VAT     -21 EUR
    """
    # instead of 12 October and 11 January; 10 November is a Tuesday, 10 February a Wednesday
    assert asked(charted) == {"2026-Q3": ("2026-11-10", -210), "2026-Q4": ("2027-02-10", -21)}
    assert told(charted, "en") == []


TWO_YEARS = """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
    2025-05-10 * "Sales" "all of 2025"
      Assets:Bank       82676 EUR
      Income:Sales     -69476 EUR
      Liabilities:VAT  -13200 EUR
    2025-07-10 * "Tax office" "May"
      Liabilities:VAT   13200 EUR
      Assets:Bank
    2026-02-10 * "Tax office" "the special prepayment: 13,200 / 11"
      Liabilities:VAT    1200 EUR
      Assets:Bank
    2026-08-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    2026-10-12 * "Tax office" "August: 10 October is a Saturday"
      Liabilities:VAT     210 EUR
      Assets:Bank
    2026-09-10 * "Sales"
      Assets:Bank        2420 EUR
      Income:Sales      -2000 EUR
      Liabilities:VAT    -420 EUR
    2026-10-10 * "Sales"
      Assets:Bank        3630 EUR
      Income:Sales      -3000 EUR
      Liabilities:VAT    -630 EUR
    2026-12-10 # "Sales"
      Assets:Bank        6000 EUR
      Income:Sales      -5000 EUR
      Liabilities:VAT   -1000 EUR
"""


def read(text: str, begin: str = "2024-01-01") -> Book:
    """Return a book whose first booking is on a day."""
    chart = CHART.replace('2024-01-01 * "opening"', f'{begin} * "opening"')
    entries, errors, options = loader.load_string(chart + dedent(text))
    book = reading.read(entries, options, errors=errors)
    assert [problem for problem in book.problems if problem.error] == []
    return book


def test_the_special_prepayment_is_credited_in_december_and_no_sooner() -> None:
    book = read(TWO_YEARS)
    # the 1,200 of February lowers nothing before December: 1,000 - 1,200 = 200 back
    # 2027: (210 + 420 + 630 + 1,000) / 11 = 205.45, on 10 February as well
    assert asked(book) == {
        "2026-09": ("2026-11-10", -420),
        "2026-10": ("2026-12-10", -630),
        "2026-12": ("2027-02-10", 200),
        "2027-special": ("2027-02-10", Decimal("-205.45")),
    }
    assert told(book, "en") == []
    december = tax_parts(forecast(book, until=YEAR), "tax/vat/2026-12")
    special = tax_parts(forecast(book, until=YEAR), "tax/vat/2027-special")
    assert december is not None
    assert dict(december.parts) == {"planned": 1000, "special": -1200}
    assert special is not None
    assert dict(special.parts) == {"special": Decimal("205.45")}
    ahead = item(book, "tax/vat/2027-special")
    assert (ahead.certainty, ahead.due) == ("expected", dt.date(2027, 2, 10))
    assert say(ahead.because) == (
        "VAT, special prepayment of 2027, must have arrived by 10 February 2027"
    )
    assert say(ahead.because, "nl") == (
        "btw, bijzondere vooruitbetaling van 2027, uiterlijk 10 februari 2027 ontvangen"
    )


def test_it_is_part_of_what_a_scenario_makes_of_the_year() -> None:
    book = read(TWO_YEARS)
    worst = {i.id: i.value for i in forecast(book, "worst", until=YEAR).items if i.kind == "tax"}
    # sales 0.80: December 800, so 400 back; (1,260 + 800) / 11 = 187.27
    assert worst["tax/vat/2026-12"] == 400
    assert worst["tax/vat/2027-special"] == Decimal("-187.27")


def test_what_is_not_paid_yet_is_overdue(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
      special-prepayment: 900 EUR
    2026-01-05 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    2026-03-10 * "Tax office" "January, and a part of the prepayment, which is the older one"
      Liabilities:VAT     710 EUR
      Assets:Bank
    """
    # 900 + 210 - 710 = 400 open, of January: the prepayment was due before it
    # December: 900 back; 2027: 210 / 11 = 19.09
    assert asked(charted) == {
        "2026-01": ("2026-11-02", -210),
        "2026-12": ("2027-02-10", 900),
        "2026-special": ("2026-11-02", -190),
        "2027-special": ("2027-02-10", Decimal("-19.09")),
    }


MONTHLY = """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
    2026-02-10 * "Tax office" "the special prepayment"
      Liabilities:VAT     900 EUR
      Assets:Bank
    2026-09-10 * "Sales"
      Assets:Bank        2420 EUR
      Income:Sales      -2000 EUR
      Liabilities:VAT    -420 EUR
"""


def test_a_year_that_the_books_do_not_hold_is_asked_for() -> None:
    book = read(MONTHLY, begin="2026-01-01")
    # unknown, the 900 is tax paid ahead: it covers the 420, and 38.18 for 2027
    assert asked(book) == {}
    assert told(book, "en") == [
        (
            "the special prepayment of 2026 is not in the forecast: it is 1/11 of what was due over"
            ' 2025, and the books begin on 1 January 2026. Write custom "tax" "vat" dated in 2026'
            " with special-prepayment and its amount, 0 EUR if there is none"
        )
    ]
    assert told(book, "nl") == [
        (
            "de bijzondere vooruitbetaling van 2026 staat niet in de prognose: die is 1/11 van wat"
            " over 2025 verschuldigd was, en de boeken beginnen op 1 januari 2026. Schrijf custom"
            ' "tax" "vat" met een datum in 2026, met special-prepayment en het bedrag, 0 EUR als er'
            " geen is"
        )
    ]


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
def test_stated_it_is_that_of_its_year(day: str) -> None:
    stated = f"""
    {day} custom "tax" "vat" "monthly" Liabilities:VAT
      special-prepayment: 900 EUR
    """
    book = read(dedent(MONTHLY) + dedent(stated), begin="2026-01-01")
    assert asked(book) == {
        "2026-09": ("2026-11-10", -420),
        "2026-12": ("2027-02-10", 900),
        "2027-special": ("2027-02-10", Decimal("-38.18")),
    }
    assert told(book, "en") == []
    (tax,) = book.taxes
    assert tax.extended == dt.date(2026, 1, 1)


def test_paid_before_the_books_begin_it_is_in_their_opening_balance() -> None:
    text = """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
      special-prepayment: 900 EUR
    2026-09-01 * "Opening" "VAT of August 420, the prepayment of 900 deducted"
      Liabilities:VAT     480 EUR
      Equity:Opening
    """
    # not 480 back in November: 420 to pay with September, and 900 back with December
    # 2027 cannot be known: the books hold a third of 2026
    book = read(text, begin="2026-09-01")
    assert asked(book) == {"2026-09": ("2026-11-10", -420), "2026-12": ("2027-02-10", 900)}
    assert [sentence[:37] for sentence in told(book, "en")] == [
        "the special prepayment of 2027 is not"
    ]


def test_in_the_first_year_it_is_paid_with_the_request(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
    2026-11-05 custom "tax" "vat" "monthly" Liabilities:VAT
      extension: TRUE
      special-prepayment: 500 EUR
    2026-10-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    """
    # 2027: 210 / 11 = 19.09
    assert asked(charted) == {
        "2026-special": ("2026-11-05", -500),
        "2026-10": ("2026-12-10", -210),
        "2026-12": ("2027-02-10", 500),
        "2027-special": ("2027-02-10", Decimal("-19.09")),
    }


def test_when_the_tax_ends_it_is_credited_in_the_last_period(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
      special-prepayment: 500 EUR
      until: 2026-11-30
    2026-02-10 * "Tax office" "the special prepayment"
      Liabilities:VAT     500 EUR
      Assets:Bank
    2026-11-10 # "Sales"
      Assets:Bank        6050 EUR
      Income:Sales      -5000 EUR
      Liabilities:VAT   -1050 EUR
    """
    # 1,050 - 500, on 11 January as the 10th is a Sunday; none of 2027
    assert asked(charted) == {"2026-11": ("2027-01-11", -550)}


def test_taken_back_it_holds_no_longer(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
    2026-11-05 custom "tax" "vat" "monthly" Liabilities:VAT
      extension: FALSE
    2026-10-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    """
    assert asked(charted) == {"2026-10": ("2026-11-10", -210)}


def test_a_year_of_refunds_asks_for_none(charted: Book) -> None:
    """
    2025-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      country: "DE"
      extension: TRUE
    2025-10-10 * "Lathe"
      Assets:Machines   10000 EUR
      Assets:VAT         1900 EUR
      Assets:Bank
    2025-12-10 * "Tax office" "the refund"
      Assets:Bank        1900 EUR
      Assets:VAT
    """
    assert asked(charted) == {}
    assert told(charted, "en") == []


def test_a_country_without_extension_is_told(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
      extension: TRUE
    2026-10-10 * "Sales"
      Assets:Bank        1210 EUR
      Income:Sales      -1000 EUR
      Liabilities:VAT    -210 EUR
    """
    assert asked(charted) == {"2026-Q4": ("2027-01-29", -210)}
    assert told(charted, "en") == [
        (
            'tax "vat" "quarterly" of country NL knows no extension, so its usual days count; there'
            " is one for: DE vat monthly, DE vat quarterly. Remove extension, or correct country or"
            " rhythm"
        )
    ]
    assert told(charted, "nl") == [
        (
            'tax "vat" "quarterly" van land NL kent geen uitstel, dus de gewone dagen tellen;'
            " het is er voor: DE vat monthly, DE vat quarterly. Verwijder extension, of corrigeer"
            " land of ritme"
        )
    ]


@pytest.mark.parametrize(
    ("rhythm", "key"), [("quarterly", "extension: TRUE"), ("monthly", 'basis: "invoice"')]
)
def test_a_prepayment_that_nobody_asks_for_is_told(rhythm: str, key: str) -> None:
    book = read(f"""
    2026-01-01 custom "tax" "vat" "{rhythm}" Liabilities:VAT
      country: "DE"
      {key}
      special-prepayment: 500 EUR
    """)
    assert asked(book) == {}
    assert told(book, "en") == [
        (
            f'special-prepayment of tax "vat" "{rhythm}" of country DE counts for nothing: it goes'
            " with extension: TRUE, for: DE vat monthly. Add extension: TRUE, or remove"
            " special-prepayment"
        )
    ]
    assert told(book, "nl") == [
        (
            f'special-prepayment van tax "vat" "{rhythm}" van land DE telt nergens mee: het hoort'
            " bij extension: TRUE, voor: DE vat monthly. Voeg extension: TRUE toe, of verwijder"
            " special-prepayment"
        )
    ]


def test_what_is_no_extension_and_no_amount_is_said() -> None:
    text = """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
      extension: "ja"
      special-prepayment: -4800 EUR
    """
    entries, errors, options = loader.load_string(CHART + dedent(text))
    problems = reading.read(entries, options, errors=errors).problems
    assert [say(problem.saying, "en") for problem in problems] == [
        'extension is "ja"; expected TRUE or FALSE',
        (
            "special-prepayment is -4800 EUR; expected an amount of zero or more with its"
            " currency, as 25000 EUR"
        ),
    ]
    assert [say(problem.saying, "nl") for problem in problems] == [
        'extension is "ja"; verwacht: TRUE of FALSE',
        (
            "special-prepayment is -4800 EUR; verwacht: een bedrag van nul of meer met valuta,"
            " zoals 25000 EUR"
        ),
    ]


def sold(month: int) -> int:
    """Return the VAT of a month, counted from January 2025; none is like another."""
    return 1000 + 37 * (month % 5) + 11 * month


def due_day(month: int) -> dt.date:
    """Return the 10th of a month counted from January 2025, or the first weekday after it."""
    day = dt.date(2025 + month // 12, month % 12 + 1, 10)
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def by_law(months: int) -> list[tuple[dt.date, str, Decimal]]:
    """Return what is asked of these months, written out as UStDV sections 46 to 48 have it."""
    vat = [Decimal(sold(month) if month < months else 0) for month in range(24)]
    years = {2026: sum(vat[:12]), 2027: sum(vat[12:])}
    special = {year: round(Decimal(last) / 11, 2) for year, last in years.items()}
    found = [(due_day(13), "2026-special", special[2026])]
    found.append((due_day(25), "2027-special", special[2027]))
    for month, amount in enumerate(vat):
        year, within = 2025 + month // 12, month % 12 + 1
        credit = special.get(year, Decimal()) if within == 12 else Decimal()
        found.append((due_day(month + 2), f"{year}-{within:02d}", amount - credit))
    return found


@pytest.mark.parametrize("months", range(4, 24))
def test_who_pays_as_the_law_says_is_asked_for_just_that(months: int) -> None:
    """On each month's first day: what was sold is known, what was due is paid, the rest asked."""
    as_of = due_day(months).replace(day=1)
    text = '2025-01-01 custom "tax" "vat" "monthly" Liabilities:VAT\n'
    text += '  country: "DE"\n  extension: TRUE\n'
    for month in range(months):
        day = due_day(month).replace(day=15)
        text += f'{day} * "Sales"\n  Liabilities:VAT  -{sold(month)} EUR\n  Income:Sales\n'
    for day, _, amount in by_law(months):
        if day <= as_of:
            text += f'{day} * "Tax office"\n  Liabilities:VAT  {amount} EUR\n  Assets:Bank\n'
    entries, errors, options = loader.load_string(CHART.replace("2026-10-31", str(as_of)) + text)
    book = reading.read(entries, options, errors=errors)
    assert book.as_of == as_of
    end = as_of + dt.timedelta(days=120)
    assert asked(book, end) == {
        name: (str(day), -amount)
        for day, name, amount in by_law(months)
        if as_of < day < end and amount
    }


AMOUNT = st.integers(-100_000_00, 100_000_00).map(lambda cents: Decimal(cents) / 100)


@given(
    rows=st.lists(st.tuples(st.integers(1, 660), AMOUNT), max_size=15),
    planned=st.lists(st.tuples(st.integers(0, 400), AMOUNT), max_size=6),
    stated=st.none() | st.integers(0, 50_000_00).map(lambda cents: Decimal(cents) / 100),
)
@settings(max_examples=40)
def test_all_that_is_asked_is_the_liability(
    rows: list[tuple[int, Decimal]], planned: list[tuple[int, Decimal]], stated: Decimal | None
) -> None:
    """Whatever is prepaid is credited: nothing is asked twice, and nothing is lost."""
    text = '2025-01-01 custom "tax" "vat" "monthly" Liabilities:VAT\n'
    text += '  country: "DE"\n  extension: TRUE\n'
    if stated is not None:
        text += '2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT\n'
        text += f"  special-prepayment: {stated} EUR\n"
    first, as_of = dt.date(2025, 1, 1), dt.date(2026, 10, 31)
    for day, amount in rows:
        text += f'{first + dt.timedelta(days=day)} * "a"\n'
        text += f"  Liabilities:VAT  {amount} EUR\n  Equity:Opening\n"
    for day, amount in planned:
        text += f'{as_of + dt.timedelta(days=day + 1)} # "b" "{day}{amount}"\n'
        text += f"  Income:Sales  {amount} EUR\n  Liabilities:VAT  {-amount} EUR\n"
    book = read(text)
    # all of 2027 is due by 10 February 2028, when that of 2028 begins
    due = asked(book, dt.date(2028, 2, 11))
    due.pop("2028-special", None)
    liability = -sum(book.balance("Liabilities:VAT", as_of).values(), Decimal())
    building = sum((amount for _, amount in planned), Decimal())
    assert -sum((amount for _, amount in due.values()), Decimal()) == liability + building
