"""A test module for each rule of the roster."""
