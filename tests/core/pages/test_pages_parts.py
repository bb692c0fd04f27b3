"""An invoice that comes in parts: each part says where the rest of it is, and it ties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import cockpit
from kasboek.core.pages import items
from kasboek.core.pages import outlook
from kasboek.core.pages.parts import MOST_BEYOND

if TYPE_CHECKING:
    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
ELSEWHERE = ("earlier", "following", "later", "never")
say = partial(words.say, lang="en")


def parts(book: Book, view: View) -> list[dict[str, Any]]:
    """Return the parts of open invoices, column by column."""
    look = Look(book, TODAY)
    columns = [one for one in outlook(look, view, say)["columns"] if not one["past"]]
    return [
        item
        for column in columns
        for item in items(look, view, "receipts-invoices", column["start"], say)["items"]
    ]


def test_a_part_says_where_the_rest_is(charted: Book) -> None:
    """
    2026-08-01 * "Jansen" "paid ten days late"
      invoice: "1"
      due: 2026-08-31
      Assets:Receivable    1000 EUR
      Income:Sales
    2026-09-10 * "Jansen"
      invoice: "1"
      Assets:Bank          1000 EUR
      Assets:Receivable
    2026-09-01 * "Jansen" "paid on the day"
      invoice: "2"
      due: 2026-09-30
      Assets:Receivable    1000 EUR
      Income:Sales
    2026-09-30 * "Jansen"
      invoice: "2"
      Assets:Bank          1000 EUR
      Assets:Receivable
    2026-10-20 * "Jansen" "open"
      invoice: "3"
      due: 2026-11-04
      Assets:Receivable   12100 EUR
      Income:Sales
    """
    found = sorted(parts(charted, View()), key=lambda one: one["date"])

    assert len(found) > 2
    assert {one["id"] for one in found} == {"invoice/3"}
    assert {one["of"] for one in found} == {"12100.00"}
    before, whole = Decimal(), Decimal(12_100)
    for one in found:
        rest = {name: Decimal(one["elsewhere"][name]) for name in ELSEWHERE}
        assert Decimal(one["amount"]) + sum(rest.values()) == whole
        assert rest["earlier"] == before
        before += Decimal(one["amount"])
    assert found[-1]["elsewhere"]["following"] == "0.00"
    assert found[-1]["elsewhere"]["last"] is None
    assert found[0]["elsewhere"]["last"] == found[-1]["date"]
    # why it comes is said of the whole: which part it is the page says itself
    (why,) = {one["because"] for one in found}
    assert why.startswith("invoice 3, due 4 November 2026: Jansen pays 5 days late")
    assert "%" not in why
    later, never = (found[0]["elsewhere"][name] for name in ("later", "never"))
    beyond = outlook(Look(charted, TODAY), View(), say)["beyond"]
    assert beyond["receipts"] == {"later": later, "never": never}
    assert beyond["payments"] == {"later": "0.00", "never": "0.00"}
    assert [(one["id"], one["later"], one["never"]) for one in beyond["items"]] == [
        ("invoice/3", later, never)
    ]
    assert beyond["rest"] == {"count": 0, "later": "0.00", "never": "0.00"}


def test_days_of_all_items_are_those_made_by_themselves(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "3"
      due: 2026-10-24
      Assets:Receivable   12100 EUR
      Income:Sales
    2026-11-05 # "Landlord" "rent"
      repeat: "weekly"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    fresh = forecast(charted, "base", dt.date(2027, 2, 1))
    kept = forecast(charted, "base", dt.date(2027, 2, 1)).opened()

    first = dt.date(2026, 10, 20)  # before the forecast, too
    for begin in (first + dt.timedelta(days=days) for days in range(0, 120, 5)):
        for length in (0, 1, 7, 31):
            end = begin + dt.timedelta(days=length)
            assert kept.between(begin, end) == fresh.between(begin, end)
    assert len(kept.between(first, dt.date(2028, 1, 1))) == len(kept.items) > 20


def test_what_is_whole_has_no_rest(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "3"
      due: 2026-11-04
      expected: 2026-11-05
      Assets:Receivable   12100 EUR
      Income:Sales
    """
    (found,) = parts(charted, View())

    assert (found["date"], found["amount"], found["elsewhere"]) == ("2026-11-05", "12100.00", None)
    assert outlook(Look(charted, TODAY), View(), say)["beyond"]["items"] == []


