"""The alerts: each on a ledger of a few lines, with what it says and what it proposes."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.alerts import alerts
from kasboek.core.alerts import shape
from kasboek.core.kpi import kpis

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.alerts import Alert
    from kasboek.core.book import Book

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
  class: "cash"
2024-01-01 open Assets:Receivable
2024-01-01 open Assets:Suspense
  class: "suspense"
2024-01-01 open Liabilities:Payable
2024-01-01 open Liabilities:VAT
2024-01-01 open Equity:Opening
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Expenses:Parts
  class: "other-cost"
2026-07-31 * "opening"
  Assets:Bank            50000 EUR
  Equity:Opening
2026-11-01 balance Assets:Bank 50000 EUR
"""
INVOICE = """
2026-07-01 * "Jansen" "bikes"
  invoice: "{0}"
  due: {1}
  Assets:Receivable      {2} EUR
  Income:Sales
"""
PLANNED = """
2026-11-16 # "Frames & Co" "container"
  Expenses:Parts         30000 EUR
  Assets:Bank           -30000 EUR
"""
BUFFER = '2026-01-01 custom "policy" "liquidity-buffer" 45000 EUR\n'


@pytest.fixture
def find(read_text: Callable[..., Book]) -> Callable[..., list[Alert]]:
    """Return a function that gives the alerts of one policy on a ledger."""

    def found(policy: str, *parts: str, today: dt.date | None = None) -> list[Alert]:
        book = read_text("".join(dedent(part) for part in (HEAD, *parts)))
        assert book.as_of is not None
        return [one for one in alerts(book, book.as_of, today) if one.policy == policy]

    return found


def test_the_buffer_breaks_ahead(find: Callable[..., list[Alert]]) -> None:
    # 50,000 - 30,000 on 16 November: 20,000, 25,000 below the buffer
    (alert,) = find("liquidity-buffer", BUFFER, PLANNED)

    assert alert.first_breach == dt.date(2026, 11, 16)
    assert alert.depth == (25_000, "EUR")
    assert alert.severity == "warning"
    assert alert.since is None
    assert alert.items
    assert words.say(alert.because[0]).startswith(
        "€ 30,000.00 on 16 November 2026: planned: Frames & Co"
    )
    assert alert.lever is not None
    assert "put off € 30,000.00 to Frames & Co" in words.say(alert.lever)
    assert alert.source is not None


def test_what_is_overdue_is_the_cheapest_lever(find: Callable[..., list[Alert]]) -> None:
    # 100 + 200 from Jansen, 61 days after 31 August
    late = INVOICE.format("1", "2026-08-31", 100) + INVOICE.format("2", "2026-10-30", 200)

    (alert,) = find("liquidity-buffer", BUFFER, PLANNED, late)
    assert alert.lever is not None
    assert words.say(alert.lever) == "collect € 300.00 from Jansen, up to 61 days late"


def test_who_promised_a_day_is_not_called_before_it(find: Callable[..., list[Alert]]) -> None:
    # 100 was promised for 20 November; 31 October is a day after 30 October
    late = INVOICE.format("1", "2026-08-31", 100) + INVOICE.format("2", "2026-10-30", 200)
    promised = late.replace('invoice: "1"', 'invoice: "1"\n  expected: 2026-11-20')

    (alert,) = find("liquidity-buffer", BUFFER, PLANNED, promised)
    assert alert.lever is not None
    assert words.say(alert.lever) == "collect € 200.00 from Jansen, up to 1 day late"


def test_advice_where_nothing_keeps_cash_above_zero(find: Callable[..., list[Alert]]) -> None:
    # 60,000 to pay from 50,000, sure, and nobody to call
    sure = PLANNED.replace('"container"', '"container"\n  certainty: "committed"')
    (alert,) = find("cash-below-zero", BUFFER, sure.replace("30000", "60000"))
    assert alert.lever is not None
    assert words.say(alert.lever).startswith(
        "No lever keeps cash above zero: take advice before paying anyone selectively."
    )


