"""Last week's promise: what the forecast of a week ago expected by now, and what came.

The book of a week ago is cut from today's (`core/rewind.py`): what was booked, planned and known by
that day; accounts, customers, policies and scenarios as they stand now. So a page and the terminal
say the same, without reading the ledger twice. The differences add up to the cent to what the bank
holds less what was promised; what no item explains, such as exchange rates, stands apart.
"""

from kasboek.core.promise.keeping import promise
from kasboek.core.promise.model import Difference
from kasboek.core.promise.model import Promise
from kasboek.core.promise.model import Totals
from kasboek.core.promise.telling import MOST
from kasboek.core.promise.telling import says

__all__ = ["MOST", "Difference", "Promise", "Totals", "promise", "says"]
