"""bunq's payments."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import StatementFile

    Read = Callable[[object], StatementFile]

OWN = "NL20BUNQ0001234567"


def payment(number: int, amount: str, after: str, **changed: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "id": number,
        "created": "2026-10-01 10:00:00.000000",
        "monetary_account_id": 213,
        "amount": {"value": amount, "currency": "EUR"},
        "description": "Order 7",
        "type": "IDEAL",
        "alias": {"iban": OWN, "display_name": "Fietsen"},
        "counterparty_alias": {"iban": "NL44 RABO 0123 4567 89", "display_name": "Jansen"},
        "balance_after_mutation": {"value": after, "currency": "EUR"},
    }
    return {"Payment": whole | changed}


def test_a_list_newest_first_with_its_balances(read: Read) -> None:
    answer = {"Response": [payment(8, "-5.00", "95.00"), payment(7, "100.00", "100.00")]}
    (statement,) = read(answer).statements
    assert (statement.account, statement.currency) == (OWN, "EUR")
    assert [line.amount for line in statement.lines] == [100, -5]
    first = statement.lines[0]
    assert (first.name, first.iban, first.text) == ("Jansen", "NL44RABO0123456789", "Order 7")
    assert (first.reference, first.balance) == ("bunq 7", 100)
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2026-10-01 21:59:59", dt.date(2026, 10, 1)),
        ("2026-10-01 22:00:00", dt.date(2026, 10, 2)),  # two hours later in summer
        ("2026-12-01 22:59:59.99", dt.date(2026, 12, 1)),
        ("2026-12-01 23:00:00", dt.date(2026, 12, 2)),
        ("2026-10-25 00:59:59", dt.date(2026, 10, 25)),
        ("2026-10-24 22:30:00", dt.date(2026, 10, 25)),  # the last night of summer
        ("2026-10-25 22:30:00", dt.date(2026, 10, 25)),
        ("2026-03-28 23:30:00", dt.date(2026, 3, 29)),
        ("2026-03-29 22:30:00", dt.date(2026, 3, 30)),
    ],
)
def test_the_day_is_the_one_in_the_netherlands(read: Read, created: str, day: dt.date) -> None:
    answer = {"Response": [payment(1, "1.00", "1.00", created=created)]}
    assert read(answer).statements[0].lines[0].date == day


def test_two_accounts_and_what_is_no_payment(read: Read) -> None:
    other = payment(9, "1.00", "1.00", alias={"iban": "NL86BUNQ2025105541"})
    answer = {"Response": [payment(7, "1.00", "1.00"), other, {"RequestInquiry": {"id": 1}}]}
    found = read(answer)
    assert [each.account for each in found.statements] == [OWN, "NL86BUNQ2025105541"]
    assert found.skipped == (("request", 1),)


def test_mistakes(told: Callable[..., str]) -> None:
    assert told({"Response": [payment(1, "1,00", "1.00")]}) == (
        "Response[0].Payment.amount.value: '1,00' is no amount; expected a number such as 1234.56; "
        "save the answer of the API again"
    )
    assert told({"Response": [payment(1, "1.00", "1.00", created="2026-13-01")]}) == (
        "Response[0].Payment.created: '2026-13-01' is no date; expected 2026-10-31; save the "
        "answer of the API again"
    )
    assert told({"Response": [payment(1, "1.00", "1.00", alias={})]}) == (
        "Response[0].Payment.alias.iban: your own IBAN is missing; save the answer of the API "
        "again, whole"
    )


def test_samples(read: Read, told: Callable[..., str], samples: Path) -> None:
    def answer(name: str) -> object:
        return json.loads((samples / f"bunq-api/bunq-sdk__{name}.json").read_text("utf-8"))

    (mutation,) = read(answer("Mutation")).statements
    (line,) = mutation.lines
    assert (mutation.account, line.amount) == ("NL86BUNQ2025105541", Decimal("-24.95"))
    assert (line.name, line.reference) == ("BoekenGigant", "bunq 108864")
    assert line.text == "73d6df4a 680498 Your order #1234567"
    (batch,) = read(answer("PaymentBatch")).statements
    assert [each.amount for each in batch.lines] == [Decimal("-24.95")] * 3
    assert told(answer("MasterCardAction")) == (
        "the file holds no payment, only what bunq asks or authorises; save the answer of "
        "/v1/user/ID/monetary-account/ID/payment"
    )
