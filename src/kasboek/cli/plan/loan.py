"""`kasboek plan loan`: a loan's schedule as lines of the plan, or as one directive."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

import click

from kasboek.cli.ahead.afford import Amount
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.frame import spoken
from kasboek.cli.plan.planning import Accounts
from kasboek.cli.plan.planning import Months
from kasboek.cli.plan.planning import Rate
from kasboek.cli.plan.planning import percent
from kasboek.cli.plan.planning import refuse_twice
from kasboek.cli.plan.planning import show_or_write
from kasboek.core.accounts import AccountClass
from kasboek.core.plan import LoanKind
from kasboek.core.planning.loans import Instalment
from kasboek.core.planning.loans import RateChange
from kasboek.core.planning.loans import Schedule
from kasboek.core.planning.loans import cents
from kasboek.core.planning.loans import scheduled
from kasboek.core.saying import Money
from kasboek.writing.plan_lines import Leg
from kasboek.writing.plan_lines import Line
from kasboek.writing.plan_lines import block
from kasboek.writing.plan_lines import line_text
from kasboek.writing.plan_lines import option_text
from kasboek.writing.plan_lines import plan_id
from kasboek.writing.text import amount as written
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    from kasboek.core.book import Book

_DIRECTIVE = "directive"


class Change(click.ParamType):  # type: ignore[type-arg] # generic only in newer clicks
    """A new rate from a day on, written 2028-01-01=0.071."""

    name = "date=rate"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> RateChange:
        """Read the day and the rate."""
        day, equals, rate = str(value).partition("=")
        if not equals:
            self.fail(spoken(ctx).tell("plan.no-change", text=str(value)), param, ctx)
        return RateChange(Day().convert(day, param, ctx), Rate().convert(rate, param, ctx))


class Accounted(NamedTuple):
    """The accounts of a loan."""

    cash: str
    liability: str
    interest: str


@click.command("loan")
@click.argument("name")
@click.argument("amount", type=Amount())
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in LoanKind]),
    required=True,
    help="annuity: the same every month; linear: the same repayment; bullet: all at the end.",
)
@click.option("--rate", type=Rate(), required=True, help="Yearly interest: 0.062 or 6.2%.")
@click.option("--months", type=Months(1), required=True, help="Months from start to end.")
@click.option("--interest-only", type=Months(0), default=0, help="First months without repayment.")
@click.option("--balloon", type=Amount(), help="Part that the last month repays on top.")
@click.option(
    "--rate-change",
    "changes",
    type=Change(),
    multiple=True,
    metavar="DATE=RATE",
    help="A new rate for months that begin on this day or later; may be repeated.",
)
@click.option("--start", type=Day(), help="The day the money comes; else the first day ahead.")
@click.option("--account", help="The bank account; else the one most used.")
@click.option("--liability", help="The loan's account; else the ledger's own of that class.")
@click.option("--interest", help="The account of its interest; else the ledger's own.")
@click.option(
    "--as",
    "form",
    type=click.Choice(("lines", _DIRECTIVE)),
    default="lines",
    show_default=True,
    help="A line per month, to edit; or one loan directive, where that says it all.",
)
@click.option("--write", is_flag=True, help="Append it to plan.beancount.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def loan(  # noqa: PLR0913, PLR0917 # one parameter per option
    frame: Frame,
    name: str,
    amount: Decimal,
    kind: str,
    rate: Decimal,
    months: int,
    interest_only: int,
    balloon: Decimal | None,
    changes: tuple[RateChange, ...],
    start: dt.date | None,
    account: str | None,
    liability: str | None,
    interest: str | None,
    form: str,
    *,
    write: bool,
    as_json: bool,
) -> None:
    """Write the schedule of loan NAME of AMOUNT as planned lines, interest and principal apart.

    The first instalment is one month after --start. Lines before the bank data's last day are left
    out, as they are paid. A changed rate makes an annuity anew over what is left. The principal
    adds up to the loan to the cent.
    """
    book = frame.book()
    as_of = frame.day(book)
    day = start or as_of + dt.timedelta(days=1)
    whole, last = cents(amount), cents(balloon or Decimal())
    terms = Schedule(whole, LoanKind(kind), rate, months, day, interest_only, last, changes)
    parts = scheduled(_sound(frame, terms))
    if parts[-1].date <= as_of:
        frame.stop(Exit.USAGE, "plan.loan-over", name=name, last=parts[-1].date, asof=as_of)
    used = _accounts(frame, book, parts, account, liability, interest, as_of)
    if form == _DIRECTIVE:
        text = _directive(frame, book, name, terms, used)
    else:
        text = _lines(frame, book, name, terms, parts, used)
    path = show_or_write(frame, book, text, write=write)
    if as_json:
        frame.print_json(_shape(text, path, parts))
    elif path is None:
        click.echo(text, nl=False)
    else:
        frame.print(frame.tell("plan.written", path=path, name=name))
    frame.finish(frame.book())


def _sound(frame: Frame, terms: Schedule) -> Schedule:
    """Return the terms, or stop where they contradict each other."""
    if terms.interest_only >= terms.months and terms.interest_only:
        only, months = terms.interest_only, terms.months
        frame.stop(Exit.USAGE, "plan.never-repaid", only=only, months=months)
    if terms.balloon and terms.kind is LoanKind.BULLET:
        frame.stop(Exit.USAGE, "plan.balloon-bullet")
    if terms.balloon >= terms.amount:
        currency = frame.book().currency
        balloon, whole = Money(terms.balloon, currency), Money(terms.amount, currency)
        frame.stop(Exit.USAGE, "plan.balloon-large", balloon=balloon, amount=whole)
    last = scheduled(terms)[-1].date
    for change in terms.changes:
        if not terms.date < change.date < last:
            first = terms.date
            frame.stop(Exit.USAGE, "plan.change-outside", day=change.date, first=first, last=last)
    return terms


def _accounts(  # noqa: PLR0913, PLR0917 # the three options and what they are for
    frame: Frame,
    book: Book,
    parts: tuple[Instalment, ...],
    cash: str | None,
    liability: str | None,
    interest: str | None,
    as_of: dt.date,
) -> Accounted:
    first = max(parts[0].date, as_of + dt.timedelta(days=1))
    has = Accounts(frame, book, first, parts[-1].date)
    debt = (AccountClass.LONG_TERM_DEBT, AccountClass.SHORT_TERM_DEBT)
    kind, cost = AccountClass.CASH, AccountClass.INTEREST
    found = Accounted(
        has.named(cash) if cash else has.of("--account", kind, tail="Assets:Bank", balance=True),
        has.named(liability)
        if liability
        else has.of("--liability", *debt, tail="Liabilities:Loan", balance=True),
        has.named(interest) if interest else has.of("--interest", cost, tail="Expenses:Interest"),
    )
    has.ask()
    return found


def _lines(  # noqa: PLR0913, PLR0917 # what a schedule is written from
    frame: Frame,
    book: Book,
    name: str,
    terms: Schedule,
    parts: tuple[Instalment, ...],
    used: Accounted,
) -> str:
    as_of, currency = frame.day(book), book.currency
    lines = []
    legs: tuple[Leg, ...]
    if terms.date > as_of:
        told = frame.tell("plan.drawn")
        legs = (
            Leg(used.cash, terms.amount, currency),
            Leg(used.liability, -terms.amount, currency),
        )
        lines.append(Line(terms.date, name, told, _keys(name, "000"), legs))
    for part in parts:
        if part.date > as_of:
            told = frame.tell("plan.instalment", number=part.number, months=terms.months)
            paid = part.principal + part.interest
            legs = (
                Leg(used.liability, part.principal, currency),
                Leg(used.interest, part.interest, currency),
                Leg(used.cash, -paid, currency),
            )
            if paid:
                keys = _keys(name, f"{part.number:03d}")
                lines.append(Line(part.date, name, told, keys, legs))
    refuse_twice(frame, book, (plan_id("loan", name, f"{n:03d}") for n in range(len(parts) + 1)))
    comments = [_told(frame, book, name, terms)]
    if gone := sum(part.date <= as_of for part in parts):
        comments.append(frame.tell("plan.left-out", count=gone, day=as_of))
    return block(comments, map(line_text, lines))


def _keys(name: str, number: str) -> tuple[tuple[str, str], ...]:
    named = option_text(plan_id("loan", name, number))
    return (("id", named), ("roll", '"following"'), ("certainty", '"committed"'))


def _told(frame: Frame, book: Book, name: str, terms: Schedule) -> str:
    return frame.tell(
        "plan.loan",
        name=name,
        amount=Money(terms.amount, book.currency),
        kind=frame.tell(f"plan.kind-{terms.kind.value}"),
        percent=percent(terms.rate),
        months=terms.months,
    )


def _directive(frame: Frame, book: Book, name: str, terms: Schedule, used: Accounted) -> str:
    """Return the loan as one directive, which knows neither a balloon nor another rate."""
    if terms.balloon or terms.changes:
        frame.stop(Exit.USAGE, "plan.no-directive")
    for known in book.loans:
        if known.name == name:
            frame.stop(Exit.USAGE, "plan.loan-twice", name=name, source=str(known.source))
    only = f"  interest-only: {terms.interest_only}\n" if terms.interest_only else ""
    whole = f"{written(terms.amount)} {book.currency}"
    return (
        f'{terms.date} custom "loan" {quoted(name)} {used.liability} {whole}'
        f' "{terms.kind.value}"\n'
        f"  rate: {terms.rate:f}\n  months: {terms.months}\n{only}  account: {used.cash}\n"
    )


def _shape(text: str, path: str | None, parts: tuple[Instalment, ...]) -> dict[str, object]:
    return {
        "path": path,
        "text": text,
        "instalments": [part._asdict() for part in parts],
        "interest": sum((part.interest for part in parts), Decimal()),
        "principal": sum((part.principal for part in parts), Decimal()),
    }
