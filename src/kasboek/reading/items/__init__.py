"""Open items: every invoice and bill, what settled it, and payments that name none."""
