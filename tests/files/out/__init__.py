"""Tests of the results that are written."""
