"""Putting a book together from entries."""

from __future__ import annotations

import datetime as dt
import gc
import os
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.policy import BANK_DATA_AGE
from kasboek.core.saying import Problem
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.reading import coverage
from kasboek.reading import facts
from kasboek.reading.accounts import accounts
from kasboek.reading.books import Books
from kasboek.reading.books import books
from kasboek.reading.bounds import bound
from kasboek.reading.decided.decided import Decided
from kasboek.reading.decided.decided import chosen
from kasboek.reading.decided.decided import decided
from kasboek.reading.language.schema import Report
from kasboek.reading.mistakes import Mistake
from kasboek.reading.mistakes import misplaced
from kasboek.reading.sorting import Places
from kasboek.reading.sorting import Sorted
from kasboek.reading.sorting import sort_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

YEARS_AHEAD = 11
"""How far bank holidays are known: the longest horizon is ten years."""


def build(
    entries: Iterable[Any],
    options: Mapping[str, Any],
    as_of: dt.date | None,
    errors: Sequence[Any],
) -> Book:
    """Return the book of a ledger's entries; see `reading.read`.

    Python's garbage collector pauses meanwhile: nothing here makes cycles, and looking for them
    among a large ledger's entries costs as much as the reading itself.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _build(entries, options, as_of, errors)
    finally:
        if collecting:
            gc.enable()


def _build(
    entries: Iterable[Any],
    options: Mapping[str, Any],
    as_of: dt.date | None,
    errors: Sequence[Any],
) -> Book:
    root = _root(options)
    places = Places(root)
    sorted_ = sort_out(entries, as_of)
    report = Report(accounts.windows(sorted_.opens, sorted_.closes), places)
    report.problems += _raw(errors, places)
    report.problems += misplaced(options)
    _plan(sorted_, options, report)
    bound(sorted_, report)
    said = decided(sorted_, options, report)
    read = books(sorted_.transactions, said, said.terms(), places, report)
    covered = coverage.coverage(said.accounts, read.columns, _balances(sorted_), as_of)
    day = as_of or coverage.latest(covered)
    book = Book(
        root=root,
        title=str(options.get("title") or ""),
        currency=_currency(options, said, report),
        as_of=day,
        asked=as_of is not None,
        roots=accounts.roots(options),
        accounts=said.accounts,
        entries=read.entries,
        columns=read.columns,
        marks=read.marks,
        movements=read.movements,
        coverage=covered,
        stated=coverage.stated(sorted_.balances, places),
        items=read.items.items,
        unexplained=read.items.unexplained,
        loose=read.items.loose,
        counterparties=said.counterparties,
        plan=said.plan,
        budgets=said.budgets,
        scenarios=said.scenarios,
        tax_rules=facts.tax_rules(),
        prices=_prices(sorted_),
        bank_holidays=_holidays(read, day),
        **chosen(said, day, report),
    )
    _notices(book, said, read, sorted_, report)
    object.__setattr__(book, "problems", _ordered(report.problems))  # still in its making
    return book


def _root(options: Mapping[str, Any]) -> str:
    filename = str(options.get("filename") or "")
    return os.path.dirname(filename) if os.path.isabs(filename) else ""  # noqa: PTH117, PTH120 # text in, text out


def _raw(errors: Sequence[Any], places: Places) -> Iterable[Problem]:
    """Return Beancount's own errors; ours are found again, as sayings."""
    for error in errors:
        if isinstance(error, Mistake):
            continue
        meta = error.source if isinstance(getattr(error, "source", None), dict) else {}
        text = str(getattr(error, "message", error))
        yield Problem(saying("raw", text=text), places(meta) if meta else None, error=True)


def _plan(sorted_: Sorted, options: Mapping[str, Any], report: Report) -> None:
    """Take the plan from where plugin books put it; what still stands in the books is left out."""
    holder = options.get("kasboek")
    planned = list(getattr(holder, "planned", ()))
    if sorted_.exposed:
        source = report.place(sorted_.exposed[0].meta)
        report.wrong(source, "reading.no-plugin-plan", count=len(sorted_.exposed))
    elif holder is None:
        report.note(None, "reading.no-plugin")
    if sorted_.as_of is None:
        sorted_.planned = planned
        return
    known = [(entry, entry.meta.get("known")) for entry in planned]
    unknown = sum(not isinstance(day, dt.date) for _, day in known)
    if unknown:
        report.note(None, "reading.plan-without-known", count=unknown, asof=sorted_.as_of)
    sorted_.planned = [
        entry for entry, day in known if not isinstance(day, dt.date) or day <= sorted_.as_of
    ]


def _balances(sorted_: Sorted) -> dict[str, dt.date]:
    return {entry.account: entry.date for entry in sorted(sorted_.balances, key=lambda e: e.date)}


def _currency(options: Mapping[str, Any], said: Decided, report: Report) -> str:
    """Return the operating currency, else the first that a cash account names, else euro."""
    operating = options.get("operating_currency") or ()
    if operating:
        return str(operating[0])
    named = [c for a in said.accounts.values() if a.kind is AccountClass.CASH for c in a.currencies]
    found = named[0] if named else "EUR"
    report.note(None, "reading.no-currency", currency=found)
    return found


def _prices(sorted_: Sorted) -> dict[tuple[str, str], tuple[tuple[dt.date, Any], ...]]:
    points: dict[tuple[str, str], dict[dt.date, Any]] = {}
    for entry in sorted_.prices:
        points.setdefault((entry.currency, entry.amount.currency), {})[entry.date] = (
            entry.amount.number
        )
    return {pair: tuple(sorted(days.items())) for pair, days in sorted(points.items())}


def _holidays(read: Books, day: dt.date | None) -> frozenset[dt.date]:
    """Return the bank holidays from the first booking to as far as a forecast can reach."""
    if day is None:
        return frozenset()
    first = min((read.entries[0].date if read.entries else day).year, day.year)
    return facts.bank_holidays(max(first, 1999), min(day.year + YEARS_AHEAD, dt.MAXYEAR))


def _notices(book: Book, said: Decided, read: Books, sorted_: Sorted, report: Report) -> None:
    report.problems += read.items.problems
    if not any(account.kind is AccountClass.CASH for account in said.accounts.values()):
        report.note(None, "reading.no-cash-account" if said.accounts else "reading.empty")
    unknown = sorted(name for name, account in said.accounts.items() if account.kind is None)
    if unknown:
        source = said.accounts[unknown[0]].source
        report.note(source, "reading.no-class", count=len(unknown), account=unknown[0])
    if book.as_of is not None:
        policy = book.policy("bank-data-age")
        days = int(policy.values[0]) if policy else BANK_DATA_AGE  # type: ignore[arg-type] # the schema says a number
        coverage.report_stale(book.coverage, book.accounts, book.as_of, days, report)
    if sorted_.as_of is not None and any(i.expected or i.disputed for i in book.items):
        report.note(None, "reading.undated-metadata", asof=sorted_.as_of)


def _ordered(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return errors first, each group by place; each once."""
    nowhere = Source("", 0)
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (not p.error, p.source or nowhere)))
