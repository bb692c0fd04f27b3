"""Payment providers: what was sold, what they kept and what they paid out, per settlement."""
