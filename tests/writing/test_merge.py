"""New directives in date order; existing text never rewritten."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.writing.merge import Directive
from kasboek.writing.merge import includes
from kasboek.writing.merge import merged
from kasboek.writing.merge import with_include


def new(day: int, text: str, rank: int = 1) -> Directive:
    date = dt.date(2026, 10, day)
    return Directive(date, rank, f"{date} {text}\n  Assets:X  1 EUR\n")


HAND = """\
; Assets:Bank:ING, 2026

2026-10-02 * "by hand"   ; kept as it is
  Assets:X        1 EUR

; about the next one
2026-10-05 * "a string
2026-10-09 that goes on"
  Assets:X  1 EUR
2026-10-05 note Assets:X "no blank line before"

; the end
"""


def test_an_import_goes_between_and_leaves_every_line_as_it_was() -> None:
    text = merged(
        HAND, [new(1, '* "one"'), new(3, '* "three"'), new(5, '* "five"'), new(9, '* "x"')]
    )
    assert text == (
        "; Assets:Bank:ING, 2026\n\n"
        '2026-10-01 * "one"\n  Assets:X  1 EUR\n\n'
        '2026-10-02 * "by hand"   ; kept as it is\n  Assets:X        1 EUR\n\n'
        '2026-10-03 * "three"\n  Assets:X  1 EUR\n\n'
        '; about the next one\n2026-10-05 * "a string\n2026-10-09 that goes on"\n'
        '  Assets:X  1 EUR\n2026-10-05 note Assets:X "no blank line before"\n\n'
        '2026-10-05 * "five"\n  Assets:X  1 EUR\n\n'
        '2026-10-09 * "x"\n  Assets:X  1 EUR\n\n; the end\n'
    )


def test_a_balance_opens_its_day() -> None:
    text = merged(merged("", [new(3, '* "a"')]), [new(3, "balance", 0), new(2, '* "b"')])
    assert [line[:18] for line in text.splitlines() if line[:1].isdigit()] == [
        '2026-10-02 * "b"',
        "2026-10-03 balance",
        '2026-10-03 * "a"',
    ]


def test_a_file_out_of_order_and_without_a_last_newline() -> None:
    text = '2026-10-09 * "z"\n  A:B  1 EUR\n2026-10-01 * "a"\n  A:B  1 EUR'
    assert merged(text, [new(4, '* "m"')]) == text + '\n\n2026-10-04 * "m"\n  Assets:X  1 EUR\n'


DAYS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 1)), max_size=12)


@settings(max_examples=50)
@given(DAYS, st.integers(0, 12))
def test_one_by_one_or_together_is_the_same_text(days: list[tuple[int, int]], cut: int) -> None:
    days.sort()
    all_ = [
        new(day, f'* "{i}"' if rank else f"balance {i}", rank) for i, (day, rank) in enumerate(days)
    ]
    head = "; head\n"
    assert merged(merged(head, all_[:cut]), all_[cut:]) == merged(head, all_)


def test_includes_stand_in_order_and_once() -> None:
    text = ""
    for name in ("books/2026/ing", "books/2025/ing", "books/2026/abn", "books/2025/ing"):
        text = with_include(text, f"{name}.beancount")
    assert text.splitlines() == [
        'include "books/2025/ing.beancount"',
        'include "books/2026/abn.beancount"',
        'include "books/2026/ing.beancount"',
    ]
    assert (
        with_include('include "books/**/*.beancount"\n', "books/2026/x.beancount").count("\n") == 1
    )
    assert includes('include "./books.beancount"', "books.beancount")
    assert not includes('; include "books.beancount"', "books.beancount")
