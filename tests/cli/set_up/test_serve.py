"""`kasboek serve`: both ledgers, on this machine only, gone when asked."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from fava.application import create_app

from kasboek.cli.set_up.serve import asked_to_end
from kasboek.cli.set_up.serve import first_page
from kasboek.cli.set_up.serve import heads

KASBOEK = Path(sys.executable).with_name("kasboek")
BOOKS = """
option "title" "Fietsen"
2026-01-01 open Assets:Bank EUR
  class: "cash"
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    head = tmp_path / "main.beancount"
    head.write_text('plugin "kasboek.plugins.books"\n' + BOOKS)
    head.with_name("forecast.beancount").write_text(
        'plugin "kasboek.plugins.books"\nplugin "kasboek.plugins.forecast"\n'
        + BOOKS.replace("Fietsen", "Fietsen ahead")
    )
    return head


def test_the_forecast_is_served_beside_the_books(books: Path) -> None:
    assert heads(books) == [books, books.with_name("forecast.beancount")]
    books.with_name("forecast.beancount").unlink()
    assert heads(books) == [books]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(books: Path, stop: signal.Signals) -> None:
    process = subprocess.Popen(
        [KASBOEK, "--lang", "en", "--ledger", books, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, first
        with urllib.request.urlopen(found[0] + "/fietsen/income_statement/") as page:
            assert page.status == 200
        with urllib.request.urlopen(found[0] + "/fietsen-ahead/journal/") as page:
            assert page.status == 200
        process.send_signal(stop)
        errors = process.communicate(timeout=60)[1]
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert errors.strip() == "Fava has stopped."


def test_a_signal_is_noted_and_a_second_one_ends_it_at_once() -> None:
    # what a handler raises can leave the queue of the server's workers half changed
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with asked_to_end() as asked:
        assert asked == []
        signal.raise_signal(signal.SIGTERM)
        assert asked == [signal.SIGTERM]
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_it_prints_the_address_of_the_page_to_begin_with(books: Path) -> None:
    assert first_page(create_app(heads(books))) == "/"
    books.write_text(books.read_text() + '2026-01-01 custom "fava-extension" "kasboek.web"\n')
    assert first_page(create_app(heads(books))) == "/fietsen/extension/Cockpit/"


def test_a_taken_port_is_a_sentence(books: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [KASBOEK, "--lang", "en", "--ledger", books, "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.strip() == (
        f"kasboek: port {port} is taken, or not yours to use;"
        " choose another with --port, or --port 0 for any free one"
    )
