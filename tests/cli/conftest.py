"""What the tests of the commands may ask for: their module's ledger as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the module's `LEDGER` as a file that the test may change."""
    path = tmp_path / "main.beancount"
    path.write_text(request.module.LEDGER, "utf-8")
    return path