def test_the_overdraft_does_not_mend_a_broken_buffer(
    read_text: Callable[..., Book],
) -> None:
    head = HEAD.replace('class: "cash"', 'class: "cash"\n  overdraft-limit: 90000 EUR')
    sure = PLANNED.replace('"container"', '"container"\n  certainty: "committed"')
    book = read_text(head + BUFFER + sure)
    assert book.as_of is not None

    (alert,) = [a for a in alerts(book, book.as_of) if a.policy == "liquidity-buffer"]
    assert alert.lever is not None
    assert words.say(alert.lever) == (
        "draw up to € 25,000.00 of the overdraft of Assets:Bank, on 77 days, the last on"
        " 31 January 2027"
    )


def test_the_buffer_is_broken_now_and_since_when(find: Callable[..., list[Alert]]) -> None:
    spent = """
    2026-10-10 * "Frames"
      Expenses:Parts      6000 EUR
      Assets:Bank
    """

    # 44,000 from 10 October on; 31 October is 21 days later, so it escalates
    policy = BUFFER.rstrip() + '\n  severity: "error"\n  escalate-after: 7\n'
    role = '2026-01-01 custom "role" "control" "anna@fietsen.example"\n'
    head = "2026-11-01 balance Assets:Bank 50000 EUR\n"
    (alert,) = find("liquidity-buffer", policy, role, spent.replace(head, ""))
    assert alert.since == dt.date(2026, 10, 10)
    assert alert.depth == (1_000, "EUR")
    assert alert.severity == "error"
    assert alert.escalated == "anna@fietsen.example"


def test_cash_below_zero_is_an_error(find: Callable[..., list[Alert]]) -> None:
    (alert,) = find("cash-below-zero", PLANNED, PLANNED.replace("2026-11-16", "2026-11-20"))

    assert alert.severity == "error"
    assert alert.first_breach == dt.date(2026, 11, 20)
    assert alert.depth == (10_000, "EUR")


def test_a_credit_limit_warns_from_nine_tenths_and_breaks_above(
    find: Callable[..., list[Alert]],
) -> None:
    customer = '2024-01-01 custom "customer" "Jansen"\n  credit-limit: 20000 EUR\n'

    def at(amount: int) -> list[Alert]:
        return find("credit-limit", customer, INVOICE.format("1", "2026-12-01", amount))

    assert at(17_999) == []
    (near,) = at(18_000)
    assert (near.severity, near.subject, near.depth) == ("warning", "Jansen", None)
    assert near.since == dt.date(2026, 7, 1)
    assert at(20_000)[0].severity == "warning"
    (over,) = at(20_001)
    assert (over.severity, over.depth) == ("error", (1, "EUR"))


def test_exposure_counts_what_is_delivered_and_takes_off_credit_notes(
    find: Callable[..., list[Alert]],
) -> None:
    # 18,000 open + 4,000 delivered - 1,500 credit note = 20,500; 500 over
    customer = '2024-01-01 custom "customer" "Jansen"\n  credit-limit: 20000 EUR\n'
    delivered = """
    2026-11-05 # "Jansen" "delivered, not invoiced"
      delivered: TRUE
      Assets:Receivable   4000 EUR
      Income:Sales       -4000 EUR
    """
    note = """
    2026-10-05 * "Jansen" "returned"
      credit-note: "C1"
      Assets:Receivable  -1500 EUR
      Income:Sales
    """

    (alert,) = find(
        "credit-limit", customer, delivered, note, INVOICE.format("1", "2026-12-01", 18_000)
    )
    assert alert.value == (20_500, "EUR")
    assert alert.depth == (500, "EUR")


