"""What is behind a figure, and any other question to the ledger."""
