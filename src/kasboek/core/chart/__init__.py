"""The chart of accounts: what each account is, who says so, and what the unknown ones may be."""

from kasboek.core.chart.model import Hint
from kasboek.core.chart.model import Proposal
from kasboek.core.chart.model import Row
from kasboek.core.chart.rows import chart
from kasboek.core.chart.rows import unclassified

__all__ = ["Hint", "Proposal", "Row", "chart", "unclassified"]
