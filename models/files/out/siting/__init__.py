"""What the solve of a siting leaves in its folder."""
