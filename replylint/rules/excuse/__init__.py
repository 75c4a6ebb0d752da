"""Rules on excuses."""
