"""Rules on personal voice."""
