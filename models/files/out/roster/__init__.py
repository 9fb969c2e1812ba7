"""What the solve of a roster leaves in its folder."""
