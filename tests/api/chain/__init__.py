"""Tests of the chain as one run."""
