"""Where the shared centers stand."""
