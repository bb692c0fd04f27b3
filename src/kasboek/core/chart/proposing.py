"""What an account of unknown class may be, from how it is used: reasons first, no guess without.

Each rule looks at the other legs of the account's own bookings. A rule speaks for most of them
(four in five), so that one odd booking does not hide what the rest show. None of this is ever
written by Kasboek; it is text for the user to paste.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Root
from kasboek.core.chart.model import Hint
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Proposal
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_MOST = Decimal("0.8")
_SEVERAL = 2
_MANY = 5
_JOURNAL = 4
"""An entry with more other legs than this, as a payroll journal, shows too much at once."""
_CARD = 3
"""How many purchases a card has per settlement, at least."""
_LOW, _HIGH = Decimal("0.05"), Decimal("0.27")
"""VAT rates of the EU lie between: art. 97 and 98 of Directive 2006/112/EC, and Hungary's 27 %."""
_RATES = 3
_THOUSANDTH = Decimal("0.001")

_COSTS = (C.COST_OF_SALES, C.PERSONNEL, C.HOUSING, C.OTHER_COST, C.DEPRECIATION, C.INTEREST)
_BOUGHT = (*_COSTS, C.INVENTORY, C.FIXED_ASSET, C.PREPAID)
_MONEY = (C.CASH, C.CLEARING, C.RESTRICTED_CASH)
_SOLD = (C.REVENUE, C.RECEIVABLE, C.UNBILLED, C.DEFERRED_INCOME)
_OWED = (C.PAYABLE, C.WAGES, C.PAYROLL_TAX, C.VAT, C.CARD)

Rule = Callable[[list[Posted], list[Posted]], Proposal | None]
"""A rule is given the account's debits and its credits."""


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
    rules = _ASSETS if account.root is Root.ASSETS else _LIABILITIES
    return next((found for rule in rules if (found := rule(debits, credits_))), None)


def _because(kind: C, key: str, count: int, of: Iterable[Posted], *, sure: bool = True) -> Proposal:
    told: Saying = saying(f"chart.because-{key}", count=count, total=len(list(of)))
    return Proposal(kind, (told,), sure)


def _most(posted: list[Posted], *kinds: C) -> int:
    """Return how many are against these classes where it is most of them, else 0."""
    count = sum(each.against(*kinds) for each in posted)
    return count if posted and count >= _MOST * len(posted) else 0


def _bank(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    """Money comes in from sales, goes out for costs, and no other account is the bank."""
    posted = [*debits, *credits_]
    apart = [each for each in posted if not each.against(*_MONEY)]
    if len(posted) < _MANY or len(apart) < _MOST * len(posted):
        return None
    bought = sum(each.against(*_BOUGHT, *_OWED) for each in credits_)
    sold = sum(each.against(*_SOLD) for each in debits)
    if not (bought and sold):
        return None
    return _because(C.CASH, "bank", bought + sold, posted)


def _receivable(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    sold = _most([each for each in debits if not each.against(*_MONEY)], C.REVENUE)
    if not sold or (credits_ and not _most(credits_, *_MONEY)):
        return None
    return _because(C.RECEIVABLE, "receivable", sold, debits, sure=bool(credits_))


def _vat_paid(debits: list[Posted], _: list[Posted]) -> Proposal | None:
    return _vat(debits, "vat-paid", *_BOUGHT)


def _vat_charged(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    return _vat(credits_, "vat-charged", C.REVENUE)


def _vat(posted: list[Posted], key: str, *base: C) -> Proposal | None:
    """It is a fixed part, and one of few, of what stands beside it."""
    parts = Counter(
        part
        for each in posted
        if (part := _part(each, *base)) is not None and _LOW <= part <= _HIGH
    )
    count = sum(number for _, number in parts.most_common(_RATES))
    if count < _SEVERAL or count < _MOST * len(posted):
        return None
    rate = parts.most_common(1)[0][0] * 100
    told = saying(f"chart.because-{key}", count=count, total=len(posted), rate=rate.normalize())
    return Proposal(C.VAT, (told,), sure=True)


def _part(posted: Posted, *base: C) -> Decimal | None:
    beside = sum(
        (
            leg.number
            for leg in posted.others
            if leg.kind in base and leg.currency == posted.currency
        ),
        Decimal(),
    )
    return (posted.number / beside).quantize(_THOUSANDTH) if beside else None


def _fixed(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = sum(each.against(C.DEPRECIATION) for each in credits_)
    return _because(C.FIXED_ASSET, "depreciated", count, credits_) if count else None


def _stock(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = _most(credits_, C.COST_OF_SALES)
    return _because(C.INVENTORY, "stock", count, credits_) if count else None


def _prepaid(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = _most(credits_, *_COSTS)
    if count < _SEVERAL or not _most(debits, *_MONEY, C.PAYABLE):
        return None
    return _because(C.PREPAID, "prepaid", count, credits_)


def _units(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    """Shares and funds are held in units of their own and exchanged for money."""
    posted = [*debits, *credits_]
    count = sum(
        any(leg.kind in _MONEY and leg.currency != each.currency for leg in each.others)
        and not any(leg.currency == each.currency for leg in each.others)
        for each in posted
    )
    if not count or count < _MOST * len(posted):
        return None
    return _because(C.SHORT_TERM_INVESTMENT, "units", count, posted, sure=False)


def _between(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    posted = [*debits, *credits_]
    if not (debits and credits_) or _most(posted, C.CASH) < len(posted):
        return None
    if sum((each.number for each in posted), Decimal()):
        return None
    return _because(C.TRANSFER, "between", len(posted), posted)


def _lent(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    posted = [*debits, *credits_]
    count = _most(posted, *_MONEY)
    return _because(C.OTHER_CURRENT_ASSET, "lent", count, posted, sure=False) if count else None


def _wages(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = _most(credits_, C.PERSONNEL)
    return _because(C.WAGES, "wages", count, credits_, sure=False) if count else None


def _loan(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    lent = _most(credits_, *_MONEY)
    if not lent or any(each.against(C.REVENUE) for each in debits):
        return None
    interest = any(each.against(C.INTEREST) for each in debits)
    return _because(
        C.LONG_TERM_DEBT, "loan-interest" if interest else "loan", lent, credits_, sure=interest
    )


def _ahead(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = _most(debits, C.REVENUE)
    if not count or not _most(credits_, *_MONEY, C.RECEIVABLE):
        return None
    return _because(C.DEFERRED_INCOME, "ahead", count, debits)


def _card(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    bought = _most(credits_, *_BOUGHT)
    if not (bought and _most(debits, *_MONEY)) or len(credits_) < _CARD * len(debits):
        return None
    return _because(C.CARD, "card", bought, credits_, sure=False)


def _payable(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    bought = _most(credits_, *_BOUGHT)
    if not (bought and _most(debits, *_MONEY)):
        return None
    return _because(C.PAYABLE, "payable", bought, credits_, sure=False)


def _accrued(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = _most(credits_, *_COSTS)
    return _because(C.ACCRUED, "accrued", count, credits_, sure=False) if count else None


_ASSETS: tuple[Rule, ...] = (
    _units,
    _vat_paid,
    _bank,
    _receivable,
    _fixed,
    _stock,
    _prepaid,
    _between,
    _lent,
)
_LIABILITIES: tuple[Rule, ...] = (
    _vat_charged,
    _wages,
    _ahead,
    _loan,
    _card,
    _payable,
    _accrued,
)
"""In this order: the first rule that fits speaks, those that fit least else come first."""
