"""Tables: whatever way the rows are taken, they are what `csv` reads."""

from __future__ import annotations

import csv
import io
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.files import table
from kasboek.importers.statement import Unreadable
from kasboek.words import say

COLUMNS = {"one": ("a",), "two": ("b",), "three": ("c",)}
OPTIONAL = frozenset({"three"})
HEADER = '"a";"b";"c"\n'
cells = st.text(alphabet='x,; "\\é\n\r', max_size=4)
plain = st.text(alphabet="x,;é", max_size=4)


def written(rows: list[list[str]], end: str = "\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
    return out.getvalue()


def taken(text: str) -> list[tuple[int, str, str, str]]:
    """Return line and cells of every row of the table, by its blocks."""
    rows = table.table(text, COLUMNS, OPTIONAL)
    return list(
        chain.from_iterable(
            zip(b.numbers, *(b.columns[name] for name in COLUMNS), strict=True)
            for b in rows.blocks()
        )
    )


def read(text: str) -> list[tuple[int, str, str, str]]:
    """Return the same by `csv` alone."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    next(reader)
    return [(reader.line_num, row[0], row[1], (*row, "", "")[2]) for row in reader if any(row)]


@settings(max_examples=50)
@given(
    st.lists(st.lists(cells, min_size=3, max_size=3).filter(any), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_with_anything_in_them(rows: list[list[str]], end: str) -> None:
    text = HEADER + written(rows, end)
    assert taken(text) == read(text)


@settings(max_examples=50)
@given(st.lists(st.lists(plain, min_size=2, max_size=4).filter(any), max_size=6))
def test_rows_of_any_length(rows: list[list[str]]) -> None:
    text = HEADER + written(rows)
    assert taken(text) == read(text)


@settings(max_examples=50)
@given(st.text(alphabet='x;"\n\r', max_size=30))
def test_what_is_split_without_csv_is_what_csv_reads(text: str) -> None:
    found = table.all_quoted(text, ";")
    if found is not None:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert [list(column) for column in zip(*rows, strict=True)] == found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plain_table_is_split_without_csv(end: str) -> None:
    text = written([["1", "x;y", ""], ["2", "z", "é"]], end)
    assert table.all_quoted(text, ";") == [["1", "2"], ["x;y", "z"], ["", "é"]]


def test_many_rows_of_which_one_late_has_a_quote_keep_their_lines() -> None:
    rows = [[str(n), "text", "more"] for n in range(5000)]
    rows[4000][1] = 'say "hi"\non two lines'
    found = taken(HEADER + written(rows))
    assert [row[1] for row in found] == [row[0] for row in rows]
    assert (found[3999][0], found[4000][0], found[4999][0]) == (4001, 4003, 5002)


def test_a_short_row_is_told_after_the_rows_above_it() -> None:
    rows = table.table(HEADER + '"1";"x";"y"\n"2"\n', COLUMNS, OPTIONAL).blocks()
    assert next(rows).columns["one"] == ("1",)
    with pytest.raises(Unreadable) as caught:
        next(rows)
    assert dict(caught.value.saying.values) == {"line": 3, "found": 1, "expected": 2}


def test_more_rows_than_fit_in_memory_are_told_with_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    assert len(taken("a;b;c\n1;2;3\n4;5;6\n")) == 2
    with pytest.raises(Unreadable) as caught:
        taken("a;b;c\n1;2;3\n4;5;6\n7;8;9\n")
    assert say(caught.value.saying) == (
        "the file has 4 rows, more than the 3 that are read at once; export a shorter period"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_that_were_put_together_are_told_apart(end: str) -> None:
    text = end.join(["a;b", "1;2", "3;4", "a;b", "5;6", ""])
    with pytest.raises(Unreadable) as caught:
        table.table(text, {"a": ("a",)}, frozenset())
    assert say(caught.value.saying) == (
        "line 4: the line with the column names stands here again, so these are several files in "
        "one; import each of them by itself"
    )
