"""What the founder decided and expects: policy, rules, relations, the plan and its scenarios."""
