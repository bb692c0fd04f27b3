"""SumUp pays out sale by sale, and the bank books the day's payouts as one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.importers.providers.test_payouts import LEDGER
from tests.importers.providers.test_payouts import held
from tests.importers.providers.test_payouts import ing
from tests.importers.providers.test_sumup import DE
from tests.importers.providers.test_sumup import PAID
from tests.importers.providers.test_sumup import SALE

if TYPE_CHECKING:
    from tests.importers.conftest import Desk

DAY = "2026-10-04"
SALES = DE + "".join(
    row.replace("2026-02-03", DAY).replace("2026-01-31", "2026-10-02").replace("T1", number)
    for number in ("T1", "T2", "T3")
    for row in (SALE, PAID)
)
"""Three times 11.50 with a fee of 0.29, all paid out on 4 October: 33.63."""
SUMUP = LEDGER + '2020-01-01 open Assets:Clearing:SumUp EUR\n  class: "clearing"\n'
RULE = '2018-01-01 custom "categorise" "sumup" Assets:Clearing:SumUp\n  match: "sumup payments"\n'
RESULT = {
    "Assets:Bank:ING": Decimal("33.63"),
    "Expenses:Payment-Fees": Decimal("0.87"),
    "Equity:Suspense": Decimal("-34.50"),
}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["provider first", "bank first"])
@pytest.mark.parametrize("together", [True, False], ids=["one import", "two imports"])
@pytest.mark.parametrize("text", [SUMUP, SUMUP + RULE], ids=["by name", "by a rule on clearing"])
def test_the_banks_sum_meets_them(
    desk: Desk, text: str, order: tuple[int, int], *, together: bool
) -> None:
    desk.begin(text)
    both = (SALES, ing("SumUp Payments", "33,63"))
    files = [both[index] for index in order]
    for batch in [files] if together else [[each] for each in files]:
        desk.take(*batch)
    found = {name: Decimal(number) for name, number in held(desk).items()}
    assert found == RESULT
    assert [each["new"] for each in desk.take(*files)] == [0, 0]
    assert {name: Decimal(number) for name, number in held(desk).items()} == RESULT


def test_another_sum_is_not_met(desk: Desk) -> None:
    """The rule books it on the clearing account, which then shows what is unexplained."""
    desk.begin(SUMUP + RULE)
    desk.take(SALES, ing("SumUp Payments", "33,62"))
    desk.entries()
    balance = desk.book().balance("Assets:Clearing:SumUp", dt.date.max)
    assert balance == {"EUR": Decimal("-33.62")}
