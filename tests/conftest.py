"""What every test may ask for: a ledger from its own docstring, and the folders of real files.

`load_doc` and `book` read the test's docstring as a ledger, so that a test shows what it is about
before it says what must come out.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import pytest
from beancount import loader
from hypothesis import settings

from kasboek import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from beancount.core.data import Directives

    from kasboek.core.book import Book

ROOT = Path(__file__).resolve().parents[1]
"""The checkout, or the copy of it without sources in which the tests run against the wheel."""


# The same examples every time: what lands was tested with them. `make fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


class Loaded(NamedTuple):
    """What Beancount's loader returns."""

    entries: Directives
    errors: list[Any]
    options: dict[str, Any]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout's folder."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """Return the folder of real files beside the checkout, or skip where it is absent."""
    folder = root.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the folder of real bank files (../shared/samples) is not on this machine")
    return folder


@pytest.fixture(scope="session")
def company(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the head of a copy of the sample company's ledger; tests may not write into it."""
    copy = tmp_path_factory.mktemp("company") / "ledger"
    shutil.copytree(root / "ledger", copy, ignore=shutil.ignore_patterns("*.picklecache"))
    head = copy / "main.beancount"
    if not head.is_file():
        pytest.skip("the sample company has no main.beancount yet")
    return head


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests' load cache apart from the user's, for child processes too."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def doc(request: pytest.FixtureRequest) -> str:
    """Return the test's docstring, without its indentation: the ledger it is about."""
    text = request.function.__doc__
    assert text, "this test has no ledger in its docstring"
    return dedent(text)


@pytest.fixture
def ledger(doc: str, tmp_path: Path) -> Path:
    """Return the test's docstring as a ledger file."""
    path = tmp_path / "main.beancount"
    path.write_text(doc, "utf-8")
    return path


@pytest.fixture
def load_doc(doc: str) -> Loaded:
    """Return `(entries, errors, options)` of the test's docstring, as Beancount loads it."""
    return Loaded(*loader.load_string(doc))


@pytest.fixture
def book(load_doc: Loaded) -> Book:
    """Return the book of the test's docstring."""
    return reading.read(load_doc.entries, load_doc.options, errors=load_doc.errors)


@pytest.fixture
def read_text() -> Callable[..., Book]:
    """Return a function that reads a ledger text into a book, for tests that need two."""

    def read(text: str, **keywords: Any) -> Book:  # noqa: ANN401 # whatever reading.read takes
        loaded = Loaded(*loader.load_string(dedent(text)))
        return reading.read(loaded.entries, loaded.options, errors=loaded.errors, **keywords)

    return read
