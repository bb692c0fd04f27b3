"""Every layout of the table: its languages, its columns, its mistakes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from tests.importers.banks import made

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.banks import layouts
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.importers.banks.layouts import Layout
    from kasboek.importers.statement import Statement

TABLES = [each for each in made.HEADED if each.bank != "wise-history"]
"""Those that are merely a table; test_wise.py has the other."""


def name(layout: Layout) -> str:
    same = [each for each in layouts.layouts() if each.bank == layout.bank]
    return f"{layout.bank}-{same.index(layout) + 1}" if len(same) > 1 else layout.bank


def read(text: str, encoding: str = "utf-8") -> Statement:
    found = formats.parse(text.encode(encoding))
    assert isinstance(found, StatementFile)
    (statement,) = found.statements
    return statement


def languages(layout: Layout) -> range:
    every = [*layout.needed.values(), *layout.optional.values()]
    return range(max(len(theirs) for theirs in every if isinstance(theirs, tuple)))


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_the_bookings_come_oldest_first_with_sign_and_day(layout: Layout) -> None:
    statement = read(made.table(*made.headed(layout)))
    assert [line.amount for line in statement.lines] == made.AMOUNTS
    assert [line.date for line in statement.lines] == made.DAYS
    named = {"name", "payee"} & {*made.columns(layout)}
    assert all(bool(line.name) is bool(named) for line in statement.lines)
    assert statement.currency == "EUR"
    balanced = {"balance", "before"} & {*made.columns(layout)}
    assert (prove(statement).result is Proved.PROVED) is bool(balanced)


@pytest.mark.parametrize(
    ("layout", "width"),
    [(each, width) for each in made.BARE for width in each.width],
    ids=lambda each: name(each) if isinstance(each, layouts.Layout) else str(each),
)
def test_without_a_header_the_first_row_is_a_booking(layout: Layout, width: int) -> None:
    statement = read(made.bare(layout, width))
    assert [line.amount for line in statement.lines] == made.AMOUNTS
    assert [line.name for line in statement.lines] == (
        ["", "", ""] if layout.bank == "abnamro" else made.NAMES
    )
    assert statement.account == made.OWN


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_every_language_gives_the_same_bookings(layout: Layout) -> None:
    first = read(made.table(*made.headed(layout)))
    for language in languages(layout):
        assert read(made.table(*made.headed(layout, language))) == first, language


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_reordered_and_unknown_columns_do_no_harm(layout: Layout) -> None:
    header, rows = made.headed(layout)
    first = read(made.table(header, rows))
    if any(theirs == ("description #2",) for theirs in layout.optional.values()):
        return  # the first column of this name is the one, the second its remark
    for shift in range(1, len(header), 3):
        turned = [each[shift:] + each[:shift] for each in ([*header, "Nieuw"], *_more(rows))]
        assert read(made.table(turned[0], turned[1:])) == first


def _more(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, "?"] for row in rows]


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_a_missing_column_is_named_else_no_one_knows_the_file(layout: Layout) -> None:
    header, rows = made.headed(layout)
    for at, ours in enumerate(layout.needed):
        if header.count(header[at]) > 1:
            continue  # the second of its name takes its place
        kept = [[*each[:at], *each[at + 1 :]] for each in (header, *rows)]
        with pytest.raises(Unreadable) as caught:
            formats.parse(made.table(kept[0], kept[1:]).encode())
        told = caught.value.saying
        if not told.key.startswith("importers.unknown"):
            theirs = layout.needed[ours]
            assert isinstance(theirs, tuple)
            assert say(told).startswith(f"the column '{theirs[0]}' is missing; found are "), ours


@pytest.mark.parametrize("layout", layouts.layouts(), ids=name)
def test_a_layout_s_file_is_of_one_format_only(layout: Layout) -> None:
    for text in (made.any_file(layout), made.any_file(layout).lower()):
        known = [each.NAME for each in formats.texts() if each.identify(text)]
        assert known in ([layout.bank], [])


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_what_is_no_day_or_no_number_is_a_sentence_with_its_line(layout: Layout) -> None:
    header, rows = made.headed(layout)
    names = made.columns(layout)
    for ours, wrong, key in (
        ("date", "gisteren", "banks.bad-day" if layout.month_first else "importers.bad-date"),
        ("amount", "veel", None),
        ("total", "1.2.3", None),
        ("sign", "Weg", "importers.bad-sign"),
    ):
        if ours not in names or (ours == "amount" and "total" in names):
            continue
        spoilt = [[*row] for row in rows]
        spoilt[1][names.index(ours)] = wrong
        with pytest.raises(Unreadable) as caught:
            formats.parse(made.table(header, spoilt).encode())
        told = caught.value.saying
        assert dict(told.values)["line"] == 3
        assert told.key in ({key} if key else {"importers.bad-amount", "banks.bad-amount"})


@pytest.mark.parametrize("layout", TABLES, ids=name)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_and_damaged_letters(layout: Layout, encoding: str) -> None:
    text = made.table(*made.headed(layout))
    first = read(text)
    assert read(text.replace("\u0153", "oe"), encoding) == first
    damaged = "".join(char if char.isascii() else "\ufffd" for char in text)
    assert read(damaged) == first


@pytest.mark.parametrize("layout", TABLES, ids=name)
@pytest.mark.parametrize("newline", ["\n", "\r\r\n", "\n\n", "\n;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\n"])
def test_any_line_end_and_blank_rows(layout: Layout, newline: str) -> None:
    text = made.table(*made.headed(layout))
    lines = read(text).lines
    again = read(text.replace("\r\n", newline)).lines
    assert [line._replace(row=0) for line in again] == [line._replace(row=0) for line in lines]


@pytest.mark.parametrize("layout", [each for each in TABLES if each.numbers == "either"], ids=name)
def test_the_file_decides_how_its_numbers_are_written(layout: Layout) -> None:
    header, rows = made.headed(layout)
    point = read(made.table(header, rows))
    turn = str.maketrans(",.", ".,")
    at = [i for i, ours in enumerate(made.columns(layout)) if ours in _NUMBERS]
    comma = [[c.translate(turn) if i in at else c for i, c in enumerate(row)] for row in rows]
    assert read(made.table(header, comma)) == point
    mixed = [comma[0], *rows[1:]]
    with pytest.raises(Unreadable) as caught:
        formats.parse(made.table(header, mixed).encode())
    assert caught.value.saying.key in {"importers.bad-amount", "banks.bad-amount"}


_NUMBERS = {"amount", "balance", "before", "in", "out", "total"}


@pytest.mark.parametrize("layout", [each for each in TABLES if each.skip or each.keep], ids=name)
def test_what_is_not_booked_is_left_out_and_counted(layout: Layout) -> None:
    header, rows = made.headed(layout)
    names = made.columns(layout)
    reasons = list(layout.skip) or ["declined"]
    for why in reasons:
        word = layout.skip.get(why, ("declined",))[0].upper()
        spoilt = [[*row] for row in rows]
        spoilt[1][names.index("state")] = word
        found = formats.parse(made.table(header, spoilt).encode())
        assert isinstance(found, StatementFile)
        assert found.skipped == ((why, 1),)
        assert sum(len(each.lines) for each in found.statements) == 2


@pytest.mark.parametrize("layout", [each for each in TABLES if each.filled], ids=name)
def test_a_row_without_its_day_is_pending(layout: Layout) -> None:
    header, rows = made.headed(layout)
    for ours in layout.filled:
        spoilt = [[*row] for row in rows]
        spoilt[0][made.columns(layout).index(ours)] = ""
        found = formats.parse(made.table(header, spoilt).encode())
        assert found.skipped == (("pending", 1),)


def test_nothing_but_pending_rows_is_no_statement() -> None:
    layout = next(each for each in TABLES if each.bank == "qonto")
    header, rows = made.headed(layout)
    at = made.columns(layout).index("state")
    declined = [[*row[:at], "declined", *row[at + 1 :]] for row in rows]
    with pytest.raises(Unreadable) as caught:
        formats.parse(made.table(header, declined).encode())
    assert say(caught.value.saying) == (
        "the Qonto CSV file holds no bookings and no balances; delete it if nothing moved, "
        "else choose a period with bookings and download it again"
    )


def test_signatures_are_words_of_their_columns_or_of_the_bank_s_others() -> None:
    """No layout's header has as much of another's signature as that one asks for."""
    for one, other in itertools.permutations(made.HEADED, 2):
        if one.bank == other.bank:
            continue
        for language in languages(one):
            header = {layouts.fold(word) for word in made.words_of(one, language)}
            shared = header & other.signature
            assert len(shared) < other.of, (one.bank, other.bank, shared)
