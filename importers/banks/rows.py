"""Rows of a bank's table made into lines of a statement, by the column."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from functools import partial
from itertools import chain
from itertools import compress
from itertools import repeat
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.banks.columns import COMMA
from kasboek.importers.banks.columns import Days
from kasboek.importers.banks.columns import Numbers
from kasboek.importers.banks.layouts import fold
from kasboek.importers.banks.parties import PARTIES
from kasboek.importers.files.fields import clean
from kasboek.importers.files.table import Block
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number
from kasboek.importers.statement import account_numbers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.banks.layouts import Layout

_bank_line = partial(tuple.__new__, BankLine)  # no call of Python code per line
_WORDS = re.compile(r"[^\W_]+").findall
_NAME, _IBAN, _TEXT = map(itemgetter, range(3))
_TEXTS = ("text", "text2", "text3", "text4", "text5", "text6")


class Rows:
    """Makes the rows of one file into lines; it keeps what a file settles once."""

    def __init__(self, layout: Layout) -> None:
        """Read as `layout` says."""
        self._layout = layout
        self._days = Days(month_first=layout.month_first)
        self._numbers = Numbers(layout.numbers)
        self._clean = cache(clean)
        self._reasons = cache(partial(_reason, layout))
        self.account = cache(self._account)
        self.skipped: Counter[str] = Counter()

    def kept(self, block: Block) -> Block:
        """Return the rows that are booked, and count the others by their reason."""
        if not all(block.columns["date"]):
            block = _without_blank(block)
        layout, columns = self._layout, block.columns
        reasons = [""] * len(block.numbers)
        if "state" in columns and (layout.skip or layout.keep):
            reasons = [self._reasons(state.strip().lower()) for state in columns["state"]]
        for name in layout.filled:
            if name in columns and not all(map(str.strip, columns[name])):
                reasons = [
                    why or ("" if cell.strip() else "pending")
                    for why, cell in zip(reasons, columns[name], strict=True)
                ]
        if not any(reasons):
            return block
        self.skipped.update(filter(None, reasons))
        return chosen(block, [not why for why in reasons])

    def lines(self, block: Block) -> list[BankLine]:
        """Return the lines of a block.

        Raises:
            Unreadable: a row cannot be read; the sentence names its line.
        """
        try:
            return list(self._lines(block))
        except (ValueError, KeyError):
            raise self._mistake(block) from None

    def owners(self, block: Block) -> Sequence[tuple[str, str]]:
        """Return each row's account, blank where the table does not name it, and currency."""
        columns = block.columns
        count = len(block.numbers)
        accounts = columns.get("account") or ("",) * count
        units = columns.get("currency") or ("EUR",) * count
        if len({*accounts}) == 1 and len({*units}) == 1:  # as in nearly every file
            return [(self.account(accounts[0]), units[0].strip().upper())] * count
        return [
            (self.account(account), unit.strip().upper())
            for account, unit in zip(accounts, units, strict=True)
        ]

    def _account(self, text: str) -> str:
        layout = self._layout
        if not layout.prefix:
            return account_number(text)
        words = _WORDS(text.lower())
        if not words or " ".join(words) in layout.plain:
            return layout.own
        return " ".join((layout.own, *words))

    def _lines(self, block: Block) -> Iterator[BankLine]:
        numbers, columns = block
        amounts = self._amounts(block)
        names, ibans, texts = self._parties(block, amounts)
        return map(
            _bank_line,
            zip(
                map(self._days.__getitem__, columns["date"]),
                amounts,
                names,
                ibans,
                texts,
                numbers,
                self._balances(block, amounts),
                self._references(block),
                self._value_days(block),
                map(self._clean, columns["code"]) if "code" in columns else repeat(""),
                repeat(()),
                repeat(""),
                self._parts(block, amounts),
            ),
        )

    def _amounts(self, block: Block) -> list[Decimal]:
        layout, columns = self._layout, block.columns
        if "in" in columns:
            return self._two(columns["in"], columns["out"])
        if "total" in columns:
            return self._numbers.column(columns["total"])
        found = self._numbers.column(columns["amount"])
        if layout.minus:
            signs = {**dict.fromkeys(layout.plus, 1), **dict.fromkeys(layout.minus, -1)}
            words = [signs[word.strip()] for word in columns["sign"]]
            return [n if sign > 0 else -n for n, sign in zip(found, words, strict=True)]
        if layout.inverted:
            return [-number for number in found]
        if layout.fee and "fee" in columns:
            return [n + (fee or 0) for n, fee in zip(found, self._fees(block), strict=True)]
        return found

    def _two(self, ins: Sequence[str], outs: Sequence[str]) -> list[Decimal]:
        found: list[Decimal] = []
        received, paid = self._numbers.blanks(ins), self._numbers.blanks(outs)
        for into, out in zip(received, paid, strict=True):
            if into is None and out is None:
                raise ValueError
            found.append((abs(into) if into else 0) - (abs(out) if out else into * 0))  # type: ignore[operator,arg-type] # one of them is a number
        return found

    def _fees(self, block: Block) -> list[Decimal | None]:
        """Return what each row costs beside its amount, signed as the amount is."""
        columns, sign = block.columns, 1 if self._layout.fee == "added" else -1
        fees = self._numbers.blanks(columns["fee"])
        if not any(fees):
            return [None] * len(fees)
        units = columns.get("fee_currency", ("",) * len(fees))
        mine = columns.get("currency", ("",) * len(fees))
        return [
            sign * fee if fee and unit.strip() in {"", own.strip()} else None
            for fee, unit, own in zip(fees, units, mine, strict=True)
        ]

    def _parts(self, block: Block, amounts: list[Decimal]) -> Iterator[tuple[Part, ...]]:
        """Tell a fee from what it was for, where the bank does."""
        columns = block.columns
        if "total" in columns:
            plain = self._numbers.column(columns["amount"])
            fees = [whole - part or None for whole, part in zip(amounts, plain, strict=True)]
        elif self._layout.fee and "fee" in columns:
            fees = self._fees(block)
        else:
            return repeat(())
        return (
            (Part(PartKind.OTHER, whole - fee), Part(PartKind.FEE, fee)) if fee else ()
            for whole, fee in zip(amounts, fees, strict=True)
        )

    def _balances(self, block: Block, amounts: list[Decimal]) -> Iterator[Decimal | None]:
        columns, loose = block.columns, self._layout.loose
        if "balance" in columns:
            return iter(self._numbers.blanks(columns["balance"], loose=loose))
        if "before" in columns:
            before = self._numbers.blanks(columns["before"])
            return (None if b is None else b + n for b, n in zip(before, amounts, strict=True))
        return repeat(None)

    def _references(self, block: Block) -> Iterator[str | None]:
        layout, key = self._layout, block.columns.get("key")
        if key is None:
            return repeat(None)
        if layout.sequence:
            return (f"{layout.key} {int(each)}" for each in key)
        plain = (each.strip("' ") for each in key)
        return (f"{layout.key} {each}" if each else None for each in plain)

    def _value_days(self, block: Block) -> Iterator[dt.date | None]:
        days = self._days
        if (column := block.columns.get("value_date")) is None:
            return repeat(None)
        if all(map(str.strip, column)):
            return map(days.__getitem__, column)
        return (days[text] if text.strip() else None for text in column)

    def _parties(
        self, block: Block, amounts: list[Decimal]
    ) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Return names, IBANs and texts: of the columns, else of what the text tells."""
        columns = block.columns
        blank = ("",) * len(block.numbers)
        names: Sequence[str] = list(map(self._clean, columns.get("name", blank)))
        if "payer" in columns:
            names = self._by_direction(block, amounts, names)
        ibans = account_numbers(columns.get("iban", blank))
        if "*" in "".join(ibans):
            ibans = ["" if "*" in iban else iban for iban in ibans]  # a card's or a masked number
        several = [columns[name] for name in _TEXTS if name in columns] or [blank]
        texts = (
            several[0]
            if len(several) == 1
            else [" ".join(row) for row in zip(*several, strict=True)]
        )
        if (take := PARTIES.get(self._layout.parties)) is None:
            return names, ibans, list(map(clean, texts))
        told = list(map(take, texts))
        if not any(names):
            names = list(map(_NAME, told))
        elif "" in names:
            names = [name or each.name for name, each in zip(names, told, strict=True)]
        if not any(ibans):
            ibans = list(map(_IBAN, told))
        elif "" in ibans:
            ibans = [iban or each.iban for iban, each in zip(ibans, told, strict=True)]
        return names, ibans, list(map(_TEXT, told))

    def _by_direction(
        self, block: Block, amounts: list[Decimal], names: Sequence[str]
    ) -> Sequence[str]:
        blank = ("",) * len(block.numbers)
        payers = map(self._clean, block.columns["payer"])
        payees = map(self._clean, block.columns.get("payee", blank))
        return [
            ((payer or payee) if amount > 0 else (payee or payer)) or name
            for payer, payee, amount, name in zip(payers, payees, amounts, names, strict=True)
        ]

    def _mistake(self, block: Block) -> Unreadable:
        """Find the first row that cannot be read, and say why."""
        for index, number in enumerate(block.numbers):
            row = Block([number], {n: [column[index]] for n, column in block.columns.items()})
            try:
                list(self._lines(row))
            except (ValueError, KeyError):
                return self._mistake_in(number, block.row(index))
        return Unreadable(saying("importers.bad-row", line=block.numbers[0]))

    def _mistake_in(self, number: int, row: dict[str, str]) -> Unreadable:
        layout = self._layout
        if layout.sequence and not row["key"].strip().isdecimal():
            return Unreadable(saying("importers.bad-sequence", line=number, text=row["key"]))
        for name in ("date", "value_date"):
            text = row.get(name, "")
            if (name == "date" or text.strip()) and not _reads(self._days.__getitem__, text):
                if layout.month_first:
                    told = saying(
                        "banks.bad-day", line=number, text=text, expected=self._days.example
                    )
                    return Unreadable(told)
                return Unreadable(saying("importers.bad-date", line=number, text=text))
        if layout.minus and row["sign"].strip() not in layout.minus + layout.plus:
            words = ", ".join(filter(None, chain(*zip_longest(layout.minus, layout.plus))))
            told = saying("importers.bad-sign", line=number, text=row["sign"], expected=words)
            return Unreadable(told)
        if self._numbers.style is COMMA:
            return Unreadable(saying("importers.bad-amount", line=number))
        expected = self._numbers.style.example
        return Unreadable(saying("banks.bad-amount", line=number, expected=expected))


def chosen(block: Block, wanted: Sequence[bool]) -> Block:
    """Return the rows of a block that are wanted."""
    return Block(
        list(compress(block.numbers, wanted)),
        {name: list(compress(column, wanted)) for name, column in block.columns.items()},
    )


def _without_blank(block: Block) -> Block:
    """Leave out rows of nothing but delimiters, which a spreadsheet adds."""
    rows = zip(*block.columns.values(), strict=True)
    return chosen(block, [any(map(str.strip, row)) for row in rows])


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _reason(layout: Layout, state: str) -> str:
    """Return why a row of this state is left out, in a word; nothing for one that is booked."""
    for why, words in layout.skip.items():
        if any(word in state for word in words):
            return why
    return "" if not layout.keep or fold(state) in layout.keep else state or "pending"
