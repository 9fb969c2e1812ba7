"""Tests of the service: its routes with a stub in place of the solver, and one live server with the real one."""
