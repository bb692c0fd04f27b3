"""What earlier bookings teach about the next: when that is sure, and when it is a question."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek import words
from kasboek.core.categorising import Experience
from kasboek.core.categorising import Line
from kasboek.core.categorising import Past
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.saying import Source

FIRST = dt.date(2026, 1, 20)
ODIDO = "NL20INGB0001234567"
SOURCE = Source("books/2026/ing.beancount", 9)
TELECOM, OFFICE, TRAVEL = "Expenses:Telecom", "Expenses:Office", "Expenses:Travel"


def past(
    *amounts: str,
    account: str = TELECOM,
    name: str = "Odido",
    iban: str = ODIDO,
    text: str = "factuur mobiel",
    vat: str = "0",
    vat_account: str = "Assets:VAT",
    since: int = 0,
) -> list[Past]:
    """Return one booking a month of these amounts; `vat` is the VAT of each."""
    return [
        Past(
            FIRST + dt.timedelta(days=30 * (since + month)),
            Decimal(amount),
            "EUR",
            iban,
            name,
            f"{text} {month + 1}",
            account,
            Decimal(vat),
            vat_account if Decimal(vat) else "",
            SOURCE,
        )
        for month, amount in enumerate(amounts)
    ]


def line(
    amount: str = "-30.00",
    name: str = "Odido",
    iban: str = ODIDO,
    text: str = "factuur mobiel 99",
    currency: str = "EUR",
) -> Line:
    """Return the next line."""
    return Line(dt.date(2026, 12, 20), Decimal(amount), currency, iban, name, text)


def told(known: list[Past], new: Line) -> str:
    """Return where a line goes and why, or `?`."""
    found = Experience(known).lesson(new)
    return "?" if found is None else f"{found.place.account}: {words.say(found.reason)}"


def test_as_the_last_fourteen() -> None:
    assert told(past(*["-30.00"] * 14), line()) == (
        "Expenses:Telecom: as the last 14 from Odido, by account number"
    )


@pytest.mark.parametrize(
    ("known", "new", "expected"),
    [
        (past(*["-30.00"] * 3), line(), TELECOM),
        (past(*["-30.00"] * 2), line(), "?"),
        # the amount: from half the smallest to twice the largest
        (past("-30.00", "-40.00", "-30.00"), line("-80.00"), TELECOM),
        (past("-30.00", "-40.00", "-30.00"), line("-80.01"), "?"),
        (past("-30.00", "-40.00", "-30.00"), line("-15.00"), TELECOM),
        (past("-30.00", "-40.00", "-30.00"), line("-14.99"), "?"),
        # money that comes in is another matter, as is another currency
        (past(*["-30.00"] * 9), line("30.00"), "?"),
        (past(*["-30.00"] * 9), line(currency="USD"), "?"),
        # another text
        (past(*["-30.00"] * 9), line(text="boete"), "?"),
        # a number that all have: another one is another contract
        (past(*["-30.00"] * 3, text="polis 55120098"), line(text="polis 55120098 99"), TELECOM),
        (past(*["-30.00"] * 9, text="polis 55120098"), line(text="polis 66341177"), "?"),
        (past(*["-30.00"] * 9, text="polis 5512"), line(text="polis 6634"), TELECOM),
        # the same name with another number may be another party
        (past(*["-30.00"] * 9), line(iban="NL44RABO0123456789"), "?"),
        (past(*["-30.00"] * 9), line(iban=""), TELECOM),
        # many use a provider's account number
        (past(*["-30.00"] * 9), line(name="Coolblue"), "?"),
        # what settles an invoice is decided anew
        (past(*["-30.00"] * 9, account=NOWHERE), line(), "?"),
    ],
)
def test_when_it_is_sure(known: list[Past], new: Line, expected: str) -> None:
    assert told(known, new).partition(": ")[0] == expected


def test_a_change_of_account_needs_twice_the_run_before() -> None:
    before = past(*["-30.00"] * 3, account=OFFICE)
    assert told([*before, *past(*["-30.00"] * 5, since=3)], line()) == "?"
    assert told([*before, *past(*["-30.00"] * 6, since=3)], line()).startswith(TELECOM)


def test_to_and_fro_is_never_sure() -> None:
    known = [
        each
        for number in range(12)
        for each in past("-30.00", account=(OFFICE, TELECOM)[number % 2], since=number)
    ]
    assert told([*known, *past(*["-30.00"] * 9, since=12)], line()) == "?"


def test_a_number_that_many_use_teaches_by_name() -> None:
    """A provider collects for both: the last nine are of Odido, the line is of Coolblue."""
    before = past("-30.00", account=OFFICE, name="Coolblue")
    assert told([*before, *past(*["-30.00"] * 9, since=1)], line(name="Coolblue")) == "?"


def test_the_vat_is_split_at_the_rate_of_all_before() -> None:
    """36.30 at 21 % is 30.00 and 6.30; 48.40 is 40.00 and 8.40."""
    known = [*past("-36.30", "-36.30", vat="-6.30"), *past("-48.40", vat="-8.40", since=2)]
    found = Experience(known).lesson(line("-60.50"))
    assert found is not None
    assert found.place.parts(Decimal("-60.50")) == (
        (TELECOM, Decimal("-50.00")),
        ("Assets:VAT", Decimal("-10.50")),
    )


@pytest.mark.parametrize(
    "odd", [past("-36.30", vat="0", since=3), past("-36.30", vat="-3.00", since=3)]
)
def test_vat_that_differs_is_a_question(odd: list[Past]) -> None:
    assert told([*past(*["-36.30"] * 3, vat="-6.30"), *odd], line("-36.30")) == "?"


def shop(*amounts: str) -> list[Past]:
    """Return visits to a shop that has no account number and no text of its own."""
    return past(*amounts, account=TRAVEL, name="Parkbee", iban="", text="")


def test_a_shop_needs_six_visits_of_like_amounts() -> None:
    new = line("-9.00", "Parkbee", "", "")
    assert told(shop(*["-9.00"] * 5), new) == "?"
    assert told(shop(*["-9.00"] * 6), new) == (
        "Expenses:Travel: as the last 6 from Parkbee, by name"
    )
    assert told(shop(*["-9.00"] * 6), line("-11.26", "Parkbee", "", "")) == "?"
    assert told(shop("-4.00", *["-9.00"] * 8), new) == "?"


def test_branches_of_a_chain_are_one() -> None:
    known = [
        each
        for number, town in enumerate(("1402 Amsterdam", "1521 Delft", "0233 Epe") * 2)
        for each in past(
            "-20.00",
            account=OFFICE,
            name=f"Albert Heijn {town}",
            iban="",
            text="kantine",
            since=number,
        )
    ]
    new = line("-21.00", "Albert Heijn 9999 Utrecht", "", "kantine")
    assert told(known, new) == (
        "Expenses:Office: as the last 6 whose name begins with 'albert heijn'"
    )


def test_a_word_tells_bookings_of_one_party_apart() -> None:
    loan = past(*["-900.00"] * 4, account="Liabilities:Loan", name="Bank", text="aflossing")
    costs = past(*["-900.00"] * 4, account="Expenses:Interest", name="Bank", text="rente")
    known = sorted([*loan, *costs], key=lambda each: each.date)
    new = line("-900.00", "Bank", text="aflossing december")
    assert told(known, new) == (
        "Liabilities:Loan: as the last 4 from Bank with the word 'aflossing'"
    )
    assert told(known, line("-900.00", "Bank", text="iets anders")) == "?"


def test_a_number_tells_two_contracts_of_one_party_apart() -> None:
    car = past(*["-90.00"] * 4, text="premie polis 55120098")
    firm = past(*["-80.00"] * 4, account=OFFICE, text="premie polis 66341177")
    known = sorted([*car, *firm], key=lambda each: each.date)
    assert told(known, line("-80.00", text="premie polis 66341177 5")) == (
        "Expenses:Office: as the last 4 from Odido with number 66341177"
    )
    assert told(known, line("-80.00", text="premie polis 77000000")) == "?"


def test_a_payment_reference_tells_which_tax_is_paid() -> None:
    """Of one tax office: payroll tax of January to June; then the same, and VAT."""
    known = [
        each
        for month in range(1, 7)
        for each in past(
            "-3000.00", name="Belastingdienst", text=f"Kenmerk 0812.3456.7801.60{month}0 ."
        )
    ]
    assert told(known, line("-3000.00", "Belastingdienst", text="8812345678016070")) == "?"
    same = line("-3000.00", "Belastingdienst", text="Kenmerk 8812 3456 7801 6070")
    assert told(known, same).startswith(TELECOM)
    vat = line("-3000.00", "Belastingdienst", text="Kenmerk 8812 3456 7811 6020")
    assert told(known, vat) == "?"
    assert told(known, line("-3000.00", "Belastingdienst", text="Kenmerk")) == "?"
    booked = past(
        "-3000.00", account=OFFICE, name="Belastingdienst", text="Kenmerk 8812345678116020", since=6
    )
    assert told([*known, *booked], same) == (
        "Expenses:Telecom: as the last 6 from Belastingdienst, by payment references like this one"
    )
    assert told([*known, *booked], vat) == "?"


def test_options_name_all_places_the_most_frequent_first() -> None:
    known = [*past("-30.00", account=OFFICE), *past("-30.00", "-31.00", since=1)]
    found = Experience(known).options(line())
    assert [(place.account, count) for place, count, _ in found] == [(TELECOM, 2), (OFFICE, 1)]
