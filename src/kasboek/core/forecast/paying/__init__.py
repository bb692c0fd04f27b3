"""Open invoices and bills as items: on which days they are paid, and in which parts."""
