"""Tests of the siting room: against brute force, by hand, and at its edges."""
