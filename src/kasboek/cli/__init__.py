"""The command line: one module per command, by subject, over the frame they share."""
