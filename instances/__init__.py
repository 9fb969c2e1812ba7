"""Counties to run: shipped ones by name, and generated ones of any size."""
