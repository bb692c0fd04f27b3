"""What the figures of working capital share: the balance sheet of the day, and how it is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from kasboek.core.capital import Basis
from kasboek.core.capital import Composition
from kasboek.core.capital import Group
from kasboek.core.capital import Kinds
from kasboek.core.capital import Part
from kasboek.core.capital import Slice
from kasboek.core.capital import composition
from kasboek.core.capital import kinds
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import MonthEnd
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import account_postings
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

CURRENT = (Group.CURRENT_ASSETS, Group.CURRENT_LIABILITIES)
_NAMED = 5
_Behind: TypeAlias = Callable[[Standpoint], Iterator[Behind]]


def sheet(at: Standpoint) -> Composition | Figure:
    """Return the composition, or the undefined figure with its reason."""
    found = composition(at)
    if found.unpriced:
        return Figure(None, saying("kpi.no-price", amount=found.unpriced[0]))
    if not found.slices:
        return Figure(None, saying("capital.no-balances"))
    return found


def inputs(found: Composition, *groups: Group) -> tuple[Input, ...]:
    """Return the parts of these groups as inputs; liabilities are positive too."""
    return tuple(
        Input(part.value, amount) for group in groups for part, amount in found.parts(group)
    )


def totals(found: Composition) -> tuple[Beside, ...]:
    """Return current assets and current liabilities, to stand beside a figure."""
    return (
        Beside(Group.CURRENT_ASSETS.value, found.current_assets),
        Beside(Group.CURRENT_LIABILITIES.value, found.current_liabilities),
    )


def remarks(at: Standpoint, found: Composition) -> tuple[Saying, ...]:
    """Say what the sheet cannot place: accounts of unknown class, loans without a schedule."""
    told = []
    if found.unclassified:
        left = [
            Money(found.of(part), at.book.currency)
            for part in (Part.UNCLASSIFIED_ASSETS, Part.UNCLASSIFIED_LIABILITIES)
        ]
        names = _listed(found.unclassified)
        told.append(
            saying("capital.unclassified", accounts=names, assets=left[0], liabilities=left[1])
        )
    if found.unscheduled:
        told.append(saying("capital.unscheduled", accounts=_listed(found.unscheduled)))
    return tuple(told)


def _listed(names: tuple[str, ...]) -> str:
    """Name the first few accounts and count the rest; `kasboek accounts` has them all."""
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f", +{rest}" if rest > 0 else "")


def opened(*groups: Group) -> _Behind:
    """Return what yields the postings and instalments behind these groups, part by part."""

    def behind(at: Standpoint) -> Iterator[Behind]:
        found = composition(at)
        wanted = [part for group in groups for part, _ in found.parts(group)]
        return behind_parts(at, found, wanted)

    return behind


def current(at: Standpoint) -> Iterator[Behind]:
    """Yield what is behind current assets and current liabilities, under those two names."""
    for each in opened(*CURRENT)(at):
        yield each._replace(input=Part(each.input).group.value)


def behind_parts(at: Standpoint, found: Composition, parts: Iterable[Part]) -> Iterator[Behind]:
    """Yield what is behind these parts, part by part, in the sign of the part."""
    for part in parts:
        for each in found.slices:
            if each.part is part:
                yield from behind_slice(at, each, part.value)


def behind_slice(at: Standpoint, of: Slice, name: str) -> Iterator[Behind]:
    """Yield what is behind a slice: the postings of its accounts, or its instalments."""
    sign = 1 if of.part.group.asset else -1
    for account in of.accounts:
        yield from account_postings(at, name, account, sign=sign)
    for due in of.repayments:
        yield Behind(name, due.date, due.text, due.amount, at.book.currency, due.source)


def kind(
    value: Callable[[Kinds], Decimal | None],
    why_not: Callable[[Kinds], Saying | None] = lambda _: None,
    on: Callable[[Kinds], dt.date | None] = lambda _: None,
    opens: str | None = None,
) -> Callable[[Standpoint], Figure]:
    """Return the figure of a kind of current assets; over operating working capital beside it.

    `opens` names the input that the kind itself is, where it opens as a whole.
    """

    def figure(at: Standpoint) -> Figure:
        found = kinds(at)
        if isinstance(found, Saying):
            return Figure(None, found)
        trading = kinds(at, Basis.OPERATING)
        other = None if isinstance(trading, Saying) else value(trading)
        return Figure(
            value(found),
            why_not(found),
            inputs=(
                Input("level", found.level),
                Input("lowest-level", found.permanent),
                *((Input(opens, value(found)),) if opens else ()),
            ),
            beside=(Beside("of-operating", other),),
            on=on(found),
        )

    return figure


def months(basis: Basis) -> Callable[[Standpoint], tuple[MonthEnd, ...]]:
    """Return what gives the twelve month-ends of a level, each in its kinds, beside its sales."""

    def rows(at: Standpoint) -> tuple[MonthEnd, ...]:
        found = kinds(at, basis)
        if isinstance(found, Saying):
            return ()
        return tuple(
            MonthEnd(
                point.date,
                (
                    ("level", point.level),
                    ("permanent", found.permanent),
                    ("temporary", point.temporary),
                    ("seasonal", point.seasonal),
                    ("special", point.special),
                    ("unexplained", point.unexplained),
                    ("sales", point.sales),
                ),
            )
            for point in found.points
        )

    return rows


def behind_lowest(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings behind the lowest level: those of current assets up to its day."""
    found = kinds(at)
    if not isinstance(found, Saying):
        for each in opened(Group.CURRENT_ASSETS)(at.on(found.lowest)):
            yield each._replace(input="lowest-level")


def behind_rise(at: Standpoint) -> Iterator[Behind]:
    """Yield what was booked on current assets since the day of the lowest level."""
    found = kinds(at)
    if not isinstance(found, Saying):
        for each in opened(Group.CURRENT_ASSETS)(at):
            if each.date > found.lowest:
                yield each._replace(input="since-lowest")


def behind_level(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings behind the level of the day; its month-ends are sums of the same ones."""
    if not isinstance(kinds(at), Saying):
        for each in opened(Group.CURRENT_ASSETS)(at):
            yield each._replace(input="level")
