"""A test module for each rule of headcount."""
