"""Tests of attendance forms."""
