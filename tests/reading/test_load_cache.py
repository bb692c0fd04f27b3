"""The load cache: the same book, fresh only while every file is the same."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path

from beancount import loader

from kasboek import reading
from kasboek.reading import cache

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "books/*.beancount"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Income:Sales EUR
2026-02-01 # "Landlord" "Rent"
  Income:Sales  50 EUR
  Assets:Bank  -50 EUR
"""
BOOKING = '2026-01-05 * "Shop" "sale"\n  Assets:Bank  100 EUR\n  Income:Sales  -100 EUR\n'


def written(folder: Path) -> Path:
    (folder / "books").mkdir()
    (folder / "books" / "one.beancount").write_text(BOOKING, "utf-8")
    path = folder / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    return path


def test_the_cached_book_is_the_book(tmp_path: Path) -> None:
    path = written(tmp_path)
    first = reading.load(path)
    kept = cache.fetch(path, None)
    assert kept is not None
    assert kept.entries == first.entries
    assert kept.plan == first.plan
    assert kept.hash == first.hash
    assert kept.problems == first.problems
    assert kept.columns["Assets:Bank"].numbers == first.columns["Assets:Bank"].numbers


def test_a_changed_file_and_a_new_file_under_a_glob_are_seen(tmp_path: Path) -> None:
    path = written(tmp_path)
    reading.load(path)
    (tmp_path / "books" / "two.beancount").write_text(BOOKING, "utf-8")
    assert len(reading.load(path).entries) == 2
    (tmp_path / "books" / "one.beancount").write_text("", "utf-8")
    assert len(reading.load(path).entries) == 1


def test_a_damaged_cache_is_rebuilt(tmp_path: Path) -> None:
    path = written(tmp_path)
    reading.load(path)
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "kasboek"
    for file in folder.glob("*.json"):
        file.write_text('{"key": 1, "files": [', "utf-8")
    assert cache.fetch(path, None) is None
    assert len(reading.load(path).entries) == 1


def test_without_cache_nothing_is_asked_of_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    reading.load(path, cache=False)
    assert cache.fetch(path, None) is None


def test_a_copied_folder_is_read_by_its_own_files(tmp_path: Path) -> None:
    """Beancount's cache, which came along, knows only those of the folder that it was made in."""
    first = tmp_path / "first"
    first.mkdir()
    path = written(first)
    kept = Path(loader.get_cache_filename(loader.PICKLE_CACHE_FILENAME, str(path)))
    kept.write_bytes(pickle.dumps(loader.load_file(str(path))))  # as after a load of a second
    copy = tmp_path / "copy"
    shutil.copytree(first, copy)
    (copy / "books" / "one.beancount").write_text(BOOKING.replace("100", "70"), "utf-8")
    assert len(reading.load(path).entries) == 1
    book = reading.load(copy / "main.beancount", cache=False)
    assert book.columns["Assets:Bank"].numbers == [70]
    assert not (copy / kept.name).exists()
