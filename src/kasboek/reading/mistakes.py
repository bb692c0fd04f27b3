"""A mistake against the ledger language, as Beancount's loader wants its errors."""

from __future__ import annotations

from typing import Any
from typing import NamedTuple


class Mistake(NamedTuple):
    """What plugin books gives to Beancount; reading finds the same again, in both languages."""

    source: dict[str, Any]
    message: str
    entry: Any
