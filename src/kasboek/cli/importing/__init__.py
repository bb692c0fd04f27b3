"""From a bank's file to booked lines, and the rules by which they are booked."""
