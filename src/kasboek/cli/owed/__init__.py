"""Receivables and payables: what is open, how late it is, and how they and we pay."""
