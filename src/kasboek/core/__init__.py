"""The calculations: pure functions of a book, a day and plain values."""
