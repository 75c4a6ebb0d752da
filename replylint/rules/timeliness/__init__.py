"""Rules on timeliness."""
