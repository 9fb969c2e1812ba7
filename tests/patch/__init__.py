"""Tests of patches: changes of a county named by what they change."""
