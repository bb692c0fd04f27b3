"""SumUp's two tables: the report of sales with their payouts, and the business account.

In the report each sale by card has a second row with the same code: its payout. Only what succeeded
counts; cash does not pass through SumUp. The report names no currency: it is that of the account it
is booked on, or else taken to be euro. The business account is an account of its own, with a
balance per row and no fees.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import repeat
from operator import add
from operator import neg
from operator import sub
from typing import TYPE_CHECKING
from typing import TypeVar

from kasboek.core.saying import saying
from kasboek.importers.files import table
from kasboek.importers.providers import lines
from kasboek.importers.providers.days import Days
from kasboek.importers.providers.made import Made
from kasboek.importers.providers.made import made
from kasboek.importers.providers.made import sheet
from kasboek.importers.providers.vocabulary import columns
from kasboek.importers.providers.vocabulary import vocabulary
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from kasboek.importers.providers.sheet import Sheet

Value = TypeVar("Value")
NAME = "sumup"
TITLE = "SumUp CSV"
PROVIDER = "sumup"
BUSINESS = "sumupbusiness"
"""In one word, so that it is never taken for the account of the sales."""
SALES = columns(PROVIDER, "sales")
_SALES_OPTIONAL = frozenset({"method", "text", "batch", "paid"})
ACCOUNT = columns(PROVIDER, "account")
_ACCOUNT_OPTIONAL = frozenset(ACCOUNT) - {"date", "id", "balance"}
_WORDS = vocabulary(PROVIDER)
_KINDS = {word: PartKind(kind) for kind, words in _WORDS["kinds"].items() for word in words}
_STATUS: dict[str, str] = {
    word: reason for reason, words in _WORDS["status"].items() for word in words
}
_CASH = frozenset(_WORDS["methods"]["cash"])


def identify(text: str) -> bool:
    """Return whether this is one of the two tables, by columns that only SumUp has together."""
    return _is(text, SALES, ("id", "kind", "status", "fee", "net")) or _is_account(text)


def _is(text: str, columns: dict[str, tuple[str, ...]], wanted: tuple[str, ...]) -> bool:
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    return all(found & set(columns[name]) for name in wanted)


def _is_account(text: str) -> bool:
    return _is(text, ACCOUNT, ("date", "id", "balance"))


def read(text: str) -> StatementFile:
    """Read the table; a word for a type or status that is not known stops it."""
    return _account(text) if _is_account(text) else _sales(text)


def _sales(text: str) -> StatementFile:
    found, skipped = made(table.table(text, SALES, _SALES_OPTIONAL), _sold)
    statements = lines.statements(PROVIDER, found.by_currency())
    return StatementFile(NAME, tuple(replace(each, assumed=True) for each in statements), skipped)


def _succeeded(rows: Sheet, skipped: Counter[str]) -> Sheet:
    """Return the rows that count, and count the others by their reason."""
    states = rows.each(rows["status"], _status)
    methods = rows.words("method", lambda method: "cash" if method.lower() in _CASH else "")
    reasons = [
        method if state == "done" else state for state, method in zip(states, methods, strict=True)
    ]
    skipped.update(filter(None, reasons))
    return rows.chosen([not reason for reason in reasons])


def _status(at: int, text: str) -> str:
    found = _STATUS.get(text.lower())
    if found is None:
        raise Unreadable(saying("providers.bad-status", line=at, text=text[:40]))
    return found


def _sold(rows: Sheet, skipped: Counter[str]) -> Made:
    rows = _succeeded(rows, skipped)
    kinds = rows.each(rows["kind"], _kind)
    gross, fees, net = _amounts(rows, kinds)
    days, batches = rows.days("date"), rows["batch"]
    names = rows.words("kind", lambda text: "" if _kind(0, text) is PartKind.GROSS else "SumUp")
    if PartKind.PAYOUT in kinds:
        paid = [kind is PartKind.PAYOUT for kind in kinds]
        days = list(map(_either, paid, rows.days("paid", days), days))
        batches = list(map(_either, paid, batches, repeat("")))
    elif any(batches):
        batches = ("",) * len(rows)
    texts = zip(rows["text"], rows["id"], batches, strict=True)
    columns = lines.Columns(
        days,
        net,
        names,
        [" ".join(filter(None, row)) for row in texts],
        [f"sumup {number} {kind}" for number, kind in zip(rows["id"], kinds, strict=True)],
        rows["kind"],
        lines.split(kinds, gross, fees, batches),
    )
    return Made(("EUR",) * len(rows), lines.made(rows.at, columns))


def _either(first: bool, one: Value, other: Value) -> Value:  # noqa: FBT001 # of a column
    return one if first else other


def _amounts(rows: Sheet, kinds: Sequence[PartKind]) -> Sequence[Sequence[Decimal]]:
    """Return gross, fee and net of each row as what they do to the balance."""
    gross, fees, net = rows.amounts("gross", "fee", "net")
    if set(kinds) <= {PartKind.GROSS}:
        off = list(map(neg, fees))
        rows.agree(gross, off, net)
        return list(map(add, net, fees)), off, net
    signed = map(_signed, rows.at, kinds, gross, fees, net)
    return tuple(zip(*signed, strict=True))


def _signed(
    at: int, kind: PartKind, gross: Decimal, fee: Decimal, net: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Return a row's gross, fee and net as what they do to the balance."""
    if kind is PartKind.GROSS:
        lines.agreed(at, gross, -fee, net)
        return net + fee, -fee, net
    if kind is PartKind.PAYOUT:
        lines.agreed(at, gross, -fee, net)
        return -net, Decimal(), -net
    amount, whole = -abs(net), -abs(gross)
    return whole, amount - whole, amount


def _kind(at: int, text: str) -> PartKind:
    kind = _KINDS.get(text.lower())
    if kind is None:
        raise Unreadable(saying("providers.bad-type", line=at, text=text[:40]))
    return kind


def _account(text: str) -> StatementFile:
    rows = sheet(table.table(text, ACCOUNT, _ACCOUNT_OPTIONAL))
    into, out, plain, balances = rows.amounts("in", "out", "amount", "balance")
    days = Days(dict.fromkeys(rows["date"]))
    columns = lines.Columns(
        rows.each(rows["date"], days.read),
        map(add, map(sub, into, out), plain),
        rows["text"],
        [
            f"{purpose} {kind}".strip()
            for purpose, kind in zip(rows["purpose"], rows["kind"], strict=True)
        ],
        [f"sumup {each}" if each else None for each in rows["id"]],
        rows["kind"],
        repeat(()),
        balances=balances,
    )
    found = lines.made(rows.at, columns)
    units = rows.each([unit or "EUR" for unit in rows["unit"]], lines.currency)
    statements = lines.statements(BUSINESS, Made(units, found).by_currency())
    return StatementFile(NAME, statements)
