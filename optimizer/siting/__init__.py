"""Where shared centers stand."""
