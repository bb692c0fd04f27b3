"""What each account is: declared, by its code, by its name, and whether that agrees."""
