"""A book survives its way to JSON and back."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.policy import Policy
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.reading.codec import codec

DAY = dt.date(2026, 10, 31)


def there_and_back(kind: object, value: object) -> object:
    one = codec(kind)
    return one.decode(json.loads(json.dumps(one.encode(value))))


def test_a_book_of_everything_awkward() -> None:
    column = Column()
    column.dates.append(DAY)
    column.numbers.append(Decimal("-0.10"))
    column.currencies.append("EUR")
    column.entries.append(0)
    book = Book(
        "root",
        "De Spaak",
        "EUR",
        DAY,
        columns={"Assets:Bank": column},
        policies=(
            Policy("x", (Decimal("1.20"), Money(Decimal(3), "EUR"), "a"), DAY, Source("f", 1)),
        ),
        prices={("USD", "EUR"): ((DAY, Decimal("0.90")),)},
        bank_holidays=frozenset({DAY, dt.date(2026, 12, 25)}),
        problems=(Problem(saying("raw", text="é", on=DAY, inner=saying("raw", text=None))),),
    )

    found = there_and_back(Book, book)

    assert isinstance(found, Book)
    assert found.columns["Assets:Bank"].numbers == [Decimal("-0.10")]
    assert found.balance("Assets:Bank", DAY) == {"EUR": Decimal("-0.10")}
    assert (found.policies, found.prices, found.bank_holidays, found.problems) == (
        book.policies,
        book.prices,
        book.bank_holidays,
        book.problems,
    )


def test_decimals_keep_their_digits_and_enums_their_type() -> None:
    assert str(there_and_back(Decimal, Decimal("1.200"))) == "1.200"
    assert there_and_back(AccountClass, AccountClass.VAT) is AccountClass.VAT


def test_a_type_no_book_is_made_of_is_refused() -> None:
    with pytest.raises(TypeError, match="no codec"):
        codec(bytes)
