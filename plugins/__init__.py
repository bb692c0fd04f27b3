"""Beancount plugins: one rule or generator per module."""
