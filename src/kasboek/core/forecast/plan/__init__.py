"""Planned lines and budgets as items: each occurrence once, whatever has become real of it."""
