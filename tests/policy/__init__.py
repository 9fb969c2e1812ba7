"""Tests of policy as data."""
