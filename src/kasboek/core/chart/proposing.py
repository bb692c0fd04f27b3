"""What an account of unknown class may be, from how it is used: reasons first, no guess without.

Each rule looks at the other legs of the account's own bookings. None of this is ever written by
Kasboek; it is text for the user to paste.
"""

from __future__ import annotations

from dataclasses import replace

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Root
from kasboek.core.chart.assets import ASSETS
from kasboek.core.chart.debts import DEBTS
from kasboek.core.chart.model import Hint
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Proposal
from kasboek.core.saying import saying

_JOURNAL = 4
"""An entry with more other legs than this, as a payroll journal, shows too much at once."""


def propose(account: Account, posted: tuple[Posted, ...], hint: Hint | None) -> Proposal | None:
    """Return the class that the account's keys, its bookings or its name suggest, if any does."""
    found = _by_key(account) or _by_use(account, posted)
    if found and sum(len(each.others) > _JOURNAL for each in posted) * 2 > len(posted):
        found = replace(found, sure=False)
    named = saying("chart.because-name", part=hint.part, word=hint.word) if hint else None
    if found is None:
        return Proposal(hint.kind, (named,), sure=False) if hint and named else None
    if hint and named and hint.kind is found.kind:
        return Proposal(found.kind, (*found.because, named), sure=True)
    return found


def _by_key(account: Account) -> Proposal | None:
    """Some keys stand on accounts of one class only."""
    if account.iban or account.bic or account.overdraft_limit or account.overdraft_rate:
        return Proposal(C.CASH, (saying("chart.because-iban"),), sure=True)
    if account.pays_out:
        return Proposal(C.CLEARING, (saying("chart.because-key", key="pays-out"),), sure=True)
    if account.pays_on:
        return Proposal(C.CARD, (saying("chart.because-key", key="pays-on"),), sure=True)
    return None


def _by_use(account: Account, posted: tuple[Posted, ...]) -> Proposal | None:
    debits = [each for each in posted if each.number > 0]
    credits_ = [each for each in posted if each.number < 0]
    rules = ASSETS if account.root is Root.ASSETS else DEBTS
    return next((found for rule in rules if (found := rule(debits, credits_))), None)
