"""What a bookkeeping package or a CRM gives: whole ledgers, open items, deals."""
