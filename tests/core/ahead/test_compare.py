from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.ahead.compare import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.forecast.model import Forecast


def test_gone_new_moved_and_resized(made: Callable[..., Forecast]) -> None:
    # same   rent       5th  -4,000
    # moved  invoice/1 12th -> 20th, and resized 9,000 -> 8,000
    # gone   ads       14th  -500           new  repair  9th  -700
    before = made(
        ("plan/rent", "2026-11-05", "-4000"),
        ("invoice/1", "2026-11-12", "9000"),
        ("plan/ads", "2026-11-14", "-500"),
    )
    after = made(
        ("plan/rent", "2026-11-05", "-4000"),
        ("plan/repair", "2026-11-09", "-700"),
        ("invoice/1", "2026-11-20", "8000"),
    )

    found = compare(before, after)

    assert [(one.id, one.value) for one in found.gone] == [("plan/ads", Decimal(-500))]
    assert [(one.id, one.date) for one in found.new] == [("plan/repair", dt.date(2026, 11, 9))]
    assert [(one.after.id, one.days) for one in found.moved] == [("invoice/1", 8)]
    assert [(one.after.id, one.difference) for one in found.resized] == [
        ("invoice/1", Decimal(-1000)),
    ]


def test_the_same_forecast_differs_in_nothing(made: Callable[..., Forecast]) -> None:
    ahead = made(("plan/rent", "2026-11-05", "-4000"))

    found = compare(ahead, ahead)

    assert not any((found.gone, found.new, found.moved, found.resized))


def test_the_parts_of_an_item_are_one_item(made: Callable[..., Forecast]) -> None:
    # an invoice of 1,000 spread over two weeks moves only when its first part does
    before = made(("invoice/1", "2026-11-05", "400"), ("invoice/1", "2026-11-12", "600"))
    after = made(("invoice/1", "2026-11-05", "300"), ("invoice/1", "2026-11-19", "700"))

    found = compare(before, after)

    assert not any((found.gone, found.new, found.moved, found.resized))


def test_the_largest_difference_comes_first(made: Callable[..., Forecast]) -> None:
    before = made(
        ("a", "2026-11-05", "-10"), ("b", "2026-11-05", "-900"), ("c", "2026-11-06", "50")
    )

    assert [one.id for one in compare(before, made()).gone] == ["b", "c", "a"]


def test_items_explain_the_difference_in_cash(made: Callable[..., Forecast]) -> None:
    before = made(("a", "2026-11-05", "-10"), ("b", "2026-11-05", "-900"))
    after = made(("b", "2026-11-08", "-850"), ("c", "2026-11-09", "75"))
    found = compare(before, after)

    explained = (
        sum(one.value for one in found.new)
        - sum(one.value for one in found.gone)
        + sum(one.difference for one in found.resized)
    )

    assert explained == after.path[-1].balance - before.path[-1].balance
