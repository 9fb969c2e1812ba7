"""Tests of batches: real child processes with small solvers in them."""
