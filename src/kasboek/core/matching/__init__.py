"""Which invoices and bills a payment settles, by evidence that can be shown; else a question."""

from kasboek.core.matching.matcher import Matcher
from kasboek.core.matching.matcher import match
from kasboek.core.matching.values import Basis
from kasboek.core.matching.values import Candidate
from kasboek.core.matching.values import Nothing
from kasboek.core.matching.values import Part
from kasboek.core.matching.values import Payment
from kasboek.core.matching.values import Question
from kasboek.core.matching.values import Settles
from kasboek.core.matching.values import Tolerance
from kasboek.core.matching.values import Verdict

__all__ = [
    "Basis",
    "Candidate",
    "Matcher",
    "Nothing",
    "Part",
    "Payment",
    "Question",
    "Settles",
    "Tolerance",
    "Verdict",
    "match",
]
