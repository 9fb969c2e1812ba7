"""Builders of the shipped counties: facts and rows kept by hand in ``sources/``, the rest from seeded draws."""
