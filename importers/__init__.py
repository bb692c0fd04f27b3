"""Importers: one bank or format per module, over one statement model."""