def test_what_was_delivered_counts_until_it_is_invoiced(
    find: Callable[..., list[Alert]],
) -> None:
    # 16,000 open + 4,000 delivered: 20,000; once the 4,000 are invoiced still 20,000
    customer = '2024-01-01 custom "customer" "Jansen"\n  credit-limit: 20000 EUR\n'
    delivered = """
    2026-11-05 # "Jansen" "delivered, not invoiced"
      delivered: TRUE
      Assets:Receivable   4000 EUR
      Income:Sales       -4000 EUR
    """
    earlier = INVOICE.replace("2026-07-01", "2026-10-20").format("1", "2026-12-01", 16_000)
    invoiced = INVOICE.replace("2026-07-01", "2026-10-31").format("2", "2026-12-01", 4_000)

    (before,) = find("credit-limit", customer, delivered, earlier)
    (after,) = find("credit-limit", customer, delivered, earlier, invoiced)
    assert before.value == after.value == (20_000, "EUR")


def test_a_kpi_named_by_a_policy_or_a_covenant(find: Callable[..., list[Alert]]) -> None:
    policy = '2026-01-01 custom "policy" "cash" 60000 EUR\n'
    covenant = '2026-01-01 custom "policy" "covenant" "cash" 70000\n  severity: "error"\n'

    (alert,) = find("cash", policy)
    assert alert.limit == (60_000, "EUR")
    assert alert.since == dt.date(2026, 8, 31)  # every month-end of the books
    (alert,) = find("covenant", covenant)
    assert (alert.subject, alert.severity) == ("cash", "error")


def test_what_is_only_known_to_be_more_breaches_too(find: Callable[..., list[Alert]]) -> None:
    policy = '2026-01-01 custom "policy" "dso-countback" 45\n'
    before = """
    2026-07-31 * "owed from before the books"
      Assets:Receivable      9000 EUR
      Equity:Opening
    """

    # 9,100 owed and 100 sold since July: more than the 123 days of the books
    (alert,) = find("dso-countback", policy, before, INVOICE.format("1", "2026-08-31", 100))
    assert words.say(alert.says) == (
        "DSO, counted back: more than 123 days, above the target of 45 days"
    )
    assert (alert.value, alert.limit) == (123, 45)


def test_too_much_of_a_good_thing_is_no_alert(read_text: Callable[..., Book]) -> None:
    # current ratio 50,000 / 10,000 = 5: above the 2.0 asked for at most it is a warning, no more
    policy = '2026-01-01 custom "policy" "current-ratio" 1.2 2.0\n'
    tax = """
    2026-08-01 * "VAT"
      Expenses:Parts        10000 EUR
      Liabilities:VAT
    """
    book = read_text(HEAD + policy + dedent(tax))
    assert book.as_of is not None
    (measured,) = kpis(book, book.as_of, ["current-ratio"])

    assert (measured.figure.value, measured.status) == (5, "warning")
    assert [one for one in alerts(book, book.as_of) if one.policy == "current-ratio"] == []


def test_a_covenant_that_cannot_be_measured_is_told(find: Callable[..., list[Alert]]) -> None:
    (alert,) = find("covenant", '2026-01-01 custom "policy" "covenant" "headroom" 1.2\n')

    assert alert.severity == "info"
    assert "headroom" in words.say(alert.says)


def test_data_age_needs_today(find: Callable[..., list[Alert]]) -> None:
    policy = '2026-01-01 custom "policy" "bank-data-age" 3\n'

    assert find("bank-data-age", policy) == []
    assert find("bank-data-age", policy, today=dt.date(2026, 11, 3)) == []
    (alert,) = find("bank-data-age", policy, today=dt.date(2026, 11, 4))
    assert (alert.subject, alert.value, alert.limit) == ("Assets:Bank", 4, 3)


