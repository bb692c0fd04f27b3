"""From a book to a forecast: the base line once, then each scenario over it, then its taxes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.buffer import buffer
from kasboek.core.collection import uncollected
from kasboek.core.forecast.borrowed import borrowed
from kasboek.core.forecast.cards import balances
from kasboek.core.forecast.currencies import unpriced
from kasboek.core.forecast.learned import learned
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.paying.unpaid import unpaid
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.forecast.plan.budgets import budgeted
from kasboek.core.forecast.plan.doubled import doubled
from kasboek.core.forecast.plan.planned import in_scenario
from kasboek.core.forecast.plan.planned import placeholders
from kasboek.core.forecast.plan.planned import planned
from kasboek.core.forecast.plan.planned import unlikely
from kasboek.core.forecast.plan.settling import settling
from kasboek.core.forecast.scenario.columns import Columns
from kasboek.core.forecast.scenario.columns import columns
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Taxed
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.forecast.scenario.drafts import taxed
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.scenario.moves import Moves
from kasboek.core.forecast.scenario.scenarios import Changes
from kasboek.core.forecast.scenario.scenarios import earliest
from kasboek.core.forecast.scenario.scenarios import lineage
from kasboek.core.forecast.tax.cash_basis import with_tax
from kasboek.core.forecast.tax.taxes import Ledgered
from kasboek.core.forecast.tax.taxes import booked
from kasboek.core.forecast.tax.taxes import calendar
from kasboek.core.forecast.tax.taxes import unasked
from kasboek.core.holdings import cash_on
from kasboek.core.plan import PlanLine
from kasboek.core.saying import Problem
from kasboek.core.scenario import Scenario

_NOTHING = Decimal()


class Ground(NamedTuple):
    """All that the scenarios of one book and horizon share.

    `base` are the drafts that move cash, `alone` those that only add to a tax.
    """

    setting: Setting
    opening: Decimal
    overdraft: Decimal
    base: Columns
    alone: tuple[Draft, ...]
    unlikely: tuple[Draft, ...]
    groups: tuple[Taxed, ...]
    taxes: tuple[Ledgered, ...]
    problems: tuple[Problem, ...]


def forecast(
    book: Book, scenario: str | Scenario = "base", until: dt.date | None = None
) -> Forecast:
    """Return the forecast of a scenario from the day after `as_of` up to `until` (exclusive).

    Without `until` it reaches to the end of the 13-week table. A `Scenario` that is not in the book
    (a slider, a trial) may be given itself.

    Raises:
        UnknownScenarioError: there is no scenario of this name.
        ValueError: the book has no day to forecast from, as no cash account has a booking.
    """
    if book.as_of is None:
        message = "the book has no cash account with a booking"
        raise ValueError(message)
    with uncollected():
        return _forecast(book, book.as_of, scenario, until)


def _forecast(
    book: Book, as_of: dt.date, scenario: str | Scenario, until: dt.date | None
) -> Forecast:
    chain, circular = lineage(book, scenario)
    end = until or horizon_end(as_of, week_start=book.week_start)
    shared = _ground(book, as_of, end, chain)
    changes = Changes(shared.setting, chain)
    moves, unsure = _moves(shared, changes), changes.seen(shared.unlikely)
    return Forecast(
        book=book,
        scenario=chain[-1],
        as_of=as_of,
        until=end,
        opening=shared.opening,
        buffer=buffer(book, as_of),
        overdraft=shared.overdraft,
        moves=moves,
        problems=(*circular, *shared.problems, *changes.idle()),
        unlikely=unsure,
    )


def _moves(shared: Ground, changes: Changes) -> Moves:
    """Return what moves as the scenario sees it, in the order of the base line, taxes last."""
    moves, building = changes.play(shared.base, shared.alone, shared.groups)
    taxes = calendar(shared.setting, shared.taxes, building)
    return moves.joined(
        Moves.of(Draft(tax, Traits((tax.counter,), receipt=tax.value > 0)) for tax in taxes)
    )


def _ground(book: Book, as_of: dt.date, end: dt.date, chain: tuple[Scenario, ...]) -> Ground:
    """Return what the scenarios share, from the book's memory where it has been worked out."""
    reach = end + dt.timedelta(days=earliest(book, chain))
    names = tuple(scenario.name for scenario in chain)
    lines = tuple(line for line in book.plan if in_scenario(line, names))
    limited = tuple(line.id for line in lines if line.scenarios)
    key = ("ground", as_of, reach, limited)
    if key not in book.memo:
        book.memo[key] = _prepared(book, as_of, reach, lines)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _prepared(book: Book, as_of: dt.date, reach: dt.date, lines: tuple[PlanLine, ...]) -> Ground:
    setting = Setting(book, as_of, reach)
    opening = _opening(setting)
    overdraft = _overdraft(setting)
    spreads = Spreads(setting)
    found = placeholders(setting, lines)
    drafts = [
        *with_tax(setting, unpaid(setting, spreads)),
        *planned(setting, found, spreads),
        *borrowed(setting),
        *balances(setting),
        *budgeted(setting, found),
        *learned(setting, found, spreads),
    ]
    drafts.sort(key=lambda draft: draft[0][0])  # the id of its item
    moving = [draft for draft in drafts if draft.traits.cash]
    taxes = booked(setting)
    unasked(setting)
    settling(setting, found)
    doubled(setting, found, drafts)
    return Ground(
        setting,
        opening,
        overdraft,
        columns(moving, spreads.parts(), spreads.by_item),
        tuple(draft for draft in drafts if not draft.traits.cash),
        tuple(unlikely(setting, found, spreads)),
        taxed(drafts),
        taxes,
        tuple(unpriced(setting, found)),
    )


def _opening(setting: Setting) -> Decimal:
    """Sum the cash accounts at the end of `as_of`; what has no price is in the problems instead."""
    return cash_on(setting.book, setting.as_of, setting.rate).amount


def _overdraft(setting: Setting) -> Decimal:
    total = _NOTHING
    for account in setting.book.of_class(AccountClass.CASH):
        limit = account.overdraft_limit
        if limit is not None and (rate := setting.rate(limit.currency)) is not None:
            total += value(limit.number, rate)
    return total
