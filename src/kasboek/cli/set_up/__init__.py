"""From nothing to a ledger that is read whole and open in Fava."""
