"""What a Dutch chart's headings tell of the accounts below them, where no code does."""

from __future__ import annotations

import re
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root

C = AccountClass


class Heading(NamedTuple):
    """A root, and a class where everything below the heading has it."""

    root: Root
    kind: AccountClass | None = None


_BALANCE = (
    (r"vaste activa", Heading(Root.ASSETS, C.FIXED_ASSET)),
    (r"liquide middelen", Heading(Root.ASSETS, C.CASH)),
    (r"debiteuren", Heading(Root.ASSETS, C.RECEIVABLE)),
    (r"crediteuren", Heading(Root.LIABILITIES, C.PAYABLE)),
    (r"voorra(?:ad|den)", Heading(Root.ASSETS, C.INVENTORY)),
    (r"vorderingen", Heading(Root.ASSETS, C.OTHER_CURRENT_ASSET)),
    (r"eigen vermogen|kapitaal", Heading(Root.EQUITY)),
    (r"schulden lang|langlopende schulden", Heading(Root.LIABILITIES, C.LONG_TERM_DEBT)),
    (r"schulden|voorzieningen|passiva", Heading(Root.LIABILITIES)),
    (r"activa", Heading(Root.ASSETS)),
)
_RESULT = (
    (r"huisvesting", Heading(Root.EXPENSES, C.HOUSING)),
    (r"personeel|salaris|lonen", Heading(Root.EXPENSES, C.PERSONNEL)),
    (r"afschrijving", Heading(Root.EXPENSES, C.DEPRECIATION)),
    (r"rente", Heading(Root.EXPENSES, C.INTEREST)),
    (r"inkoop|kostprijs", Heading(Root.EXPENSES, C.COST_OF_SALES)),
    (r"kosten", Heading(Root.EXPENSES)),
    (r"omzet|opbrengsten|baten", Heading(Root.INCOME)),
)
_OWED = re.compile(r"(?:nog )?te betalen", re.IGNORECASE)


def of_heading(text: str, *, result: bool) -> Heading | None:
    """Return what a heading tells; `result` says that the account is of the profit and loss."""
    table = _RESULT if result else _BALANCE
    return next((told for words, told in table if re.search(rf"\b(?:{words})", text.lower())), None)


def is_owed(name: str) -> bool:
    """Return whether an account's own name says that it is still to be paid."""
    return _OWED.match(name) is not None
