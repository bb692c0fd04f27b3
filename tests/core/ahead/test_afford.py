from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.ahead.afford import Act
from kasboek.core.ahead.afford import afford
from kasboek.core.ahead.afford import headroom
from kasboek.core.ahead.afford import rooms
from kasboek.core.forecast import forecast

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.forecast.model import Forecast

NOVEMBER = [dt.date(2026, 11, day) for day in range(1, 31)]


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


def test_room_is_the_lowest_headroom_from_the_day_on(made: Callable[..., Forecast]) -> None:
    # balance 10,000; 5th -4,000: 6,000; 12th +9,000: 15,000; 20th -8,000: 7,000. Buffer 3,000.
    # headroom   1-4 7,000 | 5-11 3,000 | 12-19 12,000 | 20- 4,000
    # lowest on  1-11 3,000 (5th) | 12- 4,000 (20th)
    ahead = made(
        ("plan/rent", "2026-11-05", "-4000"),
        ("invoice/1", "2026-11-12", "9000"),
        ("plan/tax", "2026-11-20", "-8000"),
    )

    found = {room.date: (room.lowest, room.on) for room in rooms(ahead)}

    assert found[day(1)] == (Decimal(3000), day(5))
    assert found[day(11)] == (Decimal(3000), day(11))
    assert found[day(12)] == (Decimal(4000), day(20))
    assert found[day(30)] == (Decimal(4000), day(30))
    assert len(found) == 30


def test_affordable_up_to_the_cent(made: Callable[..., Forecast]) -> None:
    ahead = made(("plan/rent", "2026-11-05", "-4000"))  # headroom 7,000, from the 5th 3,000

    assert afford(ahead, Decimal(3000)).possible
    short = afford(ahead, Decimal("3000.01"))
    assert not short.possible
    assert short.missing == Decimal("0.01")
    assert short.lowest_on == day(5)


def test_safe_to_spend_is_what_can_be_afforded_today(made: Callable[..., Forecast]) -> None:
    ahead = made(("plan/rent", "2026-11-05", "-4000"), overdraft="2500")
    safe = ahead.safe_to_spend

    assert safe.amount == Decimal(5500)  # 6,000 + 2,500 - 3,000
    assert afford(ahead, safe.amount).possible
    assert not afford(ahead, safe.amount + 1).possible


def test_first_day_from_which_no_later_low_point_breaks_the_buffer(
    made: Callable[..., Forecast],
) -> None:
    ahead = made(
        ("plan/rent", "2026-11-05", "-4000"),
        ("invoice/1", "2026-11-12", "9000"),
        ("plan/tax", "2026-11-20", "-8000"),
    )

    # 6,000 fits on the 1st (headroom 7,000) only until the 5th, on the 12th only until the 20th
    assert afford(ahead, Decimal(6000)).first_day is None
    # 4,000 is the lowest from the 12th on
    answer = afford(ahead, Decimal(4000))
    assert (answer.possible, answer.first_day) == (False, day(12))
    assert (answer.missing, answer.lowest_on) == (Decimal(1000), day(5))


def test_what_would_make_it_possible(made: Callable[..., Forecast]) -> None:
    ahead = made(
        ("plan/rent", "2026-11-05", "-4000"),
        ("plan/sales", "2026-11-10", "2000"),
        ("invoice/1", "2026-11-12", "1500"),
    )

    # the 5th is 2,000 short; the invoice is asked before the sale that is only expected
    answer = afford(ahead, Decimal(5000))

    assert [(lever.act, lever.item.id) for lever in answer.levers] == [
        (Act.COLLECT, "invoice/1"),
        (Act.COLLECT, "plan/sales"),
    ]
    assert answer.enough


