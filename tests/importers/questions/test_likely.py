"""What smart_importer takes a line for: an answer in a question, and none without it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek.importers.questions.asking import questions
from kasboek.importers.questions.likely import ENOUGH
from kasboek.importers.questions.likely import likely

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:VAT
  class: "vat"
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Expenses:Travel
2026-01-01 open Expenses:Office
2026-10-05 ! "Tankstation Rijnmond" "tanken diesel"
  Assets:Bank  -72.60 EUR
  Assets:Suspense  72.60 EUR
"""


def book_of(folder: Path, times: int) -> Book:
    """Return a book in which fuel and paper were bought so often, at ever other shops."""
    bought = [
        f'2026-0{1 + number % 9}-1{number % 7} * "Pomp {number}" "tanken diesel"\n'
        "  Assets:Bank  -60.50 EUR\n  Assets:VAT  10.50 EUR\n  Expenses:Travel  50.00 EUR\n"
        f'2026-0{1 + number % 9}-2{number % 7} * "Winkel {number}" "papier pennen"\n'
        "  Assets:Bank  -20.00 EUR\n  Expenses:Office  20.00 EUR\n"
        for number in range(times)
    ]
    head = folder / "main.beancount"
    head.write_text(HEAD + "".join(bought), "utf-8")
    return reading.load(head, cache=False)


def test_it_is_an_answer_with_the_usual_vat(tmp_path: Path) -> None:
    """60.50 with 10.50 of VAT is 21 %: of 72.60 that is 12.60."""
    pytest.importorskip("smart_importer")
    (asked,) = questions(book_of(tmp_path, ENOUGH))
    first = asked.options[0]
    assert first.told.key == "asking.likely"
    assert [(part.account, str(part.amount)) for part in first.parts] == [
        ("Expenses:Travel", "-60.00"),
        ("Assets:VAT", "-12.60"),
    ]
    assert not asked.about_items


def test_few_bookings_teach_it_nothing(tmp_path: Path) -> None:
    (asked,) = questions(book_of(tmp_path, 3))
    assert "asking.likely" not in [option.told.key for option in asked.options]


def test_without_it_nothing_is_likely(tmp_path: Path) -> None:
    if find_spec("smart_importer") is not None:
        pytest.skip("smart_importer is installed")
    book = book_of(tmp_path, ENOUGH)
    assert likely(book, [asked.of for asked in questions(book)]) == {}
