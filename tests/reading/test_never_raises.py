"""Whatever a ledger's directives hold, reading gives a book."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from beancount.core.account import TYPE
from beancount.core.amount import Amount
from beancount.core.data import Custom
from beancount.core.data import Open
from beancount.core.data import Posting
from beancount.core.data import Transaction
from beancount.core.data import new_metadata
from beancount.parser.grammar import ValueType
from beancount.parser.options import OPTIONS_DEFAULTS
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek.plugins.books import books
from kasboek.reading.language.directives import DIRECTIVES
from kasboek.reading.language.directives import KPIS
from kasboek.reading.language.metadata import ON_OPEN
from kasboek.reading.language.metadata import ON_PLAN
from kasboek.reading.language.metadata import ON_TRANSACTION

ACCOUNTS = ["Assets:Bank", "Assets:Receivable", "Liabilities:Payable", "Income:Sales", "Assets:No"]
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)) | st.dates(
    dt.date(2025, 1, 1), dt.date(2027, 12, 31)
)
WORDS = st.sampled_from(
    [
        *(*KPIS, "worst", "base", "vat", "monthly", "linear", "liquidity-buffer", "covenant"),
        "30 eom",
        "FREQ=MONTHLY",
        "FREQ=SECONDLY",
        "FREQ=MONTHLY;BYDAY=9XX",
        "every 0 weeks",
        "1.03 yearly",
    ]
)
TEXTS = WORDS | st.text(max_size=12) | st.sampled_from(ACCOUNTS)
NUMBERS = st.decimals(-(10**12), 10**12, places=2) | st.sampled_from(
    [Decimal(0), Decimal("0.5"), Decimal(1), Decimal(-1)]
)
AMOUNTS = st.builds(Amount, NUMBERS, st.sampled_from(["EUR", "USD"]))
HUGE = st.just(Amount(Decimal("1E+40"), "EUR"))
VALUES: Any = st.none() | TEXTS | NUMBERS | AMOUNTS | DAYS | st.booleans()
KEYS = st.sampled_from(
    sorted(
        {key for each in DIRECTIVES.values() for key in each.keys}
        | {*ON_OPEN, *ON_PLAN, *ON_TRANSACTION, "nonsense", "x-own", "dues", "__own__"}
    )
)
META = st.dictionaries(KEYS, VALUES, max_size=5).map(lambda keys: new_metadata("f.bean", 1, keys))
CUSTOMS = st.builds(
    Custom,
    META,
    DAYS,
    st.sampled_from([*DIRECTIVES, "budget", "polcy", "other"]),
    st.none() | st.lists(VALUES.map(lambda value: ValueType(value, TYPE)), max_size=5),
)
POSTINGS = st.builds(
    Posting,
    st.sampled_from(ACCOUNTS),
    st.none() | AMOUNTS | HUGE,
    st.none(),
    st.none() | AMOUNTS,
    st.none(),
    st.none() | META,
)
TRANSACTIONS = st.builds(
    Transaction,
    META,
    DAYS,
    st.sampled_from("*!#"),
    st.none() | TEXTS,
    TEXTS,
    st.frozensets(st.sampled_from(["worst", "worts", "forecast"])),
    st.frozensets(st.sampled_from(["1", "2"])),
    st.lists(POSTINGS, max_size=4),
)
OPENS = st.builds(
    Open,
    META,
    DAYS,
    st.sampled_from(ACCOUNTS[:-1]),
    st.none() | st.just(["EUR"]),
    st.none(),
)
ENTRIES = st.lists(CUSTOMS | TRANSACTIONS | OPENS, max_size=12).map(
    lambda entries: sorted(entries, key=lambda entry: entry.date)
)


@given(ENTRIES, st.none() | DAYS)
@settings(max_examples=40, deadline=None)
def test_read_never_raises(entries: list[Any], as_of: dt.date | None) -> None:
    options = dict(OPTIONS_DEFAULTS)
    kept, errors = books(entries, options)
    book = reading.read(kept, options, as_of=as_of, errors=errors)
    assert all(problem.saying.key for problem in book.problems)


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_what_is_owed_is_explained_to_the_cent(entries: list[Any]) -> None:
    """Receivables and payables on the books are the open items plus what no item explains."""
    options = dict(OPTIONS_DEFAULTS)
    kept, _ = books(entries, options)
    book = reading.read(kept, options)
    for receivable in (True, False):
        for currency in ("EUR", "USD"):
            named = [
                account.name
                for account in book.accounts.values()
                if account.kind == ("receivable" if receivable else "payable")
            ]
            held = sum(
                number
                for name in named
                if name in book.columns
                for number, unit in zip(
                    book.columns[name].numbers, book.columns[name].currencies, strict=True
                )
                if unit == currency
            )
            explained = sum(
                item.amount - sum(settled.amount for settled in item.settlements)
                for item in book.items
                if item.receivable is receivable and item.currency == currency
            )
            rest = sum(
                each.amount
                for each in book.unexplained
                if each.account in named and each.currency == currency
            )
            if abs(held) < 10**14:  # beyond 28 digits sums round
                assert held == (explained if receivable else -explained) + rest
