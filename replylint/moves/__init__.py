"""What a reply does, move by move: apologies, ownership, repairs, times, causes, empathy … each found once and shared by all rules."""
