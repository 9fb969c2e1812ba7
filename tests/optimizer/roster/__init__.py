"""Tests of the roster's formulation and algorithm."""
