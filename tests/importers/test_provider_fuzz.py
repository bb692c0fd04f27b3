"""Files of providers and APIs, damaged in any way: read, or refused with a sentence."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

MONEY = {"value": "10.00", "currency": "EUR"}
TABLES = {
    "mollie": (
        "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank "
        "account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount "
        "refunded\n2026-10-01 10:12:00,ideal,EUR,121.00,paidout,tr_1,Order,J,NL44RABO0123456789,R,"
        "EUR,121.00,1.2,\n"
    ),
    "stripe": (
        "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category\n"
        "t,2026-10-01 10:00:00,2026-10-05,eur,121.00,2.05,118.95,charge\n"
    ),
    "adyen": (
        "Merchant Account,Psp Reference,Merchant Reference,Creation Date,Type,Modification "
        "Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Net Currency,Net Debit (NC),"
        "Net Credit (NC),Commission (NC),Batch Number\n"
        "S,P,O,2026-09-15 10:22:31,Settled,,EUR,,45.99,EUR,,45.10,0.89,118\n"
    ),
    "paypal": (
        '"Date","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID",'
        '"Balance"\n"29/12/2025","CET","J","Payment","Completed","EUR","1,084.00","-4.25",'
        '"1,079.75","T","1,079.75"\n'
    ),
    "sumup": (
        "Datum,Transaktions-ID,Transaktionsart,Status,Betrag,Gebühr,Auszahlung,Auszahlungsdatum\n"
        "2026-01-31 19:56:55,T1,Umsatz,Erfolgreich,11.5,0.29,11.21,\n"
        "2026-01-31 19:57:11,T1,Auszahlung,Gezahlt,11.5,0.29,11.21,2026-02-03\n"
    ),
    "sumup account": (
        "Data transazione,Codice transazione,Riferimento,Importo,Saldo disponibile\n"
        "23/12/2026 09:02,C1,A,100.00,100.00\n"
    ),
    "shopify": (
        "Transaction Date,Type,Order,Payout Status,Payout Date,Available On,Amount,Fee,Net,Currency"
        "\n2026-10-03 10:12:31 +0200,charge,#1,paid,2026-10-06,2026-10-06,60.50,1.21,59.29,EUR\n"
    ),
}
AMOUNT = {"amount": "10.00", "currency": "EUR"}
ANSWERS: dict[str, Any] = {
    "mollie-api": {
        "_embedded": {
            "settlements": [
                {
                    "reference": "1.2",
                    "settledAt": "2026-10-03",
                    "amount": MONEY,
                    "periods": {"2026": {"10": {"revenue": [{"amountNet": MONEY}], "costs": []}}},
                }
            ],
            "balance_transactions": [
                {"resultAmount": MONEY, "initialAmount": MONEY, "createdAt": "2026-10-01"}
            ],
        }
    },
    "stripe-api": {
        "object": "balance_transaction",
        "currency": "eur",
        "amount": 100,
        "fee": 3,
        "net": 97,
        "created": 1790841600,
        "available_on": 1790841600,
        "fee_details": [{"amount": 3, "type": "tax"}],
    },
    "shopify-api": {
        "transactions": [
            {
                "payout_id": 1,
                "fee": "1.00",
                "net": "9.00",
                "amount": "10.00",
                "currency": "EUR",
                "processed_at": "2026-10-03",
                "source_type": "charge",
            }
        ]
    },
    "bunq-api": {
        "Response": [
            {
                "Payment": {
                    "id": 1,
                    "created": "2026-10-01 10:00:00",
                    "monetary_account_id": 2,
                    "amount": MONEY,
                    "alias": {"iban": "NL20BUNQ0001234567"},
                    "counterparty_alias": {"display_name": "J"},
                    "balance_after_mutation": MONEY,
                }
            }
        ]
    },
    "gocardless": {
        "transactions": {
            "booked": [{"bookingDate": "2026-10-01", "transactionAmount": AMOUNT}],
            "pending": [],
        }
    },
    "enablebanking": {
        "transactions": [
            {
                "credit_debit_indicator": "CRDT",
                "transaction_amount": AMOUNT,
                "booking_date": "2026-10-01",
                "status": "BOOK",
            }
        ]
    },
    "ponto": {
        "data": [
            {
                "type": "transaction",
                "attributes": {"amount": 1.5, "currency": "EUR", "executionDate": "2026-10-01"},
            }
        ]
    },
    "wise-api": {
        "transactions": [
            {"type": "CREDIT", "date": "2026-10-01", "amount": MONEY, "runningBalance": MONEY}
        ],
        "endOfStatementBalance": MONEY,
    },
}
NASTY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.text(max_size=8),
    st.sampled_from(
        [
            [],
            {},
            [[]],
            "NaN",
            "1e999",
            "-0.00",
            "2026-02-30",
            "0000-00-00",
            "9999-12-31 23:59:59",
            "9" * 40,
            'option "x" "y"\n',
            10**400,
        ]
    ),
)
BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(data: bytes) -> None:
    """A file is read, its lines whole, or refused with a sentence in both languages."""
    try:
        found = formats.parse(data)
    except Unreadable as refused:
        said = [say(refused.saying, lang) for lang in ("en", "nl")]
    else:
        said = ["read"]
        _whole(found)
    assert all(said)


def _whole(found: object) -> None:
    if not isinstance(found, StatementFile):
        return
    for statement in found.statements:
        for line in statement.lines:
            assert line.amount.is_finite()
            assert line.name.isprintable()
            assert line.text.isprintable()
            assert (line.reference or "").isprintable()
            assert all(part.text.isprintable() for part in line.parts)
            assert not line.parts or sum(p.amount for p in line.parts) == line.amount


@pytest.mark.parametrize(("name", "text"), TABLES.items(), ids=TABLES)
def test_the_tables_are_read_before_they_are_damaged(name: str, text: str) -> None:
    assert formats.parse(text.encode()).format == name.split(maxsplit=1)[0]


@pytest.mark.parametrize(("name", "answer"), ANSWERS.items(), ids=ANSWERS)
def test_the_answers_are_read_before_they_are_damaged(name: str, answer: object) -> None:
    assert formats.parse(json.dumps(answer).encode()).format == name


@BOUNDED
@given(st.data())
def test_damaged_tables(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(TABLES.values())))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        put = data.draw(
            st.one_of(
                st.text(max_size=6),
                st.sampled_from(['"', ",", ";", "\n", "\r", "-", "1,2,3", "\u0663", "=1+1", "0"]),
            )
        )
        text = text[:start] + put + text[end:]
    survives(text.encode("utf-8", "surrogatepass"))


@BOUNDED
@given(st.data())
def test_damaged_answers(data: st.DataObject) -> None:
    answer = json.loads(json.dumps(ANSWERS[data.draw(st.sampled_from(sorted(ANSWERS)))]))
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(_places(answer))
        holder, key = data.draw(st.sampled_from(places))
        if data.draw(st.booleans()):
            holder[key] = copy.deepcopy(data.draw(NASTY))
        elif isinstance(holder, dict):
            del holder[key]
        if not list(_places(answer)):
            break
    survives(json.dumps(answer).encode())


def _places(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 # any JSON
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    found = []
    for key, each in pairs:
        found.append((value, key))
        found += _places(each)
    return found


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"transactions":' * 50_000,
        b'{"transactions": {"booked": [{"bookingDate": "2026-10-01"',
        b'{"a": NaN}',
        b'{"a": ' + b"9" * 10_000 + b"}",
        b"{}",
        b"[]",
        b"[1, 2]",
        b'[{"transactions": []}, null]',
    ],
    ids=[
        "nested list",
        "nested object",
        "cut off",
        "nan",
        "long number",
        "{}",
        "[]",
        "ints",
        "null",
    ],
)
def test_hostile_json(content: bytes) -> None:
    with pytest.raises(Unreadable):
        formats.parse(content)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_days_no_booking_can_be_of_are_refused(year: str) -> None:
    tables = [
        text.replace("2026-", f"{year}-").replace("/2025", f"/{year}") for text in TABLES.values()
    ]
    answers = [json.dumps(each).replace("2026-", f"{year}-") for each in ANSWERS.values()]
    for text in tables + answers:
        if year in text:
            with pytest.raises(Unreadable):
                formats.parse(text.encode())


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_text_that_would_be_a_directive_or_a_formula_is_data(text: str) -> None:
    cell = '2026-01-01 open Assets:X ""\n=cmd()'.replace("\n", " ")
    head, _, row = text.partition("\n")
    survives(f"{head}\n{row.replace('Order', cell).replace(',J,', f',{cell},')}".encode())
