"""Rows of the shipped counties, each with its source, its licence and what in it is an estimate."""