def test_data_that_is_ahead_of_the_calendar_names_the_line(
    find: Callable[..., list[Alert]],
) -> None:
    slip = """
    2062-10-30 * "rent, with a slip in its year"
      Expenses:Parts     100 EUR
      Assets:Bank
    """

    assert find("bank-data-age", today=dt.date(2026, 10, 28)) == []  # 31 October: three days
    (alert,) = find("bank-data-age", today=dt.date(2026, 10, 27))
    assert words.say(alert.says).startswith("bank data of Assets:Bank runs to 31 October 2026, 4 ")
    (alert,) = find("bank-data-age", slip, today=dt.date(2026, 11, 2))
    assert words.say(alert.says) == (
        "bank data of Assets:Bank runs to 30 October 2062, 13146 days ahead of today, "
        "so every figure is as of that day"
    )
    assert alert.lever is not None
    assert alert.source is not None
    assert words.say(alert.lever) == f"correct the date of {alert.source}"
    assert find("bank-data-age", slip) == []  # a past day was asked for: there is no today


def test_an_account_that_lags_behind_the_others_is_stale(
    find: Callable[..., list[Alert]],
) -> None:
    second = """
    2024-01-01 open Assets:Savings
      class: "cash"
    2026-10-01 * "opening"
      Assets:Savings     100 EUR
      Equity:Opening
    """

    (alert,) = find("bank-data-age", second)
    assert alert.subject == "Assets:Savings"
    assert "lags behind" in words.say(alert.says)


def test_concentration(find: Callable[..., list[Alert]]) -> None:
    # 400 of 1,000
    policy = '2026-01-01 custom "policy" "concentration" 0.39\n'
    other = INVOICE.replace("Jansen", "Smit").format("2", "2026-12-01", 300)
    third = INVOICE.replace("Jansen", "Bos").format("3", "2026-12-01", 300)
    mine = INVOICE.format("1", "2026-12-01", 400)

    (alert,) = find("concentration", policy, mine, other, third)
    assert words.say(alert.says).startswith("Jansen owes € 400.00, 40 % of all open invoices")
    assert find("concentration", policy.replace("0.39", "0.40"), mine, other, third) == []


def test_an_invoice_over_sixty_days_late(find: Callable[..., list[Alert]]) -> None:
    # 1 September is 60 days before 31 October, 31 August 61
    assert find("overdue-customer", INVOICE.format("1", "2026-09-01", 100)) == []
    (alert,) = find("overdue-customer", INVOICE.format("1", "2026-08-31", 100))
    assert (alert.subject, alert.since) == ("Jansen", dt.date(2026, 10, 31))
    disputed = INVOICE.format("1", "2026-08-31", 100).replace("  due:", "  disputed: TRUE\n  due:")
    assert find("overdue-customer", disputed) == []


def test_who_has_more_to_get_back_than_to_pay_is_not_called(
    find: Callable[..., list[Alert]],
) -> None:
    late = INVOICE.format("1", "2026-08-31", 100)
    credit = """
    2026-09-05 * "Jansen" "credit note that names no invoice"
      credit-note: "C1"
      Income:Sales             {} EUR
      Assets:Receivable
    """

    (alert,) = find("overdue-customer", late, credit.format(99))
    assert alert.subject == "Jansen"
    assert find("overdue-customer", late, credit.format(400)) == []


def test_suspense_names_the_line_since_when(find: Callable[..., list[Alert]]) -> None:
    lines = """
    2026-09-01 * "in and out again"
      Assets:Suspense     10 EUR
      Income:Sales
    2026-09-02 * "out"
      Assets:Suspense    -10 EUR
      Income:Sales
    2026-10-05 * "unknown"
      Assets:Suspense     25 EUR
      Income:Sales
    """

    (alert,) = find("suspense", lines)
    assert alert.since == dt.date(2026, 10, 5)
    assert words.say(alert.says) == (
        "€ 25.00 in 1 line on Assets:Suspense since 5 October 2026 that nobody has explained"
    )
    refund = """
    2026-10-06 * "unknown too"
      Assets:Suspense    -15 EUR
      Income:Sales
    """
    (alert,) = find("suspense", lines + refund)
    assert alert.value == (10, "EUR")
    assert words.say(alert.says) == (
        "€ 40.00 in 2 lines on Assets:Suspense since 5 October 2026 that nobody has explained;"
        " in and out together € 10.00"
    )


