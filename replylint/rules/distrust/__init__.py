"""Rules on distrust."""
