"""Lines of the plan: when they fall, what became of them, what is missing, what one costs."""
