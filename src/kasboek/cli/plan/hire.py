"""`kasboek plan hire`: somebody's salary and what comes with it, as lines of the plan."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kasboek.cli.ahead.afford import Amount
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.plan.planning import Accounts
from kasboek.cli.plan.planning import Rate
from kasboek.cli.plan.planning import percent
from kasboek.cli.plan.planning import refuse_twice
from kasboek.cli.plan.planning import show_or_write
from kasboek.cli.plan.salary import Asked
from kasboek.cli.plan.salary import Used
from kasboek.cli.plan.salary import pay_day
from kasboek.cli.plan.salary import salary_lines
from kasboek.core.accounts import AccountClass
from kasboek.core.planning.hiring import Charges
from kasboek.core.planning.hiring import OwnPayroll
from kasboek.core.planning.hiring import Pay
from kasboek.core.planning.hiring import Rates
from kasboek.core.planning.hiring import own_payroll
from kasboek.core.planning.hiring import pay
from kasboek.core.policy import TaxKind
from kasboek.core.saying import Money
from kasboek.writing.plan_lines import block
from kasboek.writing.plan_lines import line_text

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.core.book import Book

_PAY_DAY = 25
_USUAL = "NL"


@click.command("hire")
@click.argument("name")
@click.option("--salary", type=Amount(), required=True, help="Gross wage per month.")
@click.option("--from", "begin", type=Day(), required=True, help="The first working day.")
@click.option("--until", type=Day(), help="The last working day; else without an end.")
@click.option("--role", default="", help="What they do, for the narration.")
@click.option("--pay-day", type=click.IntRange(1, 31), default=_PAY_DAY, show_default=True)
@click.option("--equipment", type=Amount(), help="What is bought for them on the first day.")
@click.option("--vat", type=Rate(), default=Decimal(), help="VAT in the equipment, as 21%.")
@click.option("--charges", type=Rate(), help="Employer charges; else the ledger's own payroll.")
@click.option("--withheld", type=Rate(), help="Wage tax withheld; else the ledger's own.")
@click.option("--holiday-pay", type=Rate(), help="Holiday pay; else 8 %.")
@click.option("--pension", type=Rate(), help="The employer's part; else the ledger's own.")
@click.option("--pension-own", type=Rate(), help="The employee's part; else the ledger's own.")
@click.option("--scenario", help="Only in this scenario.")
@click.option("--write", is_flag=True, help="Append it to plan.beancount.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def hire(  # noqa: PLR0913, PLR0917 # one parameter per option
    frame: Frame,
    name: str,
    salary: Decimal,
    begin: dt.date,
    until: dt.date | None,
    role: str,
    pay_day: int,
    equipment: Decimal | None,
    vat: Decimal,
    charges: Decimal | None,
    withheld: Decimal | None,
    holiday_pay: Decimal | None,
    pension: Decimal | None,
    pension_own: Decimal | None,
    scenario: str | None,
    *,
    write: bool,
    as_json: bool,
) -> None:
    """Write what NAME will cost as planned lines: salary, charges, holiday pay, equipment.

    Rates come from the options, else from the ledger's own last payroll, else from the dated data
    file of its country; a comment says which. A first or last month in part is paid in part.
    Payroll tax, holiday pay and pension leave the bank when the tax calendar asks for them.
    """
    book = frame.book()
    asked = Asked(name, salary, begin, until, role, pay_day, equipment, vat)
    _sound(frame, book, asked, scenario)
    law = _law(book, begin)
    own = own_payroll(book, law)
    given = {
        "charges": charges,
        "withheld": withheld,
        "holiday_pay": holiday_pay,
        "pension": pension,
        "own": pension_own,
    }
    rates, told = _rates(frame, given, law, own)
    used = _accounts(frame, book, asked, own, rates)
    lines = salary_lines(frame, book, asked, rates, used, scenario)
    ids = [value.strip('"') for line in lines for key, value in line.keys if key == "id"]
    refuse_twice(frame, book, ids)
    month = pay(salary, rates)
    text = block(
        [_title(frame, book, asked, month), *told, *_calendar(frame, book, used)],
        map(line_text, lines),
    )
    path = show_or_write(frame, book, text, write=write)
    if as_json:
        parts = {**month._asdict(), "net": month.net, "cost": month.cost}
        frame.print_json({"path": path, "text": text, "month": parts, "rates": rates._asdict()})
    elif path is None:
        click.echo(text, nl=False)
    else:
        frame.print(frame.tell("plan.written", path=path, name=name))
    frame.finish(frame.book())


def _sound(frame: Frame, book: Book, asked: Asked, scenario: str | None) -> None:
    """Stop where what was asked for cannot be."""
    if asked.until is not None and asked.until < asked.begin:
        frame.stop(Exit.USAGE, "plan.until-before", until=asked.until, begin=asked.begin)
    as_of = frame.day(book)
    if asked.until is not None and asked.until <= as_of:
        frame.stop(Exit.USAGE, "plan.hire-over", until=asked.until, asof=as_of)
    if scenario is not None and scenario not in book.scenarios:
        known = ", ".join(book.scenarios) or "-"
        frame.stop(Exit.USAGE, "cli.unknown-scenario", name=scenario, known=known)


def _law(book: Book, day: dt.date) -> Charges | None:
    """Return the charges of the ledger's country that hold on a day, else its first known ones."""
    from kasboek.reading.facts import charges  # noqa: PLC0415 # `--help` must not wait for Beancount

    wanted = (TaxKind.PAYROLL, TaxKind.VAT)
    named = [tax.country for kind in wanted for tax in book.taxes if tax.kind is kind]
    country = (*named, _USUAL)[0]
    held = sorted((c for c in charges() if c.country == country), key=lambda c: c.valid_from)
    return next((c for c in reversed(held) if c.valid_from <= day), held[0] if held else None)


