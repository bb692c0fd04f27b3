"""From the bytes of a file to text, tables, XML or JSON, within bounds; no ledger is looked at."""
