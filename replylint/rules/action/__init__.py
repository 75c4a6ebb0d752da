"""Rules on action."""
