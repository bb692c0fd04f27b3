"""What the past teaches: how customers pay, how we pay, and what comes back by itself."""
