"""A real Chromium, and ledgers served by `kasboek serve`, for tests that look at pages."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

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
            ended = process.wait(timeout=30)
    assert ended == 0


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Give what serves a ledger."""
    return serving


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
