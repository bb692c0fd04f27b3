"""What is asked of a forecast: can we, what if, what differs, what breaks, and why, in words."""
