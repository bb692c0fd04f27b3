"""Which items a payment settles: one row per case, the books in the rows above it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek import words
from kasboek.core.matching import Candidate
from kasboek.core.matching import Matcher
from kasboek.core.matching import Nothing
from kasboek.core.matching import Payment
from kasboek.core.matching import Question
from kasboek.core.matching import Settles
from kasboek.core.matching import Tolerance
from kasboek.core.matching import match
from kasboek.core.matching.subsets import by_chance
from kasboek.core.matching.subsets import sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.matching import Verdict

DAY = dt.date(2026, 10, 1)
LIMIT = Tolerance(Decimal(5), "EUR", "Expenses:Bank")
JANSEN, ROOS, FRAMES = "NL20INGB0001234567", "NL44RABO0123456789", "DE89370400440532013000"
CAFE = "NL77ABNA0000000177"
IBANS = {"Jansen": JANSEN, "Roos": ROOS, "Frames & Co": FRAMES, "Café 't Hoekje": CAFE}


def item(
    number: str,
    amount: str,
    who: str = "Jansen",
    *,
    receivable: bool = True,
    currency: str = "EUR",
    on_account: tuple[str, ...] = (),
    day: dt.date = dt.date(2026, 9, 1),
) -> Candidate:
    """Return an item by its number, signed as the payment that closes it."""
    kind, account = (
        ("invoice", "Assets:Receivable") if receivable else ("bill", "Liabilities:Payable")
    )
    values = (f"{kind}/{who}/{number}", number, receivable, who, account, day)
    rest = (Decimal(amount), currency, (IBANS[who],), (who, f"{who} BV"))
    given = tuple(map(Decimal, on_account))
    return Candidate(*values, day + dt.timedelta(days=30), *rest, given)


def bill(number: str, amount: str, who: str = "Frames & Co") -> Candidate:
    """Return a bill."""
    return item(number, f"-{amount}", who, receivable=False)


def paid(
    amount: str, text: str, iban: str = "", name: str = "", *, currency: str = "EUR"
) -> Payment:
    """Return a payment."""
    return Payment(f"{amount} {text}", DAY, Decimal(amount), currency, iban, name, text)


def only(items: Sequence[Candidate], payment: Payment) -> Verdict:
    """Return the verdict on one payment."""
    return match([payment], items, LIMIT)[0]


def told(verdict: Verdict) -> str:
    """Write a verdict short: its reason, and what goes where; after `?` what may be."""
    if isinstance(verdict, Settles):
        return f"{_key(verdict)} {_parts(verdict)}"
    key = verdict.why.key.removeprefix("matching.")
    if isinstance(verdict, Nothing):
        return f"- {key}"
    return f"? {key}" + "".join(f" | {_parts(option)}" for option in verdict.options)


def _key(settles: Settles) -> str:
    return settles.evidence.key.removeprefix("matching.")


def _parts(settles: Settles) -> str:
    parts = [f"{each.item.rpartition('/')[2]} {each.amount}" for each in settles.parts]
    if settles.difference:
        parts.append(f"{settles.account} {settles.difference}")
    return ", ".join(parts)


BOOKS = (
    item("2026-0411", "100.00"),
    item("2026-0412", "1210.45"),
    item("2026-0413", "60.10", "Roos"),
    item("2026-0400", "0.00"),
    item("2026-0401", "0.00"),
    item("2026-0415", "33.20", "Café 't Hoekje"),
    bill("F-881234", "75.20"),
    bill("F-881300", "310.05"),
)
"""What Jansen, Roos, a café and Frames & Co have open; 2026-0400 and -0401 of Jansen are paid."""


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        # an exact reference, as people and their programs write it
        (paid("1210.45", "Factuur 2026-0412"), "named-other 2026-0412 1210.45"),
        (paid("1210.45", "fact 2026-0412", JANSEN), "named 2026-0412 1210.45"),
        (paid("1210.45", "inv 2026/0412 jansen", JANSEN), "named 2026-0412 1210.45"),
        (paid("1210.45", "RF8920260412"), "named-other 2026-0412 1210.45"),
        (paid("1210.45", "RF89 2026 0412"), "named-other 2026-0412 1210.45"),
        (paid("1210.45", "8000000020260412"), "named-other 2026-0412 1210.45"),
        (
            paid("1310.45", "2026-0411 en 2026-0412"),
            "named-other 2026-0411 100.00, 2026-0412 1210.45",
        ),
        (paid("-75.20", "F-881234"), "named-other-out F-881234 -75.20"),
        # digits that are a day count only together with who pays
        (paid("1210.45", "20260412"), "? weak | 2026-0412 1210.45"),
        (paid("1210.45", "20260412", JANSEN), "named 2026-0412 1210.45"),
        # another number goes on from it
        (paid("1210.45", "2026-0412-7"), "- nobody"),
        # a typo: one slip away, and the amount is exact of who pays
        (paid("1210.45", "fact 2026-0402", JANSEN), "exact-slip 2026-0412 1210.45"),
        (paid("1210.45", "fact 2026-042", JANSEN), "exact-slip 2026-0412 1210.45"),
        # a number that would come after all of the books: perhaps not entered yet
        (paid("1210.45", "fact 2026-0521", JANSEN), "? strange | 2026-0412 1210.45"),
        # one pays for another: the number and the amount are exact
        (paid("60.10", "2026-0413", JANSEN), "named-other 2026-0413 60.10"),
        (paid("50.00", "2026-0413", JANSEN), "? of-another | 2026-0413 50.00"),
        # nothing is named: number or exact name, and the amount
        (paid("1210.45", "dank u wel", JANSEN), "exact-iban 2026-0412 1210.45"),
        (paid("1210.45", "", "", "JANSEN B.V."), "exact-name 2026-0412 1210.45"),
        (paid("1210.45", "", "", "Janssen"), "- nobody"),
        # a payment order has no accents
        (paid("33.20", "", "", "CAFE 'T HOEKJE B.V."), "exact-name 2026-0415 33.20"),
        (paid("1310.45", "alles", JANSEN), "set-all 2026-0411 100.00, 2026-0412 1210.45"),
        (paid("999.00", "dank", JANSEN), "? no-sum"),
        # number and name of different parties
        (paid("60.10", "", JANSEN, "Roos"), "- nobody"),
        # in part, too much, a fee taken off
        (paid("500.00", "2026-0412 deel 1", JANSEN), "named-part 2026-0412 500.00"),
        (
            paid("1205.45", "2026-0412", JANSEN),
            "named-difference 2026-0412 1210.45, Expenses:Bank -5.00",
        ),
        (
            paid("95.00", "2026-0411", JANSEN),
            "named-difference 2026-0411 100.00, Expenses:Bank -5.00",
        ),
        (paid("1204.45", "2026-0412", JANSEN), "named-part 2026-0412 1204.45"),
        (
            paid("1260.45", "2026-0412", JANSEN),
            "? too-much | 2026-0412 1210.45, Assets:Receivable 50.00",
        ),
        (
            paid("70.10", "2026-0413", ROOS),
            "named-too-much 2026-0413 60.10, Assets:Receivable 10.00",
        ),
        (paid("58.10", "dank", ROOS), "only 2026-0413 60.10, Expenses:Bank -2.00"),
        (paid("50.10", "dank", ROOS), "? no-sum | 2026-0413 50.10"),
        # a fee is taken off what comes, not what goes; whose number it is must be known
        (paid("-73.20", "F-881234", "", "Someone"), "? of-unknown | F-881234 -73.20"),
        # paid already: twice, or money that goes back
        (paid("100.00", "2026-0400", JANSEN), "? paid | 2026-0411 100.00"),
        (paid("350.00", "2026-0400", JANSEN), "? paid"),
        (paid("-350.00", "terug 2026-0400", JANSEN), "? back | 2026-0400 -350.00"),
        (paid("-950.00", "storno 2026-0400 2026-0401", JANSEN), "? back"),
        (paid("-1210.45", "2026-0412", JANSEN), "? other-way"),
        # a refund that looks like a sale
        (paid("60.10", "terugbetaling", ROOS), "? refund | 2026-0413 60.10"),
        (paid("75.20", "retour", FRAMES), "- nothing-open"),
        # named, but the amount is exactly something else
        (paid("100.00", "2026-0412", JANSEN), "? two | 2026-0412 100.00 | 2026-0411 100.00"),
        (paid("60.10", "2026-0411", ROOS), "exact-slip 2026-0413 60.10"),
        # another currency
        (paid("1210.45", "2026-0412", JANSEN, currency="USD"), "? currency"),
        (paid("1210.45", "dank", JANSEN, currency="USD"), "- nothing-open"),
    ],
    ids=lambda each: each if isinstance(each, str) else f"{each.amount} {each.text} {each.iban}",
)
def test_evidence_in_its_order(payment: Payment, expected: str) -> None:
    assert told(only(BOOKS, payment)) == expected


def test_two_invoices_of_one_amount_are_a_question_that_shows_both() -> None:
    books = [item("2026-0411", "100.00"), item("2026-0412", "100.00"), item("2026-0413", "7.00")]
    assert told(only(books, paid("100.00", "dank", JANSEN))) == (
        "? several | 2026-0411 100.00 | 2026-0412 100.00"
    )
    assert told(only(books, paid("100.00", "nr 412", JANSEN))) == "exact-ending 2026-0412 100.00"


def test_what_is_named_too_is_in_the_set_that_is_paid() -> None:
    """Two invoices of 100 and a credit note of 12.34: only the text tells which is paid."""
    books = [item("2026-0411", "100.00"), item("2026-0412", "100.00"), item("C2026-09", "-12.34")]
    assert told(only(books, paid("87.66", "2026-0412 minus creditnota", JANSEN))) == (
        "set-named 2026-0412 100.00, C2026-09 -12.34"
    )
    assert told(only(books, paid("87.66", "minus creditnota", JANSEN))).startswith("? several")


def test_a_sum_of_some_that_may_be_chance_is_a_question() -> None:
    """Of twelve amounts of whole euros many sums are near; of three in cents none is by chance."""
    round_ones = [item(f"2026-04{n}", f"{n * 10}.00") for n in range(11, 23)]
    assert told(only(round_ones, paid("3000.00", "", JANSEN))).startswith("? ")
    odd = [item("2026-0411", "113.37"), item("2026-0412", "2018.45"), item("2026-0413", "911.02")]
    assert told(only(odd, paid("1024.39", "", JANSEN))) == (
        "set 2026-0411 113.37, 2026-0413 911.02"
    )


def test_too_many_to_prove_is_a_question_with_those_of_the_amount() -> None:
    books = [item(f"2026-{n:04}", "100.00") for n in range(400, 430)]
    assert told(only(books, paid("100.00", "", JANSEN))) == (
        "? too-many | 2026-0400 100.00 | 2026-0401 100.00 | 2026-0402 100.00"
    )
    assert told(only(books, paid("100.00", "2026-0417", JANSEN))) == "named 2026-0417 100.00"


@pytest.mark.parametrize(
    ("on_account", "expected"),
    [
        ((), "exact-iban 2026-0411 100.00"),
        (("30.00",), "exact-iban 2026-0411 100.00"),
        (("100.00",), "? on-account | 2026-0411 100.00"),
        (("97.00",), "? on-account | 2026-0411 100.00"),
        (("40.00", "60.00"), "? on-account | 2026-0411 100.00"),
        (("350.00",), "? on-account | 2026-0411 100.00"),
    ],
)
def test_money_on_account_is_a_doubt_about_what_it_may_have_paid(
    on_account: tuple[str, ...], expected: str
) -> None:
    books = [
        item("2026-0411", "100.00", on_account=on_account),
        item("2026-0412", "250.00", on_account=on_account),
    ]
    assert told(only(books, paid("100.00", "dank", JANSEN))) == expected


def test_what_one_payment_names_no_other_takes_for_its_amount() -> None:
    payments = [paid("100.00", "dank", JANSEN), paid("100.00", "2026-0411", JANSEN)]
    verdicts = match(payments, [item("2026-0411", "100.00")], LIMIT)
    assert [told(each) for each in verdicts] == [
        "? elsewhere | 2026-0411 100.00",
        "named 2026-0411 100.00",
    ]


def test_what_is_settled_is_gone_for_those_after_it() -> None:
    books = [item("2026-0411", "100.00")]
    payments = [paid("60.00", "2026-0411 a", JANSEN), paid("40.00", "2026-0411 b", JANSEN)]
    again = paid("40.00", "2026-0411 c", JANSEN)
    assert [told(each) for each in match([*payments, again], books, LIMIT)] == [
        "named-part 2026-0411 60.00",
        "named 2026-0411 40.00",
        "? paid",
    ]


def test_one_number_of_two_parties() -> None:
    books = [bill("2026-001", "80.00"), bill("2026-001", "80.00", "Roos")]
    assert told(only(books, paid("-80.00", "2026-001", FRAMES))) == "named 2026-001 -80.00"
    unknown = only(books, paid("-80.00", "2026-001"))
    assert isinstance(unknown, Question)
    assert [option.counterparty for option in unknown.options] == ["Frames & Co", "Roos"]


def test_instalments_of_one_number_are_paid_together() -> None:
    later = item("2026-0411", "50.00")._replace(id="invoice/Jansen/2026-0411/2")
    verdict = only([item("2026-0411", "50.00"), later], paid("100.00", "2026-0411", JANSEN))
    assert isinstance(verdict, Settles)
    assert [part.amount for part in verdict.parts] == [Decimal(50), Decimal(50)]


def test_an_invoice_dated_after_the_payment_is_asked_about() -> None:
    books = [item("2026-0499", "100.00", day=DAY + dt.timedelta(days=5))]
    assert told(only(books, paid("100.00", "2026-0499", JANSEN))) == "? later"
    assert told(only(books, paid("100.00", "dank", JANSEN))) == "- nothing-open"


def batch(amount: str, *details: Payment) -> Payment:
    """Return several payments as one line of the bank."""
    return paid(amount, "SEPA batch")._replace(details=details)


def test_a_batch_is_settled_whole_or_not_at_all() -> None:
    one = paid("-75.20", "F-881234", FRAMES)
    two = paid("-310.05", "F-881300", FRAMES)
    assert told(only(BOOKS, batch("-385.25", one, two))) == (
        "batch F-881234 -75.20, F-881300 -310.05"
    )
    unknown = paid("-310.05", "wat dan ook")
    assert told(only(BOOKS, batch("-385.25", one, unknown))) == "? batch-unsure"
    assert told(only(BOOKS, batch("-400.00", one, two))) == "? batch-unsure"


def test_a_batch_of_salaries_has_nothing_to_do_with_items() -> None:
    people = [paid("-2000.00", "salaris", name="Bram"), paid("-2500.00", "salaris", name="Anna")]
    assert told(only(BOOKS, batch("-4500.00", *people))) == "- nobody"


def test_a_part_that_nobody_named_is_not_called_named() -> None:
    """Roos has one item open, of 60.10, and the text says nothing."""
    verdict = only(BOOKS, paid("5.00", "test", ROOS))
    assert isinstance(verdict, Question)
    told_why, told_part = verdict.why, verdict.options[0].evidence
    assert [words.say(told_why, lang) for lang in ("en", "nl")] == [
        "Roos has 1 open item, which is not € 5.00; say what it pays",
        "Roos heeft 1 open post, en die is niet € 5,00; zeg wat dit betaalt",
    ]
    assert [words.say(told_part, lang) for lang in ("en", "nl")] == [
        "2026-0413: all that Roos has open; € 5.00 of it is paid, € 55.10 stays open",
        "2026-0413: alles wat Roos open heeft staan; € 5,00 is betaald, € 55,10 blijft open",
    ]


@pytest.mark.parametrize(
    ("payment", "en", "nl"),
    [
        (
            paid("-85.20", "F-881234", FRAMES),
            (
                "F-881234 is named with € 75.20 open, € 85.20 was paid, and more of Frames & Co is"
                " open; say where the rest goes"
            ),
            (
                "F-881234 wordt genoemd met € 75,20 open, € 85,20 is betaald, en van Frames & Co"
                " staat meer open; zeg waar de rest heen gaat"
            ),
        ),
        (
            paid("-80.00", "F-881234", FRAMES, currency="USD"),
            (
                "F-881234 is in EUR, and $ 80.00 is in another currency; book it with the amount it"
                " settles in EUR"
            ),
            (
                "F-881234 is in EUR, en $ 80,00 is in een andere valuta; boek het met het bedrag"
                " dat het in EUR aflettert"
            ),
        ),
    ],
)
def test_a_question_about_a_bill_says_what_was_paid(payment: Payment, en: str, nl: str) -> None:
    """Money that went out did not come."""
    verdict = only(BOOKS, payment)
    assert isinstance(verdict, Question)
    assert [words.say(verdict.why, lang) for lang in ("en", "nl")] == [en, nl]


def test_a_batch_that_is_a_question_takes_nothing() -> None:
    matcher = Matcher(BOOKS, LIMIT)
    matcher.decide(batch("-400.00", paid("-75.20", "F-881234"), paid("-324.80", "huur")))
    assert told(matcher.decide(paid("-75.20", "F-881234"))) == "named-other-out F-881234 -75.20"


def test_credit_notes_are_paid_back_or_taken_off() -> None:
    books = [item("2026-0411", "100.00"), item("C2026-07", "-12.10")]
    assert told(only(books, paid("-12.10", "creditnota C2026-07", JANSEN))) == (
        "named C2026-07 -12.10"
    )
    assert told(only(books, paid("87.90", "", JANSEN))) == (
        "set-all 2026-0411 100.00, C2026-07 -12.10"
    )
    assert told(
        only(
            [item("F-C0001", "9.00", "Frames & Co", receivable=False)],
            paid("9.00", "retour F-C0001"),
        )
    ) == ("named-other F-C0001 9.00")


def test_without_a_policy_no_difference_is_booked() -> None:
    verdict = match([paid("95.00", "2026-0411", JANSEN)], [item("2026-0411", "100.00")])[0]
    assert told(verdict) == "named-part 2026-0411 95.00"


AMOUNTS = st.lists(st.integers(-500, 500).filter(bool), min_size=1, max_size=9)


@given(AMOUNTS, st.integers(-900, 900))
def test_the_number_of_sums_is_exact(cents: list[int], total: int) -> None:
    """Held against going through every set."""
    count = 0
    for mask in range(1, 2 ** len(cents)):
        count += sum(c for at, c in enumerate(cents) if mask >> at & 1) == total
    found = sums([Decimal(c) / 100 for c in cents], Decimal(total) / 100)
    assert found is not None
    assert found.number == count
    for each in found.sets:
        assert sum(cents[at] for at in each) == total


@given(AMOUNTS, st.integers(1, 900), st.sampled_from(["", "2026-0401", "2026-0402 2026-0403"]))
def test_parts_and_difference_are_the_payment(cents: list[int], total: int, text: str) -> None:
    books = [item(f"2026-04{n:02}", str(Decimal(c) / 100)) for n, c in enumerate(cents)]
    verdict = only(books, paid(str(Decimal(total) / 100), text, JANSEN))
    answers = verdict.options if isinstance(verdict, Question) else [verdict]
    for each in answers:
        if isinstance(each, Settles):
            whole = sum((part.amount for part in each.parts), each.difference)
            assert whole == Decimal(total) / 100


def test_who_paid_before_a_credit_note_paid_the_whole() -> None:
    """100 was open on 1 October; 20 was credited that day, so 80 is left."""
    credited = item("2026-0101", "80")._replace(credited=((DAY, Decimal(20)),))
    others = [credited, item("2026-0102", "500")]
    assert told(only(others, paid("100", "2026-0101", JANSEN))) == (
        "named-before-credit 2026-0101 100"
    )
    before = credited._replace(credited=((dt.date(2026, 9, 20), Decimal(20)),))
    assert told(only([before, others[1]], paid("100", "2026-0101", JANSEN))).startswith("?")
    assert told(only(others, paid("80", "2026-0101", JANSEN))) == "named 2026-0101 80"


def test_what_was_credited_after_payment_can_be_paid_back_in_the_same_run() -> None:
    credited = item("2026-0101", "80")._replace(credited=((DAY, Decimal(20)),))
    run = [paid("100", "2026-0101", JANSEN), paid("-20", "terugbetaling", JANSEN)]
    assert [told(each) for each in match(run, [credited], LIMIT)] == [
        "named-before-credit 2026-0101 100",
        "exact-iban 2026-0101 -20",
    ]


def test_the_number_of_a_credit_note_is_known() -> None:
    left = item("2026-0101", "-20")
    refund = paid("-20", "terugbetaling 2026-0C04", JANSEN)
    assert told(only([left, item("2026-0C01", "0")], refund)).startswith("? strange")
    known = Matcher([left, item("2026-0C01", "0")], LIMIT, ["2026-0C04"])
    assert told(known.decide(refund)) == "exact-iban 2026-0101 -20"


def test_chance_counts_sums_in_steps_of_what_divides_all() -> None:
    hundreds = [Decimal(100 * n) for n in range(1, 9)]
    assert by_chance(hundreds, Decimal(900))
    assert by_chance([Decimal(150), Decimal(100), Decimal(150), Decimal("2124.27")], Decimal(300))
    assert not by_chance([Decimal("113.37"), Decimal("2018.45"), Decimal("911.02")], Decimal(5))
