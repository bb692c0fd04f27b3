"""Questions about bank lines: asked one at a time, answered by one key, written at once."""
