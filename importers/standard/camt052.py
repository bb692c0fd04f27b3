"""camt.052, the ISO 20022 report of a day that is not over: as camt.053, with `Rpt` for `Stmt`."""

from __future__ import annotations

from kasboek.importers.standard.camt import Message

NAME = "camt052"
TITLE = "camt.052"

_MESSAGE = Message(NAME, "camt.052", "BkToCstmrAcctRpt", "Rpt")
identify = _MESSAGE.identify
read = _MESSAGE.read
