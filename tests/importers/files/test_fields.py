"""Bytes, numbers and columns of them."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.files import fields
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number
from kasboek.importers.statement import account_numbers
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from pathlib import Path

NUMBERS = [
    "12,50",
    "1.234,5",
    "+3",
    "-0,00",
    "999999999999999,12345",
    "1234.567,00",
    "1,",
    "",
    "1\n",
]
ALPHABET = "0123456789.,-+\n x"


def test_a_file_beyond_the_bound_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    path.touch()
    os.truncate(path, 600 * 1024 * 1024)  # a hole: it takes no room
    with pytest.raises(Unreadable) as caught:
        fields.contents(path)
    assert say(caught.value.saying) == (
        "the file is 600 MB, more than the 256 MB that are read; export a shorter period"
    )


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "coming.csv"
    path.write_bytes(b"x" * 4_000_000)
    done = threading.Event()

    def download() -> None:
        with path.open("ab", buffering=0) as file:
            while not done.is_set():
                file.write(b"more")

    coming = threading.Thread(target=download)
    coming.start()
    told, until = "", time.monotonic() + 20
    try:
        while not told and time.monotonic() < until:
            try:
                fields.contents(path)
            except Unreadable as refused:
                told = say(refused.saying)
    finally:
        done.set()
        coming.join()
    assert told == (
        "the file changed while it was read; import it again when the download is complete"
    )


@pytest.mark.parametrize("start", [b"<a>", b"\xef\xbb\xbf\n<a>", b"\xff\xfe<\0a\0"])
def test_xml_may_be_larger_than_text(monkeypatch: pytest.MonkeyPatch, start: bytes) -> None:
    monkeypatch.setattr(fields, "MAX_TEXT", 1024 * 1024)
    large = b"  " * 1024 * 1024
    assert len(fields.decode(start + large)) > 1024 * 1024
    with pytest.raises(Unreadable) as caught:
        fields.decode(b"Datum;" + large)
    assert say(caught.value.saying) == (
        "the file is 2 MB, more than the 1 MB that are read; export a shorter period"
    )


@pytest.mark.parametrize("first", ["sep=;", "SEP=,", '"sep=;"', "sep=\t "])
def test_a_line_for_spreadsheets_is_blank(first: str) -> None:
    assert fields.decode(f"{first}\r\na;b\r\n".encode()) == "\r\na;b\r\n"
    assert fields.decode(f"{first}\na;b\n".encode("utf-16")) == "\na;b\n"


def test_what_only_begins_like_one_stays() -> None:
    assert fields.decode(b"sep=ab\n1\n") == "sep=ab\n1\n"


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(NUMBERS) | st.text(alphabet=ALPHABET, max_size=6), min_size=1, max_size=3
    )
)
def test_a_column_of_numbers_is_read_as_each_of_them(texts: list[str]) -> None:
    assert _read(fields.dutch_numbers, texts) == _read(
        lambda column: list(map(fields.dutch_number, column)), texts
    )


def _read(read: Callable[[list[str]], list[Decimal]], texts: list[str]) -> list[str] | None:
    try:
        return list(map(str, read(texts)))
    except ValueError:
        return None


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="AZaz09 \tßéǅ", max_size=5), min_size=1, max_size=3))
def test_a_column_of_account_numbers_is_read_as_each_of_them(texts: list[str]) -> None:
    assert list(account_numbers(texts)) == list(map(account_number, texts))


@pytest.mark.parametrize(
    "wrapped",
    [
        '"Datum,""Naam"",""Bedrag (EUR)"""\r\n"20260103,""Jan ""x"""" BV"",""1,00"""\r\n',
        '"""Datum"",""Naam"",""Bedrag (EUR)"""\n"""20260103"",""Jan"",""1,00"""\n',
    ],
)
def test_rows_that_a_spreadsheet_took_for_one_cell(wrapped: str) -> None:
    text = fields.decode(wrapped.encode())
    assert text.splitlines()[0].replace('"', "") == "Datum,Naam,Bedrag (EUR)"
    assert text.splitlines()[1].endswith(',"1,00"')
    assert text.count("\n") == wrapped.count("\n")


def test_a_table_that_is_quoted_as_it_should_be_stays() -> None:
    plain = '"Datum","Naam"\n"20260103","Jan ""x"" BV"\n'
    assert fields.decode(plain.encode()) == plain
