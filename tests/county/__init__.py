"""The county and its words."""
