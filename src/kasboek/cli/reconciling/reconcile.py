"""`kasboek reconcile`: statement against ledger per account, what waits, and who signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.reconciling.reconcile_tables import print_reconciliation
from kasboek.cli.reconciling.signing import sign
from kasboek.core.position.reconciling import reconciliation
from kasboek.core.shapes import shape_reconciling as shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.position.reconciling import Line
    from kasboek.core.position.reconciling import Reconciliation

_COLUMNS = (
    *("account", "currency", "statement_date", "statement", "ledger", "difference", "later"),
    *("unmatched", "unmatched_since", "signed_until", "signed_by", "signed_on", "signed_holds"),
)


@click.command("reconcile")
@click.argument("accounts", nargs=-1, metavar="[ACCOUNT]...")
@click.option("--sign", "signs", is_flag=True, help="Sign what agrees, in the ledger.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(
    frame: Frame, accounts: tuple[str, ...], *, signs: bool, as_json: bool, as_csv: bool
) -> None:
    """Hold each statement against the ledger: the difference, what waits and since when.

    ACCOUNT leaves the others out; without any, all accounts with statements are shown.

    --sign writes custom "reconciled" for each, by whom git says you are. It is refused, with code
    3, to who has no role "reconciliation", and where an account differs or its statement is older
    than policy bank-data-age allows; then nothing is signed.

    \b
    kasboek reconcile
    kasboek reconcile --sign Assets:Bank:ING
    """  # noqa: D301 # click wants the character \b, not the two letters
    if signs and frame.as_of is not None:
        frame.stop(Exit.USAGE, "reconcile.sign-as-of")
    book = frame.book()
    found = _chosen(frame, reconciliation(book, frame.day(book)), accounts)
    signed = sign(frame, book, found) if signs else []
    if signed:
        book = frame.reload()
        found = _chosen(frame, reconciliation(book, frame.day(book)), accounts)
    if as_json:
        told = {"signed": [each.shape() for each in signed]} if signs else {}
        frame.print_json(shape.reconciliation(found) | told)
    elif as_csv:
        frame.print_csv(_COLUMNS, _rows(found.lines))
    else:
        print_reconciliation(frame, book, found)
        for each in signed:
            frame.print(each.says())
        if signs and not signed:
            frame.print(frame.tell("reconcile.all-signed"))
    frame.finish(book)


def _chosen(frame: Frame, found: Reconciliation, accounts: tuple[str, ...]) -> Reconciliation:
    known = list(dict.fromkeys(line.account for line in found.lines))
    for name in accounts:
        if name not in known:
            frame.stop(Exit.USAGE, "reconcile.unknown", account=name, known=", ".join(known) or "-")
    if not accounts:
        return found
    lines = tuple(line for line in found.lines if line.account in accounts)
    return found._replace(lines=lines, elsewhere=())


def _rows(lines: Iterable[Line]) -> Iterable[list[object]]:
    for line in lines:
        said, by = line.statement, line.signed
        since = min((each.date for each in line.waiting), default="")
        yield [
            line.account,
            line.currency,
            said.day if said else "",
            said.number if said else "",
            line.ledger,
            "" if line.difference is None else line.difference,
            line.later,
            len(line.waiting),
            since,
            *((by.until, by.person, by.date, line.holds) if by else ("", "", "", "")),
        ]
