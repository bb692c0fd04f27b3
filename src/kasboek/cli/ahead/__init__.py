"""What is to come: the forecast, and the questions answered by another forecast beside it."""
