"""The checker's tests."""
