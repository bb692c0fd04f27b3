"""From a ledger to a book: the only room that knows the ledger language."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book


def load(path: str | Path, as_of: dt.date | None = None, *, cache: bool = True) -> Book:
    """Load a ledger file and read it into a book, from the load cache where that is fresh.

    What is wrong in the ledger is in the book's problems; nothing is raised for it.
    """
    from kasboek.reading import cache as store  # noqa: PLC0415 # as the two below

    ledger = Path(path).resolve()
    if cache and (book := store.fetch(ledger, as_of)) is not None:
        return book
    entries, errors, options = _loaded(ledger)
    files = sorted({str(ledger), *options.get("include", ())})
    book = read(entries, options, as_of=as_of, errors=errors)
    book = replace(book, hash=store.content_hash(files, str(ledger.parent)))
    if cache:
        store.keep(ledger, as_of, files, book)
    return book


def _loaded(ledger: Path) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Return what Beancount makes of a ledger file.

    Beancount keeps what was slow to load beside the file, and knows by the files that it was read
    from whether that is fresh: in a folder that was copied they are those of the other folder.
    """
    from beancount import loader  # noqa: PLC0415 # a cached answer must not wait for Beancount

    entries, errors, options = loader.load_file(str(ledger))
    if Path(options.get("filename") or ledger).resolve() == ledger:
        return entries, errors, options
    loader.initialize(use_cache=False)
    try:
        return loader.load_file(str(ledger))
    finally:
        loader.initialize(use_cache="BEANCOUNT_DISABLE_LOAD_CACHE" not in os.environ)


def read(
    entries: Iterable[Any],
    options: Mapping[str, Any],
    *,
    as_of: dt.date | None = None,
    errors: Sequence[Any] = (),
) -> Book:
    """Read what Beancount loaded into a book; `errors` are Beancount's own.

    With `as_of`, directives and transactions dated later are left out, and plan lines by `known`.
    The plan comes from where plugin books put it.
    """
    from kasboek.reading.building import build  # noqa: PLC0415 # see load

    return build(entries, options, as_of, errors)
