"""Kasboek's importers for beangulp and Fava.

`python import.py extract inbox -e main.beancount`; in Fava: option `import-config "import.py"`.
"""

from __future__ import annotations

from pathlib import Path

import beangulp

from kasboek.importers import for_ledger

CONFIG = for_ledger(Path(__file__).with_name("main.beancount"))

if __name__ == "__main__":
    beangulp.Ingest(CONFIG)()
