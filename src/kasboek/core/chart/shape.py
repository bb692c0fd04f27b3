"""The chart of accounts as the dictionaries that JSON is written from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kasboek.core.chart.model import Proposal
from kasboek.core.chart.model import Row
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source


def accounts(as_of: dt.date, rows: Sequence[Row], say: Say) -> Json:
    """Write accounts as `kasboek accounts --json` promises."""
    return {
        "as_of": as_of.isoformat(),
        "unknown": sum(row.account.kind is None for row in rows),
        "accounts": [_account(row, say) for row in rows],
    }


def _account(row: Row, say: Say) -> Json:
    account = row.account
    return {
        "account": account.name,
        "root": account.root.value if account.root else None,
        "class": account.kind.value if account.kind else None,
        "origin": account.origin.value,
        "basis": account.basis or None,
        "rgs": account.rgs,
        "receipts": row.receipts.value if row.receipts else None,
        "payments": row.payments.value if row.payments else None,
        "behaviour": row.behaviour.value if row.behaviour else None,
        "recurring": account.recurring,
        "currencies": list(account.currencies),
        "balance": {money.currency: decimal(money.number) for money in row.balance},
        "postings": row.postings,
        "source": source(account.source),
        "proposal": _proposal(row.proposal, say) if row.proposal else None,
        "reason": say(row.says_nothing) if row.says_nothing else None,
    }


def _proposal(proposal: Proposal, say: Say) -> Json:
    return {
        "class": proposal.kind.value,
        "text": f'  class: "{proposal.kind.value}"',
        "sure": proposal.sure,
        "because": [say(reason) for reason in proposal.because],
    }
