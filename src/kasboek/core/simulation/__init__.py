"""Chance: many paths of cash drawn from what is not sure, and what they come down to."""