def _rates(
    frame: Frame,
    given: dict[str, Decimal | None],
    law: Charges | None,
    own: OwnPayroll | None,
) -> tuple[Rates, list[str]]:
    """Return the rates, each from the first place that knows it, and where they came from."""
    known = own.rates._asdict() if own else {}
    found: dict[str, Decimal] = {}
    places: dict[str, list[str]] = {}
    ruled = {"charges": law.rate, "holiday_pay": law.holiday_pay} if law else {}
    for name, option in given.items():
        mine = known.get(name) if name != "holiday_pay" else None
        for place, rate in (("option", option), ("own", mine), ("law", ruled.get(name))):
            if rate is not None:
                found[name] = rate
                if rate:
                    places.setdefault(place, []).append(_rate_told(frame, name, rate))
                break
    for name in ("charges", "holiday_pay"):
        if name not in found:
            frame.stop(Exit.USAGE, f"plan.no-{name.replace('_', '-')}")
    told = [
        frame.tell(
            f"plan.rates-{place}",
            rates=", ".join(rates),
            source=str(own.source) if own else "",
            reference=law.reference if law else "",
            year=law.valid_from.year if law else 0,
        )
        for place, rates in sorted(places.items())
    ]
    if not found.get("withheld"):
        told.append(frame.tell("plan.no-withheld"))
    most = law.maximum if law and "charges" not in known and given["charges"] is None else None
    return Rates(**found, maximum=most), told


def _rate_told(frame: Frame, name: str, rate: Decimal) -> str:
    word = frame.tell(f"plan.rate-{name.replace('_', '-')}")
    return frame.tell("plan.rate", name=word, percent=percent(rate))


def _accounts(frame: Frame, book: Book, asked: Asked, own: OwnPayroll | None, rates: Rates) -> Used:
    """Return the accounts of the ledger's own payroll, else those of each class."""
    first = min(asked.begin, pay_day(asked, asked.begin))
    has = Accounts(frame, book, first, asked.until or asked.begin)
    known = own.accounts if own else {}
    kind = AccountClass

    def pick(key: str, of: AccountClass, option: str, tail: str, *, balance: bool) -> str:
        if key in known:
            return has.named(known[key])
        return has.of(option, of, tail=tail, balance=balance)

    wages = pick("wages", kind.PERSONNEL, "wages", "Expenses:Personnel", balance=False)
    tail = "Liabilities:HolidayPay"
    found = Used(
        wages=wages,
        charges=known.get("charges", wages),
        holiday_cost=known.get("holiday-cost", wages),
        pension_cost=known.get("pension-cost", wages),
        tax=pick("payroll-tax", kind.PAYROLL_TAX, "tax", "Liabilities:PayrollTax", balance=True),
        holiday=pick("holiday-pay", kind.HOLIDAY_PAY, "holiday", tail, balance=True)
        if rates.holiday_pay
        else "",
        pension=pick("pension", kind.PENSION, "pension", "Liabilities:Pension", balance=True)
        if rates.pension or rates.own
        else "",
        cash=pick("pay", kind.CASH, "cash", "Assets:Bank", balance=True),
    )
    has.ask()
    return found


def _title(frame: Frame, book: Book, asked: Asked, month: Pay) -> str:
    return frame.tell(
        "plan.hire",
        name=asked.name,
        salary=Money(month.gross, book.currency),
        cost=Money(month.cost, book.currency),
        net=Money(month.net, book.currency),
        date=asked.begin,
    )


def _calendar(frame: Frame, book: Book, used: Used) -> list[str]:
    """Ask for the tax directives without which what is reserved never leaves the bank."""
    held = {tax.kind for tax in book.taxes}
    wanted = (
        (TaxKind.PAYROLL, "monthly", used.tax),
        (TaxKind.HOLIDAY_PAY, "yearly", used.holiday),
        (TaxKind.PENSION, "monthly", used.pension),
    )
    return [
        frame.tell("plan.no-calendar", kind=kind.value, rhythm=rhythm, account=account)
        for kind, rhythm, account in wanted
        if account and kind not in held
    ]
