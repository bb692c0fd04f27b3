"""Electronic invoices: UBL, CII, and Factur-X inside a PDF."""
