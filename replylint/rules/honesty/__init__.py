"""Rules on honesty."""
