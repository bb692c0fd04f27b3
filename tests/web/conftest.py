"""A real Chromium, and ledgers served by `kasboek serve`, for tests that look at pages."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from contextlib import contextmanager
from decimal import ROUND_HALF_UP
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from kasboek.cli.set_up.init import copy_company

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

LOUD = ("error", "warning")
PATIENCE = 60_000  # milliseconds: another run of tests may have the machine
KASBOEK = Path(sys.executable).with_name("kasboek")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[str]:
    """Serve a ledger on a free port; gives the address of its first page, without its name."""
    process = subprocess.Popen(
        [KASBOEK, "--ledger", ledger, "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    with process.stdout as told:
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/extension/", told.readline())
            assert found
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            ended = process.wait(timeout=60)
    assert ended == 0


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Give what serves a ledger."""
    return serving


def whole_amount(number: str, lang: str = "en") -> str:
    """Write an amount as the pages do where cents only distract: half up, in euros."""
    rounded = Decimal(number).quantize(Decimal(1), ROUND_HALF_UP)
    text = f"{rounded:,}"
    return f"€\u00a0{text.replace(',', '.') if lang == 'nl' else text}"


@pytest.fixture(scope="session")
def whole() -> Callable[..., str]:
    """Give what writes an amount as the pages do, in a language."""
    return whole_amount


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests that look."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield started
        started.close()


def sample_company(folder: Path, lang: str = "en") -> Path:
    """Copy the sample company, in a language; gives its head."""
    copy_company(folder)
    books = folder / "company.beancount"
    text = books.read_text("utf-8").replace('"language" "en"', f'"language" "{lang}"')
    books.write_text(text, "utf-8")
    return folder / "main.beancount"


@pytest.fixture(scope="session")
def copied() -> Callable[..., Path]:
    """Give what copies the sample company."""
    return sample_company


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Give the address of the sample company, for tests that write nothing; served once."""
    served: dict[tuple[str, ...], str] = {}
    with ExitStack() as stack:

        def address(lang: str = "en", *options: str) -> str:
            if (lang, *options) not in served:
                folder = tmp_path_factory.mktemp("sample") / "ledger"
                started = stack.enter_context(serving(sample_company(folder, lang), *options))
                served[lang, *options] = started
            return served[lang, *options]

        yield address


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give what opens an address, in a window of its own; its console may not complain.

    `but` matches what a test expects it to complain of.
    """
    complaints: list[str] = []
    expected: list[str] = []
    pages: list[Page] = []

    def open_(
        address: str,
        *,
        width: int = 1400,
        height: int = 900,
        but: str = "",
        **context: Any,  # noqa: ANN401 # Playwright's
    ) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height}, **context)
        page.set_default_timeout(PATIENCE)
        expected.extend([but] if but else [])
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda told: complaints.append(told.text) if told.type in LOUD else None,
        )
        pages.append(page)
        page.goto(address)
        page.wait_for_selector("article")
        return page

    yield open_
    for page in pages:
        page.context.close()
    assert [one for one in complaints if not any(re.search(but, one) for but in expected)] == []
