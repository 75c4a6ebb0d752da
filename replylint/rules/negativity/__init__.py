"""Rules on negative language."""
