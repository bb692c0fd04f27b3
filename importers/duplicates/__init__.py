"""What of a statement is new: what the ledger's text remembers, and what the balances tell."""
