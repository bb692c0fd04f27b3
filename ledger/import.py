"""Kasboek's importers for beangulp (`python import.py extract inbox`) and Fava (`import-config`)."""

from __future__ import annotations

from pathlib import Path

import beangulp

from kasboek.importers import for_ledger

CONFIG = for_ledger(Path(__file__).with_name("main.beancount"))

if __name__ == "__main__":
    beangulp.Ingest(CONFIG)()
