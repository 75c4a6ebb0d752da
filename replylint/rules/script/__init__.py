"""Rules on script and boilerplate."""
