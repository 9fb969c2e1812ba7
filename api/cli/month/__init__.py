"""The commands of a county folder, from init to report."""
