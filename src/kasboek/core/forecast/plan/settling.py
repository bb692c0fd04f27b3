"""Planned lines that pay what the forecast counts already: named, as their cash comes twice."""

from __future__ import annotations

from collections.abc import Iterable

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import PlanLine
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_COUNTED = frozenset(
    {
        AccountClass.RECEIVABLE,
        AccountClass.PAYABLE,
        AccountClass.CARD,
        AccountClass.CLEARING,
    }
)


def settling(setting: Setting, found: Iterable[Slot]) -> None:
    """Report each line of cash against receivables, payables, a card or a provider alone.

    What is open there is forecast from the books, and from planned lines that build it up.
    """
    line = None
    for slot in found:
        if slot.line is line:  # the occurrences of a line follow one another
            continue
        line, plan = slot.line, slot.line.plan
        account = _settled(setting, plan)
        if account is not None:
            name = plan.payee or plan.narration
            told = saying("forecast.settling", name=name, account=account)
            setting.once(Problem(told, plan.source))


def _settled(setting: Setting, plan: PlanLine) -> str | None:
    """Return the account of a line's largest other leg, where all of them are counted anyhow."""
    accounts = setting.book.accounts
    kinds = {
        leg.account: accounts[leg.account].kind for leg in plan.legs if leg.account in accounts
    }
    others = [leg for leg in plan.legs if kinds.get(leg.account) is not AccountClass.CASH]
    if len(others) == len(plan.legs) or not others:
        return None
    if any(kinds.get(leg.account) not in _COUNTED for leg in others):
        return None
    return max(others, key=lambda leg: abs(leg.number)).account