def test_what_no_invoice_explains(find: Callable[..., list[Alert]]) -> None:
    overpaid = """
    2026-10-05 * "Jansen" "paid without an invoice"
      Assets:Receivable  -250 EUR
      Income:Sales
    """

    (alert,) = find("unexplained", overpaid)
    assert alert.value == (-250, "EUR")
    assert alert.source is not None


def test_reviews_and_actions_past_their_day(find: Callable[..., list[Alert]]) -> None:
    review = '2026-08-15 custom "review" "assumptions" "monthly" "anna@fietsen.example"\n'
    held = '2026-{0} custom "reviewed" "assumptions" "anna@fietsen.example" "kept"\n'
    action = '2026-10-05 custom "action" "Call Jansen" "bram@fietsen.example" 2026-10-30\n'
    done = '2026-10-29 custom "done" "Call Jansen"\n'

    (alert,) = find("review", review)
    assert alert.since == dt.date(2026, 9, 16)
    assert find("review", review, held.format("09-30")) != []  # 30 October has passed
    assert find("review", review, held.format("10-01")) == []
    (alert,) = find("action", action)
    assert "1 day ago" in words.say(alert.says)
    assert find("action", action, done) == []


def test_what_is_missing_and_the_line_to_write(find: Callable[..., list[Alert]]) -> None:
    found = find("missing")

    assert {one.subject for one in found} == {
        "liquidity-buffer", "plan", "tax", "payments", "review", "forecast"
    }  # fmt: skip
    assert all(one.lever for one in found)
    assert "liquidity-buffer" not in {one.subject for one in find("missing", BUFFER)}


def test_an_acknowledgement_holds_until_its_day(find: Callable[..., list[Alert]]) -> None:
    text = (
        '2026-10-05 custom "acknowledge" "overdue-customer" "Jansen"'
        ' "anna@fietsen.example" {0}\n  reason: "promised"\n'
    )
    late = INVOICE.format("1", "2026-08-01", 100)

    (alert,) = find("overdue-customer", late, text.format("2026-10-31"))
    assert alert.acknowledged is not None
    assert alert.acknowledged.person == "anna@fietsen.example"
    (alert,) = find("overdue-customer", late, text.format("2026-10-30"))
    assert alert.acknowledged is None


def test_the_worst_comes_first_and_what_is_accepted_last(read_text: Callable[..., Book]) -> None:
    accepted = (
        '2026-10-05 custom "acknowledge" "cash-below-zero" "anna@fietsen.example" 2026-12-31\n'
        '  reason: "loan agreed"\n'
    )
    text = HEAD + PLANNED + PLANNED.replace("container", "another")
    plain, heeded = read_text(text), read_text(text + accepted)
    assert plain.as_of is not None

    assert alerts(plain, plain.as_of)[0].policy == "cash-below-zero"
    last = alerts(heeded, plain.as_of)[-1]
    assert (last.policy, last.acknowledged is not None) == ("cash-below-zero", True)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_json_has_the_promised_keys(read_text: Callable[..., Book], lang: str) -> None:
    book = read_text(HEAD + BUFFER + PLANNED + INVOICE.format("1", "2026-08-01", 100))
    assert book.as_of is not None

    found = alerts(book, book.as_of)
    answer = shape.alerts(book.as_of, found, lambda one: words.say(one, lang))
    assert answer["as_of"] == "2026-10-31"
    for one in answer["alerts"]:
        assert list(one)[:11] == [
            "policy", "severity", "subject", "says", "value", "limit", "since", "first_breach",
            "depth", "because", "lever",
        ]  # fmt: skip
        assert "acknowledged" in one
