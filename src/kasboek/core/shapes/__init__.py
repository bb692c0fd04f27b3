"""Answers as the dictionaries that JSON is written from, one module per kind of answer."""
