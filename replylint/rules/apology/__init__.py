"""Rules on apology."""
