"""Tests of plans that are read."""
