"""Rules on argument and defence."""
