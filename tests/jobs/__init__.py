"""Tests of the queue; the solver is a stub that runs in the same process."""
