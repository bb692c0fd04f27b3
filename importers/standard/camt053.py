"""camt.053, the ISO 20022 statement, versions .02 to .10, of any bank."""

from __future__ import annotations

from kasboek.core.saying import saying
from kasboek.importers.standard.camt import Message
from kasboek.importers.statement import Unreadable

NAME = "camt053"
TITLE = "camt.053"

_MESSAGE = Message(NAME, "camt.053", "BkToCstmrStmt", "Stmt")
_NOTICE = Message("camt054", "camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn")
read = _MESSAGE.read


def identify(text: str) -> bool:
    """Return whether this is a statement.

    Raises:
        Unreadable: it is camt.054, which repeats a part of a statement and has no balances.
    """
    if _MESSAGE.identify(text):
        return True
    if _NOTICE.identify(text):
        raise Unreadable(saying("standard.camt-notice"))
    return False
