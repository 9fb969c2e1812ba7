"""A test module for each rule of siting."""
