"""Beancount text of transactions and balances; every foreign text becomes a plain string in it."""

from __future__ import annotations

from functools import cache
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

NUMBER_COLUMN = 52
"""Where amounts end, so that a file reads as a table."""


def quoted(text: str) -> str:
    r"""Return text as a Beancount string on one line.

    >>> print(quoted('say "hi"\n2026-01-01 close Assets:Bank'))
    "say \"hi\" 2026-01-01 close Assets:Bank"
    """
    if text.isalnum():
        return f'"{text}"'
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def exact(text: str) -> str:
    r"""Return text as a Beancount string that reads back to the letter, whatever is in it.

    For names that stand in the ledger already, and must be found again.

    >>> print(exact('Fiets "op maat" \\ Zn.'))
    "Fiets \"op maat\" \\ Zn."
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def amount(number: Decimal) -> str:
    """Return a number without exponent, with at least two decimals unless it has none.

    >>> amount(Decimal("1E+3")), amount(Decimal("29194819.2")), amount(Decimal("80"))
    ('1000', '29194819.20', '80')
    """
    text = str(number)
    if text[-3:-2] == ".":
        return text
    if "E" in text:
        text = f"{number:f}"
    return text + "0" if text[-2:-1] == "." else text


def metadata(key: str, text: str, indent: int = 4) -> str:
    """Return a metadata line whose value is a string; below a posting, or (2) a transaction."""
    return f"{' ' * indent}{key}: {quoted(text)}\n"


@cache
def _form(account: str, currency: str) -> str:
    width = max(1, NUMBER_COLUMN - 3 - len(account))
    name, unit = account.replace("%", "%%"), currency.replace("%", "%%")
    return f"  {name} %{width}s {unit}\n"


def posting(account: str, number: Decimal, currency: str) -> str:
    """Return a posting's line."""
    return _form(account, currency) % amount(number)


@cache
def layout(rows: tuple[str, ...], currency: str) -> str:
    """Return the text of postings and their metadata, with `%s` where values go.

    `rows` are account names and metadata keys in their order; a key before the first account
    belongs to the transaction. Values are text already: `amount` or `quoted`.
    """
    lines, indent = [], "  "
    for row in rows:
        if ":" in row:
            lines.append(_form(row, currency))
            indent = "    "
        else:
            lines.append(f"{indent}{row}: %s\n")
    return "".join(lines)


@cache
def _iso(day: dt.date) -> str:
    return day.isoformat()


_payee = lru_cache(10_000)(quoted)
"""A payee comes back often, unlike other texts."""


def transaction(day: dt.date, flag: str, payee: str, narration: str, rest: str) -> str:
    """Return a transaction; `rest` is its own metadata and its postings, text already."""
    told = quoted(narration)
    if payee:
        return f"{_iso(day)} {flag} {_payee(payee)} {told}\n{rest}"
    return f"{_iso(day)} {flag} {told}\n{rest}"


def balance(day: dt.date, account: str, number: Decimal, currency: str) -> str:
    """Return a balance directive: what the account holds when `day` begins."""
    return f"{day} balance {account} {amount(number)} {currency}\n"
