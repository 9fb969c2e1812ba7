"""Tests of what a batch leaves."""
