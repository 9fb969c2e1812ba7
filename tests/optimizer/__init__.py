"""Tests of how plans are found."""
