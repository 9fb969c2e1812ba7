"""Tests of the siting room."""
