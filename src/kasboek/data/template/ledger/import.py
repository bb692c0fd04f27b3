"""The importers for this ledger, for Fava's import page and for beangulp.

`kasboek import` does more and needs no file: this one is for who prefers those.
"""

from pathlib import Path

from kasboek.importers import for_ledger

CONFIG = for_ledger(Path(__file__).with_name("main.beancount"))

if __name__ == "__main__":
    from beangulp import Ingest

    Ingest(CONFIG)()
