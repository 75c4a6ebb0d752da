"""Rules on deflection."""
