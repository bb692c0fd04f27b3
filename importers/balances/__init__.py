"""What balances prove: a statement in itself, statement after statement, and the opening."""
