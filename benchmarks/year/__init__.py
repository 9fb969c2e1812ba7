"""A year of a county, simulated step by step through the command line, as a planner works; and what came of it."""
