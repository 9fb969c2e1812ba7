"""What the solve of a headcount leaves in its folder."""
