"""Tests of what a siting writes."""
