"""A cash budget that a company published, keyed in as a plan: each week comes out as printed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

# WPCS International Inc., cash forecast as of 1 November 2013, exhibit 99.5 to its form 8-K:
# sec.gov/Archives/edgar/data/1086745/000152153613001045/q1101368_ex99-5.htm
# Controlled accounts, the weeks that end on Friday 6 September to 29 November 2013, in dollars:
# cash receipts, transfers to operating accounts, and the cash that the next week begins with.
OPENING = 696_364
PRINTED = (
    (714_224, 431_000, 979_588),
    (165_713, 585_000, 560_301),
    (635_140, 745_000, 450_441),
    (360_226, 536_000, 274_667),
    (989_445, 565_000, 699_111),
    (536_000, 642_000, 593_111),
    (728_796, 456_000, 865_907),
    (898_744, 769_000, 995_651),
    (572_829, 727_000, 841_480),
    (677_258, 453_441, 1_065_297),
    (316_154, 931_457, 449_993),
    (432_583, 435_715, 446_861),
    (349_904, 390_420, 406_345),
)
ROUNDED = {4: -1, 10: -1}
"""In the fifth and eleventh week the printed sum is a dollar less than that of its parts."""
FIRST = dt.date(2013, 9, 6)
HEAD = f"""
option "operating_currency" "USD"
plugin "kasboek.plugins.books"
2013-01-01 open Assets:Bank USD
2013-01-01 open Equity:Opening
2013-01-01 open Income:Sales
2013-01-01 open Expenses:Operating
  class: "other-cost"
2013-08-31 * "opening"
  Assets:Bank          {OPENING}.00 USD
  Equity:Opening
"""


def plan() -> str:
    """Write each printed figure as a planned line on the Friday of its week."""
    lines = []
    for week, (receipts, payments, _) in enumerate(PRINTED):
        friday = FIRST + dt.timedelta(weeks=week)
        lines.append(
            f'{friday} # "Customers" "collections"\n'
            f"  Assets:Bank   {receipts} USD\n  Income:Sales\n"
            f'{friday} # "Operating account" "transfer"\n'
            f"  Expenses:Operating   {payments} USD\n  Assets:Bank\n"
        )
        if week in ROUNDED:
            lines.append(
                f'{friday} # "" "the sheet rounds to dollars"\n'
                f"  Assets:Bank   {ROUNDED[week]} USD\n  Expenses:Operating\n"
            )
    return "".join(lines)


def test_a_published_budget_of_thirteen_weeks(read_text: Callable[..., Book]) -> None:
    book = read_text(HEAD + plan())
    ahead = forecast(book, until=horizon_end(dt.date(2013, 8, 31), "13w"))
    rest, *weeks = table(ahead, "13w")

    assert (rest.opening, rest.net, rest.closing) == (OPENING, 0, OPENING)  # Sunday 1 September
    assert len(weeks) == len(PRINTED)
    for number, (week, (receipts, payments, closing)) in enumerate(
        zip(weeks, PRINTED, strict=True)
    ):
        assert week.receipts == receipts
        assert week.payments == -payments + ROUNDED.get(number, 0)
        assert week.closing == closing
    closings = list(accumulate((r - p for r, p, _ in PRINTED), initial=Decimal(OPENING)))
    assert closings[-1] == weeks[-1].closing - sum(ROUNDED.values())
    low = min(closing for _, _, closing in PRINTED)
    assert ahead.low_point[:2] == (dt.date(2013, 9, 27), low)
