"""Lines of the plan: what used each up, and new ones for loans, people and what recurs."""
