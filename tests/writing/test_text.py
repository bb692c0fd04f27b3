"""What is written is what Beancount reads, whatever a bank puts into its texts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from beancount.core import data
from beancount.parser import parser
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.writing.text import amount
from kasboek.writing.text import balance
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import quoted
from kasboek.writing.text import transaction

DAY = dt.date(2026, 10, 1)
AMOUNTS = st.decimals(-(10**12), 10**12, places=5, allow_nan=False).map(lambda d: d.normalize())


@settings(max_examples=50)
@given(st.text(), st.text(), st.text(), AMOUNTS)
def test_any_text_parses_back_to_the_same_numbers(
    payee: str, narration: str, reference: str, number: Decimal
) -> None:
    text = transaction(
        DAY,
        "!",
        payee,
        narration,
        posting("Assets:Bank", number, "EUR")
        + metadata("bank-ref", reference)
        + posting("Equity:Suspense", -number, "EUR"),
    ) + balance(DAY, "Assets:Bank", number, "EUR")
    entries, errors, _ = parser.parse_string(text)
    assert errors == []
    booked, asserted = sorted(entries, key=lambda entry: type(entry).__name__, reverse=True)
    assert isinstance(booked, data.Transaction)
    assert isinstance(asserted, data.Balance)
    assert [p.units.number for p in booked.postings if p.units is not None] == [number, -number]
    assert asserted.amount.number == number
    assert booked.narration == _clean(narration)
    assert (booked.payee or "") == _clean(payee)
    assert booked.postings[0].meta is not None
    assert booked.postings[0].meta["bank-ref"] == _clean(reference)


def _clean(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def test_text_that_looks_like_a_directive_stays_a_string() -> None:
    evil = 'x"\n2026-01-01 close Assets:Bank\n"\\'
    text = transaction(DAY, "*", evil, evil, posting("Assets:Bank", Decimal(0), "EUR"))
    entries, errors, _ = parser.parse_string(text)
    assert errors == []
    assert [type(entry) for entry in entries] == [data.Transaction]
    assert text.count("\n") == 2


def test_numbers() -> None:
    written = [amount(Decimal(each)) for each in ("1E+3", "1.5", "-0.00", "8.850", "1E-7")]
    assert written == ["1000", "1.50", "-0.00", "8.850", "0.0000001"]
    assert quoted("plain") == '"plain"'
