"""Stripe's two reports and its API."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

ITEMISED = (
    "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,"
    "description,automatic_payout_id\n"
)
HISTORY = (
    "id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),"
    "Available On (UTC),Description,Transfer\n"
)
SALE = "txn_1,2026-10-01 10:00:00,2026-10-05 00:00:00,eur,121.00,2.05,118.95,charge,Order 7,po_1\n"
PAYOUT = "txn_2,2026-10-05 02:00:00,2026-10-07 00:00:00,eur,-118.95,0.00,-118.95,payout,P,po_1\n"


def test_a_charge_is_gross_and_fee_and_a_payout_comes_when_it_arrives(
    read: Read, split: Split
) -> None:
    (statement,) = read(ITEMISED + SALE + PAYOUT).statements
    assert (statement.account, statement.currency, statement.total) == ("stripe", "EUR", 0)
    sale, payout = statement.lines
    assert split(sale) == [("gross", "121.00"), ("fee", "-2.05")]
    assert sale.reference == "stripe txn_1"
    assert (payout.date, split(payout)) == (dt.date(2026, 10, 7), [("payout", "-118.95")])
    assert payout.text == "P po_1"


def test_the_history_with_decimal_commas_gives_the_same(read: Read) -> None:
    rows = (
        'txn_2,payout,po_1,"-118,95","0,00",,"-118,95",eur,2026-10-05 02:00,2026-10-07 00:00,P,'
        "po_1\n"
        'txn_1,charge,ch_1,"121,00","2,05",,"118,95",eur,2026-10-01 10:00,2026-10-05 00:00,'
        "Order 7,po_1\n"
    )
    (history,) = read(HISTORY + rows).statements
    (itemised,) = read(ITEMISED + SALE + PAYOUT).statements
    assert [line[:2] for line in history.lines] == [line[:2] for line in itemised.lines]
    assert [line.reference for line in history.lines] == ["stripe txn_1", "stripe txn_2"]
    assert [line.parts for line in history.lines] == [line.parts for line in itemised.lines]


def test_thousands_and_other_kinds(read: Read, split: Split) -> None:
    rows = (
        'a,2026-10-01,2026-10-02,usd,"1,250.00",0.00,"1,250.00",risk_reserved_funds,,\n'
        "b,2026-10-01,2026-10-02,usd,-20.00,0.00,-20.00,refund,,\n"
        "c,2026-10-01,2026-10-02,usd,-30.00,15.00,-45.00,dispute,,\n"
        "d,2026-10-01,2026-10-02,usd,-4.00,0.00,-4.00,fee,,\n"
        "e,2026-10-01,2026-10-02,usd,1.00,0.00,1.00,brand_new_category,,\n"
    )
    (statement,) = read(ITEMISED + rows).statements
    assert [split(line)[0] for line in statement.lines] == [
        ("reserve", "1250.00"),
        ("refund", "-20.00"),
        ("chargeback", "-30.00"),
        ("fee", "-4.00"),
        ("other", "1.00"),
    ]
    assert split(statement.lines[2])[1] == ("fee", "-15.00")


def test_two_currencies_are_two_statements_and_columns_may_move(read: Read) -> None:
    header = "new," + ITEMISED.replace("gross,fee,net", "net,fee,gross")
    rows = "x,a,2026-10-01,2026-10-02,eur,9,1,10,charge,,\nx,b,2026-10-01,,usd,5,0,5,charge,,\n"
    found = read(header + rows).statements
    assert [(each.currency, each.total) for each in found] == [("EUR", 9), ("USD", 5)]


def test_mistakes_are_named(told: Callable[[str], str]) -> None:
    assert told(ITEMISED + SALE.replace("118.95", "118.00")) == (
        "line 2: gross 121.00 and fee -2.05 do not make net 118.00: -0.95 apart; the row was "
        "edited; download the file again"
    )
    assert told(ITEMISED + SALE.replace("2026-10-01 10", "1 Oct 2026 10")) == (
        "line 2: '1 Oct 2026 10:00:00' is no date; expected 2026-10-31; download the file again"
    )
    assert told(ITEMISED + SALE.replace("2.05", "two")) == (
        "line 2: 'two' is no amount; expected 1234.56 or 1.234,56, as in the rest of the file; "
        "download the file again"
    )
    assert told(ITEMISED + SALE.replace("121.00", '"121,00"')) == (
        "some amounts have a decimal comma and others a decimal point, so none can be trusted; "
        "download the file again and don't open it in a spreadsheet"
    )
    assert told(ITEMISED + SALE.replace(",eur,", ",euros,")) == (
        "line 2: 'euros' is no currency; expected three letters, as EUR; download the file again"
    )


@pytest.mark.parametrize(
    "header",
    [
        "id,description,created,amount,amount_refunded,currency,converted_amount,fee\n",
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Converted Amount,Fee\n",
    ],
)
def test_the_export_of_payments_names_the_right_one(told: Callable[..., str], header: str) -> None:
    assert told(header) == (
        "this is Stripe's export of payments, which lacks refunds' fees and payouts; download "
        "Reports, Balance, 'Itemised balance change from activity' (CSV) instead"
    )
    assert told(header, "nl").startswith("dit is de Stripe-export van betalingen, zonder kosten")


def api(**values: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "object": "balance_transaction",
        "id": "txn_1",
        "currency": "eur",
        "amount": 12100,
        "fee": 205,
        "net": 11895,
        "created": 1790841600,  # 2026-10-01 08:00 UTC
        "available_on": 1791158400,
        "type": "charge",
        "reporting_category": "charge",
        "fee_details": [
            {"amount": 169, "currency": "eur", "type": "stripe_fee"},
            {"amount": 36, "currency": "eur", "type": "tax"},
        ],
    }
    return whole | values


def test_the_api_has_minor_units_and_the_vat_on_fees(read: Read, split: Split) -> None:
    answer = json.dumps({"object": "list", "data": [api()]})
    (statement,) = read(answer).statements
    (line,) = statement.lines
    assert line.date == dt.date(2026, 10, 1)
    assert (line.amount, line.reference) == (Decimal("118.95"), "stripe txn_1")
    assert split(line) == [("gross", "121.00"), ("fee", "-1.69"), ("fee-vat", "-0.36")]


def test_yen_have_no_decimals_and_dinars_three(read: Read) -> None:
    yen = api(currency="jpy", amount=500, fee=0, net=500, fee_details=[])
    dinar = api(currency="kwd", amount=1500, fee=0, net=1500, fee_details=[])
    found = read(json.dumps([{"object": "list", "data": [yen]}, dinar])).statements
    assert [(each.currency, each.total) for each in found] == [
        ("JPY", Decimal(500)),
        ("KWD", Decimal("1.500")),
    ]


def test_paid_payouts_alone(read: Read, split: Split) -> None:
    payout = {
        "object": "payout",
        "id": "po_1",
        "amount": 11895,
        "currency": "eur",
        "arrival_date": 1791331200,
        "status": "paid",
        "balance_transaction": "txn_2",
    }
    failed = payout | {"id": "po_2", "status": "failed"}
    (statement,) = read(json.dumps({"object": "list", "data": [payout, failed]})).statements
    (line,) = statement.lines
    assert (line.date, line.reference) == (dt.date(2026, 10, 7), "stripe txn_2")
    assert split(line) == [("payout", "-118.95")]


def test_api_mistakes(told: Callable[[str], str]) -> None:
    assert told(json.dumps(api(net=1))) == (
        "entry 1: gross 121.00 and fee -2.05 do not make net 0.01: -118.94 apart; save the answer "
        "of the API again"
    )
    assert told(json.dumps({"object": "list", "data": [api(amount="x")]})) == (
        "data[0].amount: 'x' is no amount; expected a number such as 1234.56; save the answer of "
        "the API again"
    )
    assert told(json.dumps({"object": "list", "data": [{"object": "charge"}]})) == (
        "this is a list of Stripe's charges, invoices or refunds, without fees and payouts; save "
        "the answer of /v1/balance_transactions instead"
    )


def test_samples(read: Read, samples: Path) -> None:
    folder = samples / "stripe-csv"
    found = {
        path.name.rpartition("stripe.")[2][:11]: read(path.read_bytes()).statements[0]
        for path in folder.iterdir()
        if "banana" in path.name
    }
    assert {name: (each.currency, len(each.lines), each.total) for name, each in found.items()} == {
        ".balance_su": ("CHF", 2, Decimal("491.55")),
        "transaction": ("POR", 18, Decimal("93.82")),
    }
