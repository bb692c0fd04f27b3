"""What figures are counted in, and how each unit is shown, on the terminal and in JSON."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kasboek import words
from kasboek.core.kpi import shape
from kasboek.core.kpi.model import Target
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.model import worded
from kasboek.core.saying import Money


@pytest.mark.parametrize(
    ("unit", "value", "english", "dutch", "json"),
    [
        (Unit.DAYS, "73.714", "73.7 days", "73,7 dagen", "73.71"),
        (Unit.MONTHS, "1", "1 month", "1 maand", "1.00"),
        (Unit.FRACTION, "0.35125", "35.1 %", "35,1 %", "0.3513"),
        (Unit.PERCENT, "94.697", "94.7 %", "94,7 %", "94.70"),
        (Unit.RATIO, "1.195", "1.20", "1,20", "1.20"),
        (Unit.RATIO, "8", "8.00", "8,00", "8.00"),
    ],
)
def test_units(unit: Unit, value: str, english: str, dutch: str, json: str) -> None:
    shown = worded(unit, Decimal(value), "EUR")

    assert not isinstance(shown, Money)
    assert (words.say(shown), words.say(shown, "nl")) == (english, dutch)
    assert shape.number(Decimal(value), unit) == json


def test_a_target_is_in_the_unit_of_its_figure() -> None:
    assert shape.target(Target(at_most=Decimal("0.35")), Unit.FRACTION) == "0.3500"
    assert shape.target(Target(Decimal("1.2"), Decimal(2)), Unit.RATIO) == ["1.20", "2.00"]
