"""The ledger language as tables: directives, their values and keys, and the types of those."""
