"""Where a bank line belongs: by rules, by open items, by what the ledger's bookings teach."""
