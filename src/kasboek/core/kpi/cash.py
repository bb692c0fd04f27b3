"""Cash position: what is in the bank."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import account_postings
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """All cash accounts at the last known price; foreign, clearing and restricted cash apart."""
    accounts = at.book.of_class(AccountClass.CASH)
    if not accounts:
        return Figure(None, saying("kpi.no-cash-account"))
    if lacking := at.unpriced(AccountClass.CASH):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    held = at.held(AccountClass.CASH)
    own = sum((at.book.balance(a.name, at.day).get(at.book.currency, 0) for a in accounts), 0)
    return Figure(
        held,
        inputs=tuple(Input(a.name, at.balance(a.name)) for a in accounts),
        beside=(
            Beside("foreign", held - Decimal(own)),
            Beside("clearing", at.held(AccountClass.CLEARING)),
            Beside("restricted", at.held(AccountClass.RESTRICTED_CASH)),
        ),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for account in at.book.of_class(AccountClass.CASH):
        yield from account_postings(at, account.name, account.name)


KPI = Kpi("cash", Unit.MONEY, Better.HIGHER, _figure, _behind, floor=Floor.BUFFER)
