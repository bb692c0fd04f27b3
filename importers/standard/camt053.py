"""camt.053, the ISO 20022 statement, versions .02 to .10, of any bank."""

from __future__ import annotations

from kasboek.importers.standard.camt import Message

NAME = "camt053"
TITLE = "camt.053"

_MESSAGE = Message(NAME, "camt.053", "BkToCstmrStmt", "Stmt")
identify = _MESSAGE.identify
read = _MESSAGE.read
