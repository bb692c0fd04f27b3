"""Receivables and payables: how late they are, how they and we pay, and the credit limits."""
