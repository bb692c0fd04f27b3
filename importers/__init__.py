"""Importers: one bank or format per module, over one statement model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import beangulp


def for_ledger(path: str | Path) -> list[beangulp.Importer]:
    """Return one beangulp importer per format for this ledger: the `CONFIG` of an import script."""
    from kasboek.importers import gulp  # noqa: PLC0415 # reading a file needs no beangulp

    return gulp.for_ledger(path)
