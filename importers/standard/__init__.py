"""Standard statement files, the same from every bank: camt, MT940, CODA, OFX."""
