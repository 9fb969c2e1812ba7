"""Tests of the shipped and the generated counties."""
