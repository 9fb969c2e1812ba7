"""Tests of what a headcount writes."""
