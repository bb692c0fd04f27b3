"""What there is today: the day's page, the figures, the checks, and the report of them."""