def test_sales_over_the_counter_cannot_be_collected_before_they_are_made(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "unplanned" "off"
    2026-11-02 # "Terminal" "card receipts"
      id: "counter"
      repeat: "daily"
      Assets:Bank         500 EUR
      Income:Sales
    2026-11-05 # "Oven" "an oven"
      id: "oven"
      Expenses:Parts    59000 EUR
      Assets:Bank
    2026-11-20 # "Wedding" "a party, planned once"
      id: "party"
      Assets:Bank        1500 EUR
      Income:Sales
    """
    # 60,000 + 4 x 500 - 59,000 = 3,000 on the 5th: of 5,000 are 2,000 short; the party brings
    # 1,500 of them, no card payment of later days can, and the oven would have to wait
    answer = afford(forecast(charted), Decimal(5000), day(5))

    assert [(lever.act, lever.item.id) for lever in answer.levers] == [
        (Act.COLLECT, "plan/party/2026-11-20"),
        (Act.POSTPONE, "plan/oven/2026-11-05"),
    ]
    assert answer.enough


def test_the_parts_of_an_invoice_are_one_call(made: Callable[..., Forecast]) -> None:
    # the 5th is 2,000 short; of the invoice 400 came before it, 900 and 1,200 come after it
    ahead = made(
        ("invoice/1", "2026-11-03", "400"),
        ("plan/rent", "2026-11-05", "-4400"),
        ("invoice/1", "2026-11-12", "900"),
        ("invoice/1", "2026-11-19", "1200"),
    )

    answer = afford(ahead, Decimal(5000))

    assert [(lever.act, lever.amount, lever.by) for lever in answer.levers] == [
        (Act.COLLECT, Decimal(2100), day(5))
    ]
    assert answer.enough


def test_what_is_paid_before_the_day_can_wait_too(made: Callable[..., Forecast]) -> None:
    # the room from the 6th on is 10,000 - 4,000 - 3,000 = 3,000
    ahead = made(("plan/robot", "2026-11-05", "-4000"))

    answer = afford(ahead, Decimal(6500), day(6))

    assert (answer.possible, answer.room) == (False, Decimal(3000))
    assert [(lever.act, lever.amount, lever.by) for lever in answer.levers] == [
        (Act.POSTPONE, Decimal(4000), day(5)),
    ]
    assert answer.enough


def test_a_payment_can_wait_when_nothing_can_be_collected(made: Callable[..., Forecast]) -> None:
    ahead = made(("plan/ads", "2026-11-05", "-4000"))

    answer = afford(ahead, Decimal(6500))

    assert [(lever.act, lever.amount) for lever in answer.levers] == [
        (Act.POSTPONE, Decimal(4000)),
    ]
    assert answer.enough
    assert not afford(ahead, Decimal(7500)).enough


def test_what_need_not_wait_is_not_proposed(made: Callable[..., Forecast]) -> None:
    ahead = made(
        ("plan/machine", "2026-11-05", "-6000"),
        ("plan/fees", "2026-11-06", "-35"),
        ("plan/fuel", "2026-11-09", "-700"),
        ("plan/paint", "2026-11-10", "-1400"),
    )
    room = afford(ahead, Decimal(1)).room

    # the nearest first would be paint, fuel, fees and the machine; the machine alone is enough
    answer = afford(ahead, room + 5900)
    assert [lever.item.id for lever in answer.levers] == ["plan/machine"]
    assert answer.enough

    # 700 and 1,400 are enough for 2,100; 35 more takes the fees too
    answer = afford(ahead, room + 2100)
    assert [lever.item.id for lever in answer.levers] == ["plan/paint", "plan/fuel"]
    answer = afford(ahead, room + 2135)
    assert [lever.item.id for lever in answer.levers] == ["plan/paint", "plan/fuel", "plan/fees"]


def test_what_may_never_wait_is_not_proposed(charted: Book) -> None:
    """
    2026-01-01 custom "supplier" "Power"
      pays-by: "direct-debit"
    2026-11-09 # "Ads" "can wait"
      Expenses:Marketing      700 EUR
      Assets:Bank            -700 EUR
    2026-11-10 # "Power" "direct debit"
      Expenses:Parts         1000 EUR
      Assets:Bank           -1000 EUR
    2026-11-10 # "Team" "salaries"
      Expenses:Personnel     3000 EUR
      Liabilities:PayrollTax -1000 EUR
      Assets:Bank           -2000 EUR
    2026-11-11 # "Tax office" "arrangement"
      Liabilities:VAT         500 EUR
      Assets:Bank            -500 EUR
    2026-11-13 # "Bank" "interest"
      Expenses:Interest       100 EUR
      Assets:Bank            -100 EUR
    """
    answer = afford(forecast(charted), Decimal(10**9))

    assert [lever.item.counterparty for lever in answer.levers] == ["Ads"]


def test_without_a_buffer_zero_is_the_limit(made: Callable[..., Forecast]) -> None:
    assert afford(made(buffer=None), Decimal(10000)).possible


@pytest.mark.parametrize("on", [dt.date(2026, 10, 31), dt.date(2026, 12, 1)])
def test_a_day_outside_the_forecast_is_refused(made: Callable[..., Forecast], on: dt.date) -> None:
    with pytest.raises(ValueError, match=on.isoformat()):
        afford(made(), Decimal(1), on)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    flows=st.lists(st.tuples(st.integers(1, 30), st.integers(-9000, 9000)), max_size=8),
    amount=st.integers(1, 20000),
    on=st.integers(1, 30),
)
def test_affordable_exactly_when_no_later_day_falls_short(
    made: Callable[..., Forecast], flows: list[tuple[int, int]], amount: int, on: int
) -> None:
    items = [(f"plan/{n}", day(at).isoformat(), str(value)) for n, (at, value) in enumerate(flows)]
    ahead = made(*items)

    answer = afford(ahead, Decimal(amount), day(on))

    later = {date: spare for date, spare in headroom(ahead) if date >= day(on)}
    assert answer.possible == all(spare >= amount for spare in later.values())
    if answer.first_day:
        assert all(s >= amount for date, s in later.items() if date >= answer.first_day)
        earlier = [date for date in later if date < answer.first_day]
        assert not earlier or later[earlier[-1]] < amount
    if answer.enough and not answer.possible:
        lifted = dict(later)
        for lever in answer.levers:
            for date in lifted:
                if (date < lever.item.date) == (lever.act is Act.COLLECT):
                    lifted[date] += lever.amount
        assert min(lifted.values()) >= amount
