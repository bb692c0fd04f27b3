"""Texts ready to paste, one for each thing a ledger may lack: its own accounts, names, currency."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import ROUND_CEILING
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.buffer import fixed_month
from kasboek.core.pages import absent as lacking
from kasboek.core.planning.loans import cents
from kasboek.core.policy import TaxKind
from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN
from kasboek.writing.chart import Chart
from kasboek.writing.drafts import scenario_text
from kasboek.writing.text import exact
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.core.book import Movement
    from kasboek.core.saying import Say

_TAXES = (
    (AccountClass.VAT, TaxKind.VAT, "quarterly"),
    (AccountClass.PAYROLL_TAX, TaxKind.PAYROLL, "monthly"),
    (AccountClass.HOLIDAY_PAY, TaxKind.HOLIDAY_PAY, "yearly"),
    (AccountClass.PENSION, TaxKind.PENSION, "monthly"),
)
_MOST_NAMES = 5
_TERM = dt.timedelta(days=30)
_THOUSAND = Decimal(1000)
_EXAMPLE = Decimal("1000.00")
_MONTHS = 3


class Ask(NamedTuple):
    """For whom a text is made: the book, the day it is dated, and the language of its words."""

    book: Book
    day: dt.date
    say: Say


def _errors(_ask: Ask) -> str:
    return ""


def _plugin(_ask: Ask) -> str:
    return 'plugin "kasboek.plugins.books"\n'


def _cash(ask: Ask) -> str:
    chart = Chart(ask.book, ask.day)
    bank = chart.account(AccountClass.CASH, "Bank:Current")
    equity = chart.account(AccountClass.EQUITY, "Opening-Balances")
    number, currency = 10 * _EXAMPLE, ask.book.currency
    legs = posting(bank, number, currency) + posting(equity, -number, currency)
    told = ask.say(saying("looks.text-opening"))
    return "".join(chart.opened) + transaction(ask.day, "*", "", told, legs)


def _plan(ask: Ask) -> str:
    """Return the last rent that was paid as a monthly line, else an example of one."""
    start = (ask.day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    chart = Chart(ask.book, ask.day)
    last = _last_cost(ask.book, chart)
    payee, number = ask.say(saying("looks.text-landlord")), _EXAMPLE
    if last is not None:
        payee, number, cost = last.counterparty or payee, cents(-last.amount), last.others[0]
    else:
        cost = chart.account(AccountClass.HOUSING, "Housing:Rent")
    bank = chart.account(AccountClass.CASH, "Bank:Current")
    currency = ask.book.currency
    legs = posting(cost, number, currency) + posting(bank, -number, currency)
    told = ask.say(saying("looks.text-rent" if last is None else "looks.text-repeat"))
    rest = f'  repeat: "monthly"\n{legs}'
    return "".join(chart.opened) + transaction(start, "#", payee, told, rest)


def _last_cost(book: Book, chart: Chart) -> Movement | None:
    """Return the last rent that the bank paid, else the last cost of any kind."""
    costs = [
        moved
        for moved in book.movements
        if moved.amount < 0
        and moved.others
        and moved.currency == book.currency
        and chart.usable(moved.others[0])
        and book.accounts[moved.others[0]].root is Root.EXPENSES
    ]
    rents = [m for m in costs if book.accounts[m.others[0]].kind is AccountClass.HOUSING]
    return next(reversed(rents or costs), None)


def _invoices(ask: Ask) -> str:
    chart = Chart(ask.book, ask.day)
    owed = chart.account(AccountClass.RECEIVABLE, "Receivable")
    sales = chart.account(AccountClass.REVENUE, "Sales")
    currency, number = ask.book.currency, _EXAMPLE
    legs = posting(owed, number, currency) + posting(sales, -number, currency)
    rest = f'  invoice: "{ask.day.year}-0001"\n  due: {ask.day + _TERM}\n{legs}'
    payee, told = (ask.say(saying(f"looks.text-{word}")) for word in ("customer", "invoice"))
    return "".join(chart.opened) + transaction(ask.day, "*", payee, told, rest)


def _buffer(ask: Ask) -> str:
    """Return three months of fixed costs; an amount where the books do not tell what those are."""
    policy = ask.book.policy("liquidity-buffer")
    day = max(ask.day, policy.date) if policy else ask.day
    month, _ = fixed_month(ask.book, ask.day)
    if month is not None and policy is None:
        return f'{day} custom "policy" "liquidity-buffer" {_MONTHS} "months"\n'
    amount = _MONTHS * (month or 10 * _EXAMPLE)
    round_one = (amount / _THOUSAND).to_integral_value(ROUND_CEILING) * _THOUSAND
    return f'{day} custom "policy" "liquidity-buffer" {round_one:f} {ask.book.currency}\n'


def _terms(ask: Ask) -> str:
    """Return terms of thirty days for the customers who were invoiced most, else suppliers."""
    sums: dict[tuple[bool, str], Decimal] = {}
    for item in ask.book.items:
        if name := item.counterparty.strip():
            key = (not item.receivable, name)
            sums[key] = sums.get(key, Decimal()) + item.amount
    ordered = sorted(sums, key=lambda key: (key[0], -sums[key], key[1]))
    words = {True: "customer", False: "supplier"}
    known = {name: who.customer for name, who in ask.book.counterparties.items()}
    return "".join(
        f'{ask.day} custom "{words[known.get(name, not bill)]}" {exact(name)}\n'
        '  payment-terms: "30"\n'
        for bill, name in ordered[:_MOST_NAMES]
    )


def _tax(ask: Ask) -> str:
    chart = Chart(ask.book, ask.day)
    return "".join(
        f'{ask.day} custom "tax" "{kind}" "{rhythm}" {account}\n'
        for of, kind, rhythm in _TAXES
        if (account := _liability(chart, of))
    )


def _liability(chart: Chart, kind: AccountClass) -> str | None:
    """Return the account that a tax is paid from, where the ledger has one."""
    names = [account.name for account in chart.book.of_class(kind) if chart.usable(account.name)]
    owed = [name for name in names if chart.book.accounts[name].root is Root.LIABILITIES]
    return next(iter(owed or names), None)


def _scenario(ask: Ask) -> str:
    worst = next(scenario for scenario in BUILT_IN if scenario.name == "worst")
    title = ask.say(saying("looks.scenario-worst"))
    return scenario_text(ask.day, replace(worst, title=title), ask.say)


TEXTS: Mapping[str, Callable[[Ask], str]] = {
    lacking.ERRORS: _errors,
    lacking.PLUGIN: _plugin,
    lacking.CASH: _cash,
    lacking.PLAN: _plan,
    lacking.INVOICES: _invoices,
    lacking.BUFFER: _buffer,
    lacking.TERMS: _terms,
    lacking.TAX: _tax,
    lacking.SCENARIO: _scenario,
}
"""The text for each, by its name."""
