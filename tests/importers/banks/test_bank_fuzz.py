"""Damaged files of every layout: a sentence, or bookings that are whole; never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.importers.banks import made

from kasboek.importers import formats
from kasboek.importers.banks import layouts
from kasboek.importers.banks.columns import Days
from kasboek.importers.banks.columns import Numbers
from kasboek.importers.banks.parties import PARTIES
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

FILES = [made.any_file(each) for each in layouts.layouts()]
PIECES = [
    '"',
    "'",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "é",
    "0",
    "-",
    "1.2",
    "1,2",
    "EUR",
    "\ufffd",
    "\N{MATHEMATICAL DOUBLE-STRUCK DIGIT ONE}",
    " ",
]
cuts = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(PIECES)), max_size=6)


def parsed(data: bytes) -> None:
    """Read what a damaged file is; whatever it is, it is told."""
    try:
        found = formats.parse(data)
    except Unreadable as error:
        say(error.saying, "nl")
        return
    assert not isinstance(found, PaperFile)
    for statement in found.statements:
        days = [line.date for line in statement.lines]
        assert days == sorted(days)
        assert all(line.amount.is_finite() for line in statement.lines)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FILES), cuts)
def test_pieces_cut_out_and_put_in(text: str, damage: list[tuple[float, int, str]]) -> None:
    for where, length, piece in damage:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    parsed(text.encode())


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=4)
)
def test_bytes_put_in(text: str, damage: list[tuple[float, bytes]]) -> None:
    data = text.encode()
    for where, piece in damage:
        at = int(where * len(data))
        data = data[:at] + piece + data[at:]
    parsed(data)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.sampled_from(FILES), st.floats(0, 1), st.floats(0, 1))
def test_halves_of_two_files(one: str, other: str, here: float, there: float) -> None:
    parsed((one[: int(here * len(one))] + other[int(there * len(other)) :]).encode())


@given(st.text(max_size=40), st.sampled_from(["comma", "point", "either"]))
def test_a_number_is_one_or_none(text: str, style: str) -> None:
    try:
        found = Numbers(style).one(text)
    except ValueError:
        return
    assert found.is_finite()


@given(st.text(alphabet="0123456789-./ :T", max_size=20))
def test_a_day_is_one_or_none(text: str) -> None:
    try:
        found = Days()[text]
    except ValueError:
        return
    assert str(found.year % 100).zfill(2) in text


@given(
    st.sampled_from(sorted(PARTIES)),
    st.lists(
        st.sampled_from(["SEPA ", "/TRTP/", "/IBAN/", "IBAN: ", "Naam: ", ",PAS1", "BEA", "x" * 40])
        | st.text(max_size=8),
        max_size=8,
    ).map("".join),
)
def test_descriptions_of_any_kind(bank: str, text: str) -> None:
    told = PARTIES[bank](text)
    assert "\n" not in "".join(told)


@pytest.mark.parametrize("size", [200_000, 1_000_000])
def test_a_row_of_a_million_characters_is_a_sentence(size: int) -> None:
    for text in FILES:
        parsed(text.replace("text 1", ",'x" * (size // 3)).encode())
