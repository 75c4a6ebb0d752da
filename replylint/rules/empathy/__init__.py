"""Rules on empathy and perspective."""
