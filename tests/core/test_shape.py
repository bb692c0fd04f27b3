from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.ahead.afford import afford
from kasboek.core.ahead.compare import compare
from kasboek.core.forecast.periods import table
from kasboek.core.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.forecast.model import Forecast

JANSEN = ("invoice/2026-0412", "2026-11-04", "12100")
RENT = ("plan/rent", "2026-11-02", "-1815")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000.00"),
        ("0", "0.00"),
        ("-0.00", "0.00"),
        ("12.5", "12.50"),
        ("0.12500", "0.125"),
        ("-1815", "-1815.00"),
    ],
)
def test_decimals_are_written_in_full(value: str, text: str) -> None:
    assert shape.decimal(Decimal(value)) == text


def test_a_forecast_has_the_documented_keys_in_their_order(made: Callable[..., Forecast]) -> None:
    ahead = made(JANSEN, RENT)

    answer = shape.forecast(ahead, table(ahead, "2w"), ahead.runway, words.say)

    assert list(answer) == [
        "as_of", "currency", "scenario", "opening", "buffer", "periods", "low_point",
        "first_breach", "runway", "safe_to_spend", "certainty", "problems",
    ]  # fmt: skip
    assert list(answer["periods"][0]) == [
        "start", "end", "label", "opening", "receipts", "payments", "net", "closing", "low",
        "low_date", "headroom", "categories",
    ]  # fmt: skip
    assert json.loads(json.dumps(answer)) == answer  # nothing but strings, lists and null


def test_a_week_of_the_table(made: Callable[..., Forecast]) -> None:
    ahead = made(JANSEN, RENT)

    rest, first, _ = shape.forecast(ahead, table(ahead, "2w"), ahead.runway, words.say)["periods"]

    # 31 October 2026 is a Saturday: the rest of its week is the Sunday
    assert (rest["start"], rest["end"], rest["label"]) == ("2026-11-01", "2026-11-02", "2026-W44")
    assert first == {
        "start": "2026-11-02",
        "end": "2026-11-09",
        "label": "2026-W45",
        "opening": "10000.00",
        "receipts": "12100.00",
        "payments": "-1815.00",
        "net": "10285.00",
        "closing": "20285.00",
        "low": "8185.00",
        "low_date": "2026-11-02",
        "headroom": "5185.00",
        "categories": {"receipts-invoices": "12100.00", "suppliers": "-1815.00"},
    }


def test_no_buffer_is_null(made: Callable[..., Forecast]) -> None:
    ahead = made(buffer=None)

    answer = shape.forecast(ahead, table(ahead, "1w"), ahead.runway, words.say)

    assert answer["buffer"] is None
    assert answer["first_breach"] is None


def test_an_item(made: Callable[..., Forecast]) -> None:
    item = made(JANSEN).items[0]

    written = shape.item(item, "EUR", words.say)

    assert list(written) == [
        "id", "date", "amount", "of", "probability", "likely", "currency", "category",
        "counterparty", "kind", "certainty", "due", "source", "because",
    ]  # fmt: skip
    assert written["source"] == {"file": "plan.beancount", "line": 7}
    assert written["because"] == "invoice/2026-0412"


def test_a_foreign_item_carries_its_value_and_rate(made: Callable[..., Forecast]) -> None:
    item = made(JANSEN).items[0]
    dollars = item._replace(currency="USD", rate=Decimal("0.92"), value=Decimal(11132))

    written = shape.item(dollars, "EUR", words.say)

    assert (written["value"], written["rate"]) == ("11132.00", "0.92")


def test_affordable_and_comparison_are_json(made: Callable[..., Forecast]) -> None:
    ahead, later = made(JANSEN, RENT), made(RENT)

    can = shape.affordable(ahead, afford(ahead, Decimal(6000)), words.say)
    differs = shape.comparison(compare(ahead, later), (ahead.runway, later.runway), words.say)

    # headroom after the rent is 8,185 - 3,000 = 5,185
    assert (can["affordable"], can["missing"], can["first_day"]) == (False, "815.00", "2026-11-04")
    assert can["levers"][0]["item"]["id"] == "invoice/2026-0412"
    assert [one["id"] for one in differs["gone"]] == ["invoice/2026-0412"]
    assert json.loads(json.dumps([can, differs])) == [can, differs]
