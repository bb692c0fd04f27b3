"""SumUp's two tables: the report of sales with their payouts, and the business account.

In the report each sale by card has a second row with the same code: its payout. Only what succeeded
counts; cash does not pass through SumUp. The report names no currency: it is taken to be euro. The
business account is an account of its own, with a balance per row and no fees.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.providers.days import Days
from kasboek.importers.providers.vocabulary import columns
from kasboek.importers.providers.vocabulary import vocabulary
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

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
_STATUS = {word: reason for reason, words in _WORDS["status"].items() for word in words}
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
    rows = lines.rows(table.table(text, SALES, _SALES_OPTIONAL), SALES)
    numbers = lines.Numbers(rows, ("gross", "fee", "net"))
    skipped: Counter[str] = Counter()
    found = []
    for at, row in rows:
        status = _STATUS.get(row["status"].lower())
        if status is None:
            raise Unreadable(saying("providers.bad-status", line=at, text=row["status"][:40]))
        if status != "done":
            skipped[status] += 1
        elif row["method"].lower() in _CASH:
            skipped["cash"] += 1
        else:
            found.append(_sale(at, row, numbers))
    by_currency = {"EUR": found} if found else {}
    statements = lines.statements(PROVIDER, by_currency)
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _sale(at: int, row: dict[str, str], numbers: lines.Numbers) -> BankLine:
    kind = _kind(at, row["kind"])
    gross, fee, net = (numbers(at, row[name]) for name in ("gross", "fee", "net"))
    if kind is PartKind.PAYOUT:
        lines.agreed(at, gross, -fee, net)
        amount, fee = -net, Decimal()
    else:
        back = kind is not PartKind.GROSS
        gross = -abs(gross) if back else gross
        amount = -abs(net) if back else net
        fee = amount - gross if back else -fee
        lines.agreed(at, gross, fee, amount)
    batch = row["batch"] if kind is PartKind.PAYOUT else ""
    return BankLine(
        lines.day_of(at, row["paid"] if kind is PartKind.PAYOUT and row["paid"] else row["date"]),
        amount,
        "" if kind is PartKind.GROSS else "SumUp",
        "",
        clean(f"{row['text']} {row['id']} {batch}"),
        at,
        None,
        f"sumup {row['id']} {kind}",
        None,
        row["kind"],
        (),
        "",
        lines.parts((kind, amount - fee, batch), (PartKind.FEE, fee)),
    )


def _kind(at: int, text: str) -> PartKind:
    kind = _KINDS.get(text.lower())
    if kind is None:
        raise Unreadable(saying("providers.bad-type", line=at, text=text[:40]))
    return kind


def _account(text: str) -> StatementFile:
    rows = lines.rows(table.table(text, ACCOUNT, _ACCOUNT_OPTIONAL), ACCOUNT)
    numbers = lines.Numbers(rows, ("in", "out", "amount", "balance"))
    days = Days(row["date"] for _, row in rows)
    found = lines.by_currency(
        (
            lines.currency(at, row["unit"] or "EUR"),
            BankLine(
                days.read(at, row["date"]),
                numbers(at, row["in"]) - numbers(at, row["out"]) + numbers(at, row["amount"]),
                clean(row["text"]),
                "",
                clean(f"{row['purpose']} {row['kind']}"),
                at,
                numbers(at, row["balance"]),
                f"sumup {row['id']}" if row["id"] else None,
                code=row["kind"],
            ),
        )
        for at, row in rows
    )
    return StatementFile(NAME, lines.statements(BUSINESS, found))
