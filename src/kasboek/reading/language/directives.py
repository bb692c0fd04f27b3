"""Every directive of the language, as one table: it drives reading, errors and the reference."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kasboek.core.plan import Certainty
from kasboek.core.plan import LoanKind
from kasboek.core.policy import Severity
from kasboek.core.policy import TaxKind
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Priority
from kasboek.reading.language import kinds as k
from kasboek.reading.language.schema import Directive
from kasboek.reading.language.schema import Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

RHYTHMS = ("weekly", "monthly", "quarterly", "yearly")
TAX_RHYTHMS = (
    "weekly",
    "four-weekly",
    "monthly",
    "quarterly",
    "half-yearly",
    "yearly",
    "provisional",
)
ROLES = ("payments", "forecast", "reconciliation", "control")

KPIS = (
    *("cash", "available", "free-cash", "safe-to-spend", "burn-gross", "burn-net", "runway"),
    *("low-point", "headroom", "open-invoices", "payables", "dso", "dso-countback", "dso-best"),
    *("add", "cei", "days-to-pay", "dpo", "dio", "ccc", "working-capital"),
    *("gross-working-capital", "operating-working-capital", "current-ratio", "quick-ratio"),
    *("permanent-working-capital", "regular-working-capital", "reserve-working-capital"),
    *("temporary-working-capital", "seasonal-working-capital", "special-working-capital"),
    *("cash-ratio", "gross-margin", "mrr", "arr", "solvency", "interest-cover", "dscr"),
    *("concentration", "overdue-part", "accuracy"),
)
"""The figures that a policy or a covenant may bound."""

_RELATION = {
    "alias": k.LISTED,
    "iban": k.IBAN,
    "payment-terms": k.TERMS,
    "pays-on": k.DAY_OF_MONTH,
    "credit-limit": k.LIMIT,
    "insured-limit": k.LIMIT,
    "own-risk": k.LIMIT,
    "email": k.EMAIL,
    "language": k.choice("en", "nl"),
    "consumer": k.FLAG,
    "priority": k.member(Priority),
    "discount": k.DISCOUNT,
    "pays-by": k.member(PaysBy),
    "until": k.DAY,
}
_FIGURE = k.either(k.NUMBER, k.AMOUNT)
_BOUND = (Slot("limit", _FIGURE), Slot("at-most", _FIGURE, optional=True))
_POLICIES = {
    **dict.fromkeys(KPIS, _BOUND),
    "liquidity-buffer": (
        Slot("months-or-amount", k.either(k.FACTOR, k.LIMIT)),
        Slot("months", k.choice("months"), optional=True),
    ),
    "bank-data-age": (Slot("days", k.COUNT),),
    "concentration": (Slot("part", k.PART),),
    "payment-terms": (Slot("terms", k.TERMS),),
    "obligations-horizon": (Slot("days", k.COUNT),),
    "overdue": (Slot("rule", k.choice("today", "learned", "exclude")),),
    "collections": (Slot("rule", k.choice("spread", "likely")),),
    "unplanned": (Slot("rule", k.choice("learned", "off")),),
    "match-tolerance": (Slot("amount", k.LIMIT), Slot("account", k.ACCOUNT)),
    "covenant": (Slot("figure", k.choice(*KPIS)), *_BOUND),
    "credit-limit": (Slot("part", k.FACTOR, optional=True),),
}
"""What follows the name of a policy."""

_TABLE = (
    Directive("customer", (Slot("name", k.TEXT),), _RELATION, identity=(0,), ends=True),
    Directive("supplier", (Slot("name", k.TEXT),), _RELATION, identity=(0,), ends=True),
    Directive(
        "policy",
        (Slot("name", k.TEXT),),
        {
            "severity": k.member(Severity),
            "escalate-after": k.COUNT,
            "in-bean-check": k.FLAG,
            "until": k.DAY,
        },
        variants=_POLICIES,
        identity=(0,),
        ends=True,
    ),
    Directive(
        "scenario",
        (Slot("name", k.TEXT),),
        {
            "title": k.TEXT,
            "sales": k.FACTOR,
            "costs": k.FACTOR,
            "delay": k.DAYS,
            "collect": k.PART,
            "based-on": k.TEXT,
            "until": k.DAY,
        },
        identity=(0,),
        ends=True,
    ),
    Directive(
        "adjust",
        (Slot("scenario", k.TEXT), Slot("label", k.TEXT)),
        {
            "account": k.UNDER,
            "customer": k.TEXT,
            "supplier": k.TEXT,
            "plan": k.TEXT,
            "tag": k.TEXT,
            "certainty": k.member(Certainty),
            "scale": k.FACTOR,
            "delay": k.DAYS,
            "drop": k.FLAG,
            "collect": k.PART,
            "from": k.DAY,
            "until": k.DAY,
            "reason": k.TEXT,
        },
        identity=(0, 1),
    ),
    Directive(
        "tax",
        (
            Slot("kind", k.member(TaxKind)),
            Slot("rhythm", k.choice(*TAX_RHYTHMS)),
            Slot("account", k.ACCOUNT),
            Slot("amount", k.LIMIT, optional=True),
        ),
        {
            "country": k.COUNTRY,
            "basis": k.choice("invoice", "cash"),
            "extension": k.FLAG,
            "special-prepayment": k.LIMIT,
            "until": k.DAY,
        },
        identity=(0,),
        ends=True,
    ),
    Directive(
        "loan",
        (
            Slot("name", k.TEXT),
            Slot("liability", k.ACCOUNT),
            Slot("amount", k.LIMIT),
            Slot("kind", k.member(LoanKind)),
        ),
        {
            "rate": k.PART,
            "months": k.whole(1, 1200),
            "interest-only": k.whole(0, 1200),
            "account": k.ACCOUNT,
            "until": k.DAY,
        },
        required=("rate", "months", "account"),
        identity=(0,),
        ends=True,
    ),
    Directive(
        "categorise",
        (Slot("label", k.TEXT), Slot("account", k.ACCOUNT)),
        {
            "match": k.MATCH,
            "regex": k.REGEX,
            "iban": k.IBAN,
            "account": k.ACCOUNT,
            "min": k.LIMIT,
            "max": k.LIMIT,
            "direction": k.choice("in", "out"),
            "vat": k.PART,
            "payee": k.TEXT,
            "until": k.DAY,
        },
        identity=(0,),
        ends=True,
    ),
    Directive(
        "role",
        (Slot("role", k.choice(*ROLES)), Slot("person", k.TEXT)),
        {"limit": k.LIMIT, "signed": k.FLAG, "until": k.DAY},
        identity=(0, 1),
        ends=True,
    ),
    Directive(
        "review",
        (Slot("name", k.TEXT), Slot("rhythm", k.choice(*RHYTHMS)), Slot("person", k.TEXT)),
        {"until": k.DAY},
        identity=(0,),
        ends=True,
    ),
    Directive("reviewed", (Slot("name", k.TEXT), Slot("person", k.TEXT), Slot("decision", k.TEXT))),
    Directive("action", (Slot("text", k.TEXT), Slot("person", k.TEXT), Slot("due", k.DAY))),
    Directive("done", (Slot("text", k.TEXT),)),
    Directive(
        "acknowledge",
        (
            Slot("policy", k.TEXT),
            Slot("subject", k.TEXT, optional=True),
            Slot("person", k.TEXT),
            Slot("until", k.DAY),
        ),
        {"reason": k.TEXT},
    ),
    Directive(
        "reconciled",
        (Slot("account", k.ACCOUNT), Slot("balance", k.AMOUNT), Slot("person", k.TEXT)),
        {"statement": k.DAY},
    ),
    Directive("calibration", (Slot("name", k.TEXT), Slot("factor", k.FACTOR))),
)

DIRECTIVES: Mapping[str, Directive] = MappingProxyType({each.word: each for each in _TABLE})
