"""Statements against the ledger, payments against invoices, and who signed for it."""
