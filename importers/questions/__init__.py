"""The bank lines that wait for a person, and what each may be, with the evidence."""
