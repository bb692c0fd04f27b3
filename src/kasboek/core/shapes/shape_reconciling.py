"""A reconciliation as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kasboek.core.policy import Reconciled
    from kasboek.core.position.reconciling import Line
    from kasboek.core.position.reconciling import Reconciliation
    from kasboek.core.position.waiting import Waiting
    from kasboek.core.saying import Source
    from kasboek.core.shapes.shape import Json


def reconciliation(found: Reconciliation) -> Json:
    """Write a reconciliation as JSON; `unmatched` beside the accounts moved none of them."""
    return {
        "as_of": found.day,
        "accounts": [_line(found, line) for line in found.lines],
        "unmatched": [_waiting(found, each) for each in found.elsewhere],
    }


def signature(one: Reconciled) -> Json:
    """Write a signature as JSON."""
    return {
        "by": one.person,
        "on": one.date,
        "until": one.until,
        "balance": one.balance.number,
        "source": _source(one.source),
    }


def _line(found: Reconciliation, line: Line) -> Json:
    said = line.statement
    return {
        "account": line.account,
        "currency": line.currency,
        "statement": said
        and {"date": said.day, "balance": said.number, "source": _source(said.source)},
        "ledger": line.ledger,
        "difference": line.difference,
        "later": line.later,
        "unmatched": [_waiting(found, each) for each in line.waiting],
        "signed": line.signed and signature(line.signed) | {"holds": line.holds},
        "is_signed": line.is_signed,
        "late": found.is_late(line),
    }


def _waiting(found: Reconciliation, each: Waiting) -> Json:
    return {
        "why": each.why.value,
        "date": each.date,
        "days": each.days(found.day),
        "account": each.account,
        "payee": each.payee,
        "text": each.text,
        "amount": each.amount.number,
        "currency": each.amount.currency,
        "source": _source(each.source),
    }


def _source(where: Source) -> Json:
    return {"file": where.file, "line": where.line}
