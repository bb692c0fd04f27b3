"""The reference of the KPIs is what the registry says."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_is_what_the_registry_says(root: Path) -> None:
    script = root / "docs" / "reference" / "write_kpis.py"
    if not script.is_file():
        pytest.skip("the documentation is not beside these tests")

    written = script.with_name("kpis.md").read_text("utf-8")
    assert written == runpy.run_path(str(script))["page"](), f"run python {script}"
