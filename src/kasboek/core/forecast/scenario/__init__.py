"""What a scenario does to the base line, on columns of whole numbers."""
