"""Tax that is building up: from the books, the plan and what is learned, and when it is due."""
