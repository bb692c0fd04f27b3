"""Dated facts by country, and the words: data files, no code."""
