"""Ledger text from values, merged into files; the only room through which files change."""
