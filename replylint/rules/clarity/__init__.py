"""Rules on clarity."""