def test_what_comes_after_the_last_day_is_listed_and_summed(charted: Book) -> None:
    """
    2026-01-01 price USD 0.50 EUR
    2026-10-20 * "Jansen" "open"
      invoice: "3"
      due: 2026-11-04
      expected: 2027-03-31
      Assets:Receivable   12100 EUR
      Income:Sales
    2026-10-20 * "Smith" "open"
      invoice: "4"
      due: 2026-11-04
      expected: 2027-03-31
      Assets:Receivable   30000 USD
      Income:Sales
    """
    near = outlook(Look(charted, TODAY), View(), say)["beyond"]

    # 12,100 + 30,000 dollars at 0.50; in euros the larger one first
    assert near["receipts"] == {"later": "27100.00", "never": "0.00"}
    assert [(one["id"], one["later"], one["currency"]) for one in near["items"]] == [
        ("invoice/4", "30000.00", "USD"),
        ("invoice/3", "12100.00", "EUR"),
    ]
    assert outlook(Look(charted, TODAY), View(horizon="12m"), say)["beyond"]["items"] == []


def test_the_smallest_are_counted(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "3"
      due: 2026-11-04
      expected: 2027-03-31
      Assets:Receivable   12100 EUR
      Income:Sales
    """
    look = Look(charted, TODAY)
    (one,) = look.ahead(View()).beyond
    many = tuple(one._replace(later=Decimal(n)) for n in range(1, MOST_BEYOND + 3))
    vars(look.ahead(View()))["beyond"] = many
    found = outlook(look, View(), say)["beyond"]

    assert len(found["items"]) == MOST_BEYOND
    assert found["items"][0]["later"] == f"{MOST_BEYOND + 2}.00"
    # 1 + 2 are the smallest
    assert found["rest"] == {"count": 2, "later": "3.00", "never": "0.00"}


def test_both_pages_say_what_is_safe_nine_times_in_ten(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-05 # "Landlord" "committed"
      certainty: "committed"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    look = Look(charted, TODAY)
    page, cash = outlook(look, View(), say), cockpit(look, View(), say)

    # nothing is uncertain: 60,000 - 900 - 20,000, with the certainty of what was committed
    assert page["measures"]["safe_to_spend"] == {
        "amount": "39100.00",
        "until": "2026-11-05",
        "p10": cash["safe"]["p10"],
    }
    assert page["chances"] == cash["safe"]["chances"]
    assert page["chances"][0].endswith("cash below zero before 1 February 2027.")


def test_each_period_ahead_closes_above_its_p10_nine_times_in_ten(charted: Book) -> None:
    """
    2026-11-10 # "Shop" "parts"
      Expenses:Parts      1000 EUR
      Assets:Bank
    """
    page = outlook(Look(charted, TODAY), View(), say)

    band = {one["date"]: one["p10"] for one in page["curves"][0]["band"]}
    ahead = [one for one in page["columns"] if not one["past"]]
    assert [one["p10"] for one in page["columns"] if one["past"]] == [None] * 4
    # a column ends on its last day, and `end` is the day after it
    last = [dt.date.fromisoformat(one["end"]) - dt.timedelta(days=1) for one in ahead]
    assert [one["p10"] for one in ahead] == [band[day.isoformat()] for day in last]
    # the week that is left, one before the cost, then the cost at most 15 % dearer
    assert [one["p10"] for one in ahead[:3]] == ["60000.00", "60000.00", "58850.00"]


def test_where_no_payment_is_known_no_chance_is_told(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-10 # "Shop" "a sale"
      Assets:Bank         1000 EUR
      Income:Sales
    """
    look = Look(charted, TODAY)
    first, ahead = cockpit(look, View(), say)["safe"], outlook(look, View(), say)

    told = ["No payment is known ahead, so chances say nothing yet: write a plan first."]
    assert (first["p10"], first["chances"]) == (None, told)
    assert (ahead["measures"]["safe_to_spend"]["p10"], ahead["chances"]) == (None, told)
    assert ahead["curves"][0]["band"] is None
    assert {one["p10"] for one in ahead["columns"]} == {None}


def test_a_buffer_in_months_that_is_not_known_says_why(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 3 "months"
    """
    page = outlook(Look(charted, TODAY), View(), say)

    assert page["buffer"] is None
    assert page["unknown"] == (
        "the buffer of 3 months of fixed costs is not known yet: "
        "the books hold no full month with fixed costs"
    )


def test_without_a_buffer_nothing_is_safe_on_p10_either(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 30000 CHF
    """
    page = outlook(Look(charted, TODAY), View(), say)

    assert page["measures"]["safe_to_spend"]["p10"] is None
