"""The forecast: from a book to dated cash items, and from items to days, weeks and months."""
