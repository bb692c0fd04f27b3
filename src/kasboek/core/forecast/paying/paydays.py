"""When what is planned for a day turns into cash: worked out once per way of paying."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kasboek.core.forecast.cards import payout_day
from kasboek.core.forecast.cards import settlement_day
from kasboek.core.forecast.paying.spreading import Payer
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.plan.lines import Flow
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import Roll
from kasboek.core.relations import Counterparty
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Terms


class Way(NamedTuple):
    """All that decides on which day a flow turns into cash; many lines have theirs in common.

    `account` is a card's or a provider's; `roll` what the line itself says; `terms` and `name` are
    set for invoices and bills to be expected, as each customer pays in their own way.
    """

    kind: FlowKind
    account: str
    receipt: bool
    roll: Roll | None
    terms: Terms | None
    pays_on: int | None
    debit: bool
    name: str = ""


class Paydays(dict[dt.date, tuple[dt.date, dt.date | None]]):
    """The day of payment and the due date by the day planned, filled as they are asked for."""

    def __init__(
        self, setting: Setting, way: Way, who: Counterparty | None, spreads: Spreads
    ) -> None:
        """Start empty; `who` is any counterparty that pays in this way.

        `payer` tells how what is invoiced is spread; without one it is paid when it is due.
        """
        super().__init__()
        self.spreads = spreads
        self.payer = _payer(way, spreads) if way.terms else None
        self._places: dict[dt.date, int] = {}
        self.setting = setting
        self.way = way
        self.who = who
        default = Roll.FOLLOWING if way.receipt or way.debit else Roll.PRECEDING
        self.roll = way.roll or default
        self.soonest = setting.tomorrow if way.roll is Roll.NONE else setting.next_open

    def __missing__(self, start: dt.date) -> tuple[dt.date, dt.date | None]:
        """Work a day out, and keep it."""
        self[start] = found = self._paid(start)
        return found

    def wait(self, name: str, start: dt.date) -> None:
        """Spread what is planned for a day over those on which it may be paid.

        Not where policy wants it whole, and not what is not invoiced.
        """
        if self.payer is None or self.spreads.whole:
            return
        place = self._places.get(start)
        if place is None:
            due = self[start][1]
            if due is None:
                return
            sent = self._sent(start)
            place = self._places[start] = self.spreads.place(self.payer, due, sent=sent)
        self.spreads.by_item[name] = place

    def _sent(self, start: dt.date) -> dt.date:
        """Return the day of the invoice or bill of what is planned for a day."""
        return start if self.way.roll is None else self.setting.rolled(start, self.roll)

    def _paid(self, start: dt.date) -> tuple[dt.date, dt.date | None]:
        setting, way = self.setting, self.way
        if way.kind is FlowKind.CASH:
            return max(setting.rolled(start, self.roll), self.soonest), None
        start = self._sent(start)
        if way.kind is FlowKind.CARD:
            return settlement_day(setting, way.account, start), None
        if way.kind is FlowKind.CLEARING:
            return payout_day(setting, way.account, start), None
        due = (way.terms or setting.terms).due(start)
        if self.payer is not None:
            return self.spreads.likely(self.payer, due, start), due
        paid = setting.paid_on(due, self.who, receipt=way.receipt)
        return max(paid, setting.next_open), due


def _payer(way: Way, spreads: Spreads) -> Payer | None:
    """Return who pays in this way; `None` where nothing is known, or a day is named or debited."""
    payer = spreads.payer(way.name, receipt=way.receipt, debit=way.debit, day=way.pays_on)
    fixed = way.debit or way.pays_on is not None
    return payer if payer.curve.own or (payer.curve.pooled and not fixed) else None


def way_of(setting: Setting, line: Line, flow: Flow, who: Counterparty | None) -> Way:
    """Return the way in which a line's flow turns into cash."""
    invoiced = flow.kind in {FlowKind.RECEIVABLE, FlowKind.PAYABLE}
    return Way(
        kind=flow.kind,
        account=flow.account if flow.kind in {FlowKind.CARD, FlowKind.CLEARING} else "",
        receipt=flow.amount > 0,
        roll=line.plan.roll,
        terms=((who.payment_terms if who else None) or setting.terms) if invoiced else None,
        pays_on=who.pays_on if who else None,
        debit=who is not None and who.pays_by is PaysBy.DIRECT_DEBIT,
        name=line.counterparty if invoiced else "",
    )
