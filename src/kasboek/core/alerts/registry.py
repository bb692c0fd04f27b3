"""The alerts: a new one is a file here and a line below."""

from __future__ import annotations

from kasboek.core.alerts import account_class
from kasboek.core.alerts import below_zero
from kasboek.core.alerts import concentration
from kasboek.core.alerts import credit_limit
from kasboek.core.alerts import data_age
from kasboek.core.alerts import governance
from kasboek.core.alerts import kpi_targets
from kasboek.core.alerts import liquidity_buffer
from kasboek.core.alerts import missing
from kasboek.core.alerts import overdue_customer
from kasboek.core.alerts import reconciled
from kasboek.core.alerts import suspense
from kasboek.core.alerts import unexplained
from kasboek.core.alerts.model import Check

CHECKS: tuple[Check, ...] = (
    below_zero.check,
    liquidity_buffer.check,
    kpi_targets.check,
    credit_limit.check,
    data_age.check,
    overdue_customer.check,
    concentration.check,
    suspense.check,
    unexplained.check,
    reconciled.check,
    account_class.check,
    governance.check,
    missing.check,
)

NAMES = (
    below_zero.NAME,
    liquidity_buffer.NAME,
    credit_limit.NAME,
    data_age.NAME,
    overdue_customer.NAME,
    concentration.NAME,
    suspense.NAME,
    unexplained.NAME,
    reconciled.NAME,
    account_class.NAME,
    missing.NAME,
)
"""What alerts are called; those on a KPI's target bear the KPI's name, and need a policy."""
