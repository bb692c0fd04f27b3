"""A line of years ago: what is long over is passed over, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.accounts import Category
from kasboek.core.forecast.plan.lines import Flow
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.slots import slots
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.saying import Source

SEEN = dt.date(2026, 10, 31)
END = dt.date(2027, 2, 1)
RENT = Flow(FlowKind.CASH, "Assets:Bank", Decimal(-100), "EUR")
PLAN = PlanLine("rent", SEEN, "Landlord", "rent", (), Source("main.beancount", 1))
EVERY = st.one_of(
    st.none(),
    st.builds(Repeat, st.sampled_from(Unit), st.integers(1, 5)),
    st.sampled_from(("FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=-1")).map(
        lambda rule: Repeat(rule=rule)
    ),
)
LENGTHS = st.one_of(st.none(), st.integers(0, 1500).map(lambda days: dt.timedelta(days=days)))
COUNTS = st.one_of(st.none(), st.integers(1, 300))


@given(st.integers(-1500, 100), EVERY, LENGTHS, COUNTS)
def test_what_is_left_out_is_what_has_passed(
    days: int, repeat: Repeat | None, length: dt.timedelta | None, count: int | None
) -> None:
    start = SEEN + dt.timedelta(days=days)
    until = None if length is None else start + length
    plan = replace(PLAN, date=start, repeat=repeat, until=until, count=count)
    line = Line(plan, (RENT,), (), "Landlord", "", (), (), Category.HOUSING)
    every = [(slot.date, slot.begin, slot.end) for slot in slots(line, SEEN, END, every=True)]
    found = [(slot.date, slot.begin, slot.end) for slot in slots(line, SEEN, END)]
    assert found == [each for each in every if each[2] > SEEN + dt.timedelta(days=1)]
