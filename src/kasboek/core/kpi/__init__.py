"""The KPIs: one small file each, a registry, and how they are measured."""

from kasboek.core.kpi.measure import Explanation
from kasboek.core.kpi.measure import UnknownKpiError
from kasboek.core.kpi.measure import explain
from kasboek.core.kpi.measure import kpis
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import Status
from kasboek.core.kpi.registry import FIVE
from kasboek.core.kpi.registry import KPIS

__all__ = [
    "FIVE",
    "KPIS",
    "Explanation",
    "Kpi",
    "Measured",
    "Status",
    "UnknownKpiError",
    "explain",
    "kpis",
]
