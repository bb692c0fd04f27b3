"""From rows of a payment provider to statements of the account that holds its money for us.

A row has a gross amount, fees and a net; its parts add up to what it did to the balance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from functools import partial
from itertools import pairwise
from itertools import repeat
from operator import gt
from operator import itemgetter
from operator import lt
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.importers.providers.figures import day
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Batch
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Statement
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence


_part = partial(tuple.__new__, Part)  # no call of Python code per part
_bank_line = partial(tuple.__new__, BankLine)
_CODE = re.compile(r"[A-Z]{3}").fullmatch
_capitals = lru_cache(1000)(str.upper)


class Columns(NamedTuple):
    """What rows become, by the column; what is not given is the same for all rows."""

    days: Iterable[dt.date]
    amounts: Iterable[Decimal]
    names: Iterable[str]
    texts: Iterable[str]
    references: Iterable[str | None]
    codes: Iterable[str]
    splits: Iterable[tuple[Part, ...]]
    ibans: Iterable[str] = repeat("")
    balances: Iterable[Decimal | None] = repeat(None)
    value_days: Iterable[dt.date | None] = repeat(None)


def day_of(at: int, cell: str) -> dt.date:
    """Return the day of a moment that starts with year, month and day.

    Raises:
        Unreadable: it is no such moment.
    """
    try:
        return _day_in(cell[:10] if cell[10:11] in _AFTER_DAY else cell)
    except ValueError:
        raise Unreadable(saying("providers.bad-date", line=at, text=cell[:40])) from None


_AFTER_DAY = frozenset(" T")
_day_in = lru_cache(1000)(day)


def currency(at: int, text: str) -> str:
    """Return a currency as the ledger writes it.

    Raises:
        Unreadable: it is no code of three letters.
    """
    code = _capitals(text)
    if not _CODE(code):
        raise Unreadable(saying("providers.bad-currency", line=at, text=text[:40]))
    return code


def parts(*each: tuple[PartKind, Decimal] | tuple[PartKind, Decimal, str]) -> tuple[Part, ...]:
    """Return the parts that are not nought."""
    return tuple([_part(part if len(part) == 3 else (*part, "")) for part in each if part[1]])


def split(
    kinds: Iterable[PartKind],
    gross: Iterable[Decimal],
    fees: Iterable[Decimal],
    texts: Iterable[str] = repeat(""),
) -> list[tuple[Part, ...]]:
    """Return for each row its gross and its fee as parts, leaving out what is nought."""
    fee_kind = PartKind.FEE
    return [
        (_part((kind, whole, text)), _part((fee_kind, fee, "")))
        if whole and fee
        else (_part((kind, whole, text)),)
        if whole
        else (_part((fee_kind, fee, "")),)
        if fee
        else ()
        for kind, whole, fee, text in zip(kinds, gross, fees, texts)  # noqa: B905 # texts may have no end
    ]


def made(at: Iterable[int], found: Columns) -> list[BankLine]:
    """Return the lines of columns, a row of each, and the line of the file where it ends."""
    days, amounts, names, texts, references, codes, splits, ibans, balances, value_days = found
    told = (days, amounts, names, ibans, texts, at, balances, references, value_days, codes)
    return list(map(_bank_line, zip(*told, repeat(()), repeat(""), splits)))


def total(each: Iterable[Part]) -> Decimal:
    """Return what parts add up to."""
    return sum((part.amount for part in each), Decimal())


def agreed(at: int, gross: Decimal, fee: Decimal, net: Decimal) -> None:
    """See to it that a row's net is its gross and its fee, both signed.

    Raises:
        Unreadable: it is not; the sentence says by how much.
    """
    if gross + fee != net:
        apart = net - gross - fee
        told = saying(
            "providers.net-apart", line=at, gross=gross, fee=fee, net=net, difference=apart
        )
        raise Unreadable(told)


def statements(
    account: str,
    found: Mapping[str, Sequence[BankLine]],
    batches: Mapping[str, tuple[Batch, ...]] | None = None,
    *,
    by_entry: bool = False,
) -> tuple[Statement, ...]:
    """Return a statement per currency, oldest line first, with its balances and batches if any."""
    every = [line for each in found.values() for line in each]
    newest_first = bool(every) and min(every, key=_row).date > max(every, key=_row).date
    return tuple(
        replace(
            _statement(account, unit, _oldest_first(each, newest_first=newest_first)),
            batches=batches.get(unit, ()) if batches else (),
            by_entry=by_entry,
        )
        for unit, each in found.items()
    )


def batches_of(
    found: Iterable[tuple[str, str, BankLine]],
) -> dict[str, tuple[Batch, ...]]:
    """Return per currency the batches of lines given with currency and batch, and their sums."""
    sums: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for unit, name, line in found:
        own = sums[unit]
        own[name] = own[name] + line.amount if name in own else line.amount
    return {
        unit: tuple(Batch(name, left) for name, left in each.items()) for unit, each in sums.items()
    }


def by_currency(found: Iterable[tuple[str, BankLine]]) -> dict[str, list[BankLine]]:
    """Return lines by their currency, in the order of the file."""
    grouped: defaultdict[str, list[BankLine]] = defaultdict(list)
    for unit, line in found:
        grouped[unit].append(line)
    return dict(grouped)


def _statement(account: str, unit: str, lines: Sequence[BankLine]) -> Statement:
    first, last = lines[0], lines[-1]
    if first.balance is None or last.balance is None:
        return Statement(account, unit, tuple(lines))
    opening = Balance(first.balance - first.amount, first.date)
    closing = Balance(last.balance, last.date)
    return Statement(account, unit, tuple(lines), opening, closing)


def _oldest_first(lines: Sequence[BankLine], *, newest_first: bool) -> list[BankLine]:
    """Turn rows that run newest first; what their days do not tell, balances or the file do."""
    turned, days = lines[::-1], list(map(_day, lines))
    rising = sum(map(gt, days[1:], days)) - sum(map(lt, days[1:], days))
    told = rising == 0 and lines[0].balance is not None
    onward, back = (follows(lines), follows(turned)) if told else (0, 0)
    if rising < 0 or (rising == 0 and (back > onward or (back == onward and newest_first))):
        return sorted(turned, key=_day)
    return sorted(lines, key=_day)


def follows(lines: Sequence[BankLine]) -> int:
    """Return in how many steps the balance is the one before it and the amount."""
    return sum(
        a.balance is not None and b.balance == a.balance + b.amount for a, b in pairwise(lines)
    )


_day, _row = itemgetter(0), itemgetter(5)
