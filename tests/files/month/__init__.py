"""Tests of what a county folder keeps."""
