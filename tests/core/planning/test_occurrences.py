"""Every occurrence of the plan: what used it up, what is left, and what passed unmet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek.core.forecast import forecast
from kasboek.core.planning.occurrences import Listing
from kasboek.core.planning.occurrences import State
from kasboek.core.planning.occurrences import occurrences

if TYPE_CHECKING:
    from decimal import Decimal

    from kasboek.core.book import Book

AS_OF = dt.date(2026, 10, 31)


def listed(book: Book, start: str = "2026-08-01", end: str = "2027-02-01") -> Listing:
    return occurrences(book, AS_OF, dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def short(found: Listing) -> list[tuple[str, Decimal, Decimal, str]]:
    return [(f"{o.date:%m-%d}", o.used, o.rest, o.state.value) for o in found.occurrences]


def test_what_used_up_an_occurrence(charted: Book) -> None:
    """
    2026-08-01 # "Vastgoed" "Rent"
      id: "rent"
      repeat: "monthly"
      until: 2026-12-01
      Expenses:Rent     1500 EUR
      Assets:Bank      -1500 EUR
    2026-09-02 * "Vastgoed" "September"
      Expenses:Rent     1500 EUR
      Assets:Bank      -1500 EUR
    2026-10-02 * "Vastgoed" "October, a part"
      Expenses:Rent     1000 EUR
      Assets:Bank      -1000 EUR
    2026-10-05 * "Vastgoed" "October, another"
      Expenses:Rent      300 EUR
      Assets:Bank       -300 EUR
    """
    found = listed(charted)
    # the interval of October ends half way to November: 17 October; expected lines drop what passed
    assert short(found) == [
        ("08-01", 0, -1500, "unmet"),
        ("09-01", -1500, 0, "met"),
        ("10-01", -1300, -200, "unmet"),
        ("11-01", 0, -1500, "coming"),
        ("12-01", 0, -1500, "coming"),
    ]
    october = found.occurrences[2]
    assert [(use.date.day, use.amount, use.text) for use in october.uses] == [
        (2, 1000, "Vastgoed October, a part"),
        (5, 300, "Vastgoed October, another"),
    ]
    assert all(use.source.line for use in october.uses)
    assert (october.begin, october.last) == (dt.date(2026, 9, 16), dt.date(2026, 10, 16))
    (history,) = found.histories
    assert [(day.month, money.number) for day, money in history.missed] == [(8, -1500), (10, -200)]
    assert history.total.number == -1700
    ahead = [item.date for item in forecast(charted).items if item.plan]
    assert [day.month for day in ahead] == [11, 12]


def test_an_invoice_and_its_payment_are_one_use(charted: Book) -> None:
    """
    2026-10-01 # "Jansen" "order"
      id: "order"
      Assets:Receivable  1000 EUR
      Income:Sales      -1000 EUR
    2026-10-05 * "Jansen" "invoiced"
      invoice: "7"
      Assets:Receivable   900 EUR
      Income:Sales       -900 EUR
    2026-10-20 * "Jansen" "paid"
      invoice: "7"
      Assets:Bank         900 EUR
      Assets:Receivable  -900 EUR
    """
    (order,) = listed(charted).occurrences
    assert (order.used, order.rest, order.state) == (900, 100, State.UNMET)
    (use,) = order.uses
    assert (use.item, use.amount) == ("invoice/7", 900)


def test_what_is_counted_is_what_the_list_says(charted: Book) -> None:
    """
    2026-08-15 # "Landlord" "committed"
      id: "committed"
      repeat: "monthly"
      count: 4
      certainty: "committed"
      Expenses:Rent       100 EUR
      Assets:Bank        -100 EUR
    2026-08-15 # "Tenant" "asked"
      id: "asked"
      unmet: "ask"
      Assets:Bank          40 EUR
      Income:Sales        -40 EUR
    2026-11-15 # "Maybe" "not likely"
      id: "maybe"
      certainty: "pipeline"
      probability: 0.2
      Assets:Bank          10 EUR
      Income:Sales        -10 EUR
    2026-11-15 # "VAT" "without cash"
      id: "tax"
      Expenses:Parts       21 EUR
      Liabilities:VAT     -21 EUR
    2026-09-20 * "Landlord" "September"
      Expenses:Rent       100 EUR
      Assets:Bank        -100 EUR
    """
    found = listed(charted)
    states = [(o.id, o.date.month, o.state.value) for o in found.occurrences]
    assert states == [
        ("committed", 8, "unmet"),
        ("asked", 8, "unmet"),
        ("committed", 9, "met"),
        ("committed", 10, "unmet"),
        ("committed", 11, "coming"),
        ("maybe", 11, "pipeline"),
        ("tax", 11, "tax"),
    ]
    ahead = sum(item.value for item in forecast(charted).items if item.plan == "committed")
    counted = sum(o.rest for o in found.occurrences if o.id == "committed")
    assert ahead == counted == -300
    assert [(h.id, h.unmet.value, len(h.missed)) for h in found.histories] == [
        ("committed", "roll", 2),
        ("asked", "ask", 1),
    ]


def test_what_the_forecast_used_is_not_used_again(charted: Book) -> None:
    """
    2026-09-20 # "Landlord" "dropped, and nearer in time"
      id: "dropped"
      Expenses:Rent       100 EUR
      Assets:Bank        -100 EUR
    2026-10-10 # "Landlord" "committed"
      id: "kept"
      certainty: "committed"
      Expenses:Rent       100 EUR
      Assets:Bank        -100 EUR
    2026-09-25 * "Landlord" "one payment"
      Expenses:Rent       100 EUR
      Assets:Bank        -100 EUR
    """
    # the forecast knows only the line that is still counted, and gives it the payment
    found = {o.id: o for o in listed(charted, "2026-09-01").occurrences}
    assert (found["kept"].used, found["dropped"].used) == (-100, 0)
    assert forecast(charted).items == ()
