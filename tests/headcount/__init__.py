"""Tests of the facts that headcount's checker and formulation share."""
