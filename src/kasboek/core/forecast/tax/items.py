"""A tax as an item of the forecast: its day, its amount, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core.accounts import Category
from kasboek.core.bankdays import month_end
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.tax.owed import Owed
from kasboek.core.plan import Roll
from kasboek.core.planning.loans import cents
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule

_PROVISIONAL = "provisional"
_ONE = Decimal(1)
WAGES = frozenset({TaxKind.HOLIDAY_PAY, TaxKind.PENSION})
"""What is owed to or for the staff: asked for as a tax is, but never paid back."""


def tax_item(setting: Setting, tax: Tax, rule: TaxRule, due: Owed) -> Item:
    """Return what a period of a tax asks for: on its day, or on the next one where that passed."""
    period = due.period
    if due.amount < 0 and rule.refund:
        by = month_end(period.end, rule.refund)
        period = period._replace(arrival=setting.rolled(by, Roll.FOLLOWING))
    ended = period.end <= setting.as_of
    day = period.arrival if period.arrival > setting.as_of else setting.next_open
    late = day != period.arrival
    key = "forecast.tax-overdue" if late else "forecast.tax"
    if tax.rhythm == _PROVISIONAL:
        key = "forecast.tax-instalment-overdue" if late else "forecast.tax-instalment"
    elif period.special:
        key = "forecast.tax-special-overdue" if late else "forecast.tax-special"
    elif due.amount < 0:
        key = "forecast.tax-refund"
    kind = (f"forecast.tax.{tax.kind.value}",)
    amount = -cents(due.amount)
    return Item(
        f"tax/{tax.kind.value}/{period.label}",
        day,
        amount,
        amount,
        _ONE,
        setting.book.currency,
        amount,
        _ONE,
        setting.main,
        tax.account,
        Category.PAYROLL if tax.kind in WAGES else Category.TAX,
        "",
        ItemKind.TAX,
        "booked" if ended else "expected",
        period.arrival,
        day,
        tax.source,
        (
            key,
            ("kind", kind),
            ("period", period.special or period.label),
            ("due", period.arrival),
            *_parts(due),
        ),
    )


def _parts(due: Owed) -> Iterable[tuple[str, Decimal]]:
    """Return what the amount is made of, beside the reason: `explain item` shows it."""
    return ((name, number) for name, number in due.parts._asdict().items() if number)
