"""`kasboek serve`: Fava on this machine, with the books and the books with the forecast."""

from __future__ import annotations

import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from flask import Flask

LOOPBACK = "127.0.0.1"
"""Fava has no password: the books are shown to this machine only."""

LOOK = 0.1
"""Seconds between two looks whether it was asked to end."""


@click.command("serve", short_help="Fava with the books and, beside them, the forecast.")
@click.option("--port", type=click.IntRange(0, 65535), default=5000, show_default=True)
@click.option("--read-only", is_flag=True, help="Nothing can be changed from the browser.")
@click.option("--incognito", is_flag=True, help="Amounts are hidden: to show it to others.")
@pass_frame
def command(frame: Frame, port: int, *, read_only: bool, incognito: bool) -> None:
    """Open Fava on the books and, beside them, on the books with the forecast.

    It prints the address of the page Cash: what can be spent, and what needs attention. Only this
    machine can reach it. --port 0 takes any free port. Ctrl-C ends it.
    """
    serve(frame, frame.path(), port, read_only=read_only, incognito=incognito)


def serve(
    frame: Frame, ledger: Path, port: int, *, read_only: bool = False, incognito: bool = False
) -> None:
    """Serve a ledger, and the forecast beside it, until interrupted or terminated."""
    from cheroot.wsgi import Server  # noqa: PLC0415 # `--help` must not wait for Fava
    from fava.application import create_app  # noqa: PLC0415 # the same

    app = create_app(heads(ledger), read_only=read_only, incognito=incognito)
    first = first_page(app)
    server = Server((LOOPBACK, port), app)
    with asked_to_end() as asked, ThreadPoolExecutor(1) as threads:
        try:
            server.prepare()
        except OSError:
            frame.stop(Exit.USAGE, "serve.port-taken", port=port)
        address = f"http://{LOOPBACK}:{server.bind_addr[1]}{first}"
        serving = threads.submit(server.serve)
        try:
            click.echo(frame.tell("serve.open", address=address))
            click.echo(frame.tell("serve.how-to-stop"))
            sys.stdout.flush()
            while not asked and not serving.done():
                wait((serving,), timeout=LOOK)
            if asked:
                click.echo(frame.tell("serve.stopped"), err=True)
        finally:
            server.stop()
    serving.result()


@contextmanager
def asked_to_end() -> Iterator[list[int]]:
    """Give the signals that asked to end, empty until one did; a second one ends it at once.

    They are noted and not raised: what is raised wherever the serving thread happens to be, as
    within the queue its workers wait for, can leave a worker waiting for ever.
    """
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        for each in before:
            signal.signal(each, signal.SIG_DFL)

    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    for each in before:
        signal.signal(each, note)
    try:
        yield asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def heads(ledger: Path) -> list[Path]:
    """Return the ledger and, where it exists, the head that adds the forecast, as whole paths."""
    beside = ledger.with_name("forecast.beancount")
    return [path.resolve() for path in dict.fromkeys((ledger, beside)) if path.is_file()]


def first_page(app: Flask) -> str:
    """Load the ledgers, and return the path to begin at: our page where the first one has it."""
    slug, ledger = next(iter(app.config["LEDGERS"].items()))
    ours = ledger.extensions.get_extension("Cockpit") is not None
    return f"/{slug}/extension/Cockpit/" if ours else "/"
