"""Tests of scenarios: files that ask for many variants, and the runs of them."""
