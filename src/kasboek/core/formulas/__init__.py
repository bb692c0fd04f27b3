"""The formulas behind the figures: plain numbers in, numbers out, usable without a ledger.

Amounts, days and ratios take `int`, `Decimal` or `float` (a float is read as it prints) and give a
`Decimal`, unrounded; estimates give floats. What is undefined is `None`, never zero and never
infinity; a call that makes no sense raises ValueError with a sentence. The definitions are those of
the engine's description (docs/reference/kpis.md); the worked figures are doctests.
"""

from kasboek.core.formulas.accuracy import bias
from kasboek.core.formulas.accuracy import pinball
from kasboek.core.formulas.accuracy import wape
from kasboek.core.formulas.arguments import Days
from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.estimates import Curve
from kasboek.core.formulas.estimates import collection_chain
from kasboek.core.formulas.estimates import conditional_survival
from kasboek.core.formulas.estimates import kaplan_meier
from kasboek.core.formulas.estimates import seasonal_indices
from kasboek.core.formulas.law import Allocation
from kasboek.core.formulas.law import allocate_payment
from kasboek.core.formulas.law import collection_costs
from kasboek.core.formulas.law import discount_yield
from kasboek.core.formulas.law import statutory_interest
from kasboek.core.formulas.law import vat_arrival
from kasboek.core.formulas.liquidity import MillerOrr
from kasboek.core.formulas.liquidity import available
from kasboek.core.formulas.liquidity import borrowing_base
from kasboek.core.formulas.liquidity import burn_gross
from kasboek.core.formulas.liquidity import burn_net
from kasboek.core.formulas.liquidity import free_cash
from kasboek.core.formulas.liquidity import headroom
from kasboek.core.formulas.liquidity import miller_orr
from kasboek.core.formulas.liquidity import path_runway
from kasboek.core.formulas.liquidity import remaining_plan
from kasboek.core.formulas.liquidity import simple_runway
from kasboek.core.formulas.liquidity import within_budget
from kasboek.core.formulas.ratios import Levels
from kasboek.core.formulas.ratios import cash_ratio
from kasboek.core.formulas.ratios import ccc
from kasboek.core.formulas.ratios import current_ratio
from kasboek.core.formulas.ratios import dio
from kasboek.core.formulas.ratios import dpo
from kasboek.core.formulas.ratios import permanent_temporary
from kasboek.core.formulas.ratios import quick_ratio
from kasboek.core.formulas.ratios import working_capital
from kasboek.core.formulas.receivables import average_days_delinquent
from kasboek.core.formulas.receivables import best_possible_dso
from kasboek.core.formulas.receivables import cei
from kasboek.core.formulas.receivables import concentration
from kasboek.core.formulas.receivables import credit_limit
from kasboek.core.formulas.receivables import dso
from kasboek.core.formulas.receivables import dso_countback
from kasboek.core.formulas.receivables import exposure
from kasboek.core.formulas.receivables import weighted_days

__all__ = [
    "Allocation",
    "Curve",
    "Days",
    "Levels",
    "MillerOrr",
    "Number",
    "allocate_payment",
    "available",
    "average_days_delinquent",
    "best_possible_dso",
    "bias",
    "borrowing_base",
    "burn_gross",
    "burn_net",
    "cash_ratio",
    "ccc",
    "cei",
    "collection_chain",
    "collection_costs",
    "concentration",
    "conditional_survival",
    "credit_limit",
    "current_ratio",
    "dio",
    "discount_yield",
    "dpo",
    "dso",
    "dso_countback",
    "exposure",
    "free_cash",
    "headroom",
    "kaplan_meier",
    "miller_orr",
    "path_runway",
    "permanent_temporary",
    "pinball",
    "quick_ratio",
    "remaining_plan",
    "seasonal_indices",
    "simple_runway",
    "statutory_interest",
    "vat_arrival",
    "wape",
    "weighted_days",
    "within_budget",
    "working_capital",
]
