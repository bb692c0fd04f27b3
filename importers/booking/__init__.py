"""From a file that was read to the changes that book it: whose it is, what is checked, where."""
