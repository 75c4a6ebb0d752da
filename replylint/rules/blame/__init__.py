"""Rules on blame."""
