"""Where a company stands today: bank and books, what waits for somebody, the next step."""
