"""Our keys on `open`, on transactions and their postings, and on planned ones."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Behaviour
from kasboek.core.accounts import Category
from kasboek.core.plan import Certainty
from kasboek.core.plan import Roll
from kasboek.core.plan import Unmet
from kasboek.reading.language import kinds as k

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.reading.language.kinds import Kind

C = AccountClass
COSTS = frozenset(
    {C.COST_OF_SALES, C.PERSONNEL, C.HOUSING, C.OTHER_COST, C.DEPRECIATION, C.INTEREST}
)

ON_OPEN: Mapping[str, Kind] = MappingProxyType(
    {
        "class": k.member(AccountClass),
        "rgs": k.TEXT,
        "behaviour": k.member(Behaviour),
        "category": k.member(Category),
        "recurring": k.FLAG,
        "iban": k.IBAN,
        "bic": k.TEXT,
        "overdraft-limit": k.LIMIT,
        "overdraft-rate": k.PART,
        "pays-on": k.DAY_OF_MONTH,
        "pays-from": k.ACCOUNT,
        "pays-out": k.RHYTHM,
        "pays-to": k.ACCOUNT,
    }
)

INHERITED = ("class", "rgs", "behaviour", "category", "recurring")

APPLIES_TO: Mapping[str, frozenset[AccountClass]] = MappingProxyType(
    {
        "behaviour": COSTS,
        "recurring": frozenset({C.REVENUE, C.DEFERRED_INCOME}),
        "iban": frozenset({C.CASH, C.RESTRICTED_CASH, C.CLEARING, C.CARD, C.SHORT_TERM_INVESTMENT}),
        "bic": frozenset({C.CASH, C.RESTRICTED_CASH, C.CLEARING, C.CARD, C.SHORT_TERM_INVESTMENT}),
        "overdraft-limit": frozenset({C.CASH}),
        "overdraft-rate": frozenset({C.CASH}),
        "pays-on": frozenset({C.CARD}),
        "pays-from": frozenset({C.CARD}),
        "pays-out": frozenset({C.CLEARING}),
        "pays-to": frozenset({C.CLEARING}),
    }
)
"""Keys that mean something on accounts of these classes only. A savings account has an IBAN too."""

ON_TRANSACTION: Mapping[str, Kind] = MappingProxyType(
    {
        "invoice": k.TEXT,
        "bill": k.TEXT,
        "credit-note": k.TEXT,
        "credits": k.TEXT,
        "due": k.DUE,
        "expected": k.DUE,
        "disputed": k.FLAG,
        "collect": k.PART,
        "hold": k.FLAG,
        "covers": k.COVERS,
        "campaign": k.TEXT,
        "reminders": k.whole(0, 99),
        "plan": k.LISTED,
    }
)
"""On a transaction or any of its postings."""

ON_PLAN: Mapping[str, Kind] = MappingProxyType(
    {
        "repeat": k.REPEAT,
        "until": k.DAY,
        "count": k.whole(1, k.LARGEST),
        "roll": k.member(Roll),
        "growth": k.GROWTH,
        "certainty": k.member(Certainty),
        "probability": k.PART,
        "unmet": k.member(Unmet),
        "scenario": k.LISTED,
        "delivered": k.FLAG,
        "known": k.DAY,
        "id": k.TEXT,
    }
)
"""On a transaction with the flag `#`."""
