"""A person looks: `kasboek serve` on the sample company, in a real browser."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BOOKS, AHEAD = "fietsenmakerij-de-spaak-bv", "fietsenmakerij-de-spaak-bv-with-forecast"


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory,
    copied: Callable[..., Path],
    serve: Callable[..., AbstractContextManager[str]],
) -> Iterator[str]:
    """Serve a copy of the sample company with its bank files waiting in the inbox."""
    head = copied(tmp_path_factory.mktemp("served") / "ledger")
    for file in (head.parent / "documents").rglob("*.*"):
        if file.is_file() and not file.name.startswith("."):
            shutil.copyfile(file, head.parent / "inbox" / file.name)
    with serve(head) as first:
        yield first.split(f"/{BOOKS}/")[0]


@pytest.fixture
def page(look: Callable[..., Page], address: str) -> Page:
    """Open the books."""
    return look(f"{address}/{BOOKS}/income_statement/")


def text_of(page: Page, address: str, path: str) -> str:
    page.goto(f"{address}/{path}")
    page.wait_for_selector("article")
    page.wait_for_load_state("networkidle")
    return page.inner_text("article")


def test_both_ledgers_stand_side_by_side(page: Page, address: str) -> None:
    text_of(page, address, f"{BOOKS}/income_statement/")
    header = page.inner_text("header")
    assert "Fietsenmakerij De Spaak B.V." in header
    assert f"/{AHEAD}/" in page.content()
    text_of(page, address, f"{AHEAD}/income_statement/")
    assert "with forecast" in page.inner_text("header")


@pytest.mark.parametrize(("ledger", "ahead"), [(BOOKS, False), (AHEAD, True)])
def test_only_the_forecast_looks_beyond_the_bank_data(
    page: Page, address: str, ledger: str, *, ahead: bool
) -> None:
    # the books end on 31 October 2026; a planned number would stand in a later month
    text_of(page, address, f"{ledger}/income_statement/?time=2026-11+-+2026-12")
    tables = " ".join(page.locator("[class*=tree-table]").all_inner_texts())
    assert "Housing" in tables
    assert bool(re.search(r"[1-9][\d,]*\.\d\d", tables)) is ahead


def test_the_journal_shows_what_is_expected_when_asked(page: Page, address: str) -> None:
    rent = page.locator("li.transaction.other:visible", has_text="Vastgoed Zuidhaven")
    text_of(page, address, f"{AHEAD}/journal/?time=2027-01")
    assert rent.count() == 0
    page.get_by_role("button", name="x", exact=True).click()
    rent.first.wait_for()
    # Fava remembers the button, and shows its own opening balances by it too; no rent though
    text_of(page, address, f"{BOOKS}/journal/?time=2027-01")
    assert page.locator("li.transaction.other:visible").count()
    assert rent.count() == 0


def test_the_import_page_knows_the_banks_files(page: Page, address: str) -> None:
    text = text_of(page, address, f"{BOOKS}/import/")
    known, unknown = text.split("Non-importable Files")
    assert {"kasboek.ing", "kasboek.rabobank", "kasboek.camt053"} <= set(known.split())
    assert "Extract" not in unknown


def test_a_bank_file_can_be_extracted_in_the_browser(page: Page, address: str) -> None:
    text_of(page, address, f"{BOOKS}/import/")
    page.get_by_role("button", name="Extract").first.click()
    page.wait_for_selector("dialog, .overlay")
    page.wait_for_load_state("networkidle")
    assert "Traceback" not in page.inner_text("body")
