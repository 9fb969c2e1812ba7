"""Commands whose work a service does."""
