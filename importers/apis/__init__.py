"""Answers of banks' and aggregators' APIs, saved as JSON files; nothing is fetched here."""
