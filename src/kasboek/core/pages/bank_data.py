"""How far the bank's data reaches, account by account, and whether the ledger agrees with it."""

from __future__ import annotations

from collections import defaultdict

from kasboek.core.alerts.data_age import Age
from kasboek.core.alerts.data_age import ages
from kasboek.core.pages.look import Look
from kasboek.core.position.reconciling import Line
from kasboek.core.position.reconciling import reconciliation
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day


def bank_data(look: Look, say: Say) -> list[Json]:
    """Write each account's age, and how it stands against its last statement.

    `agrees` is null where there is no statement, and false where the ledger has something else
    than the statement, or than somebody signed; `reconciled` says it, a sentence per currency.
    `to_sign` tells that it agrees and nobody has signed for the last statement.
    """
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for line in reconciliation(look.book, look.day).lines:
        if line.statement is not None:
            lines[line.account].append(line)
    return [_account(one, lines[one.account], say) for one in ages(look.at, look.calendar)]


def _account(one: Age, lines: list[Line], say: Say) -> Json:
    return {
        "account": one.account,
        "until": day(one.until),
        "days": one.days,
        "stale": one.stale,
        "says": say(_age(one)),
        "agrees": all(_sound(line) for line in lines) if lines else None,
        "reconciled": [say(_reconciled(line)) for line in lines],
        "to_sign": any(_sound(line) and not line.is_signed for line in lines),
    }


def _age(one: Age) -> Saying:
    if one.until is None:
        return saying("looks.data-none")
    if one.stale:
        return saying("looks.data-stale", until=one.until, days=one.days, limit=one.limit)
    return saying("looks.data-fresh", until=one.until, days=one.days)


def _sound(line: Line) -> bool:
    return line.agrees and line.broken is None


def _reconciled(line: Line) -> Saying:
    statement, signed, differs = line.statement, line.signed, line.difference
    assert statement is not None  # the others were left out
    assert differs is not None  # as it has a statement
    if differs:
        amount = Money(abs(differs), line.currency)
        return saying("looks.statement-differs", date=statement.day, amount=amount)
    if signed is None:
        return saying("looks.statement-agrees", date=statement.day)
    if line.broken is not None:
        return saying("looks.statement-changed", date=signed.until, person=signed.person)
    if line.is_signed:
        return saying("looks.statement-signed", date=signed.until, person=signed.person)
    return saying("looks.statement-newer", date=statement.day, until=signed.until)
