"""Scenarios: many variants of the same decision, of one county or many, from one file.

A file names base counties, variants (patches, policy values), profiles and grids, and how often each is repeated over
seeds; :func:`expand` makes the runs of it, of which each has a content hash by which its result is known again.
"""

from models.scenario.expand import Run, expand
from models.scenario.fingerprint import fingerprint
from models.scenario.reading import ReadScenarios, read_scenarios
from models.scenario.records import Axis, Base, Options, Scenarios, Variant

__all__ = [
    "Axis",
    "Base",
    "Options",
    "ReadScenarios",
    "Run",
    "Scenarios",
    "Variant",
    "expand",
    "fingerprint",
    "read_scenarios",
]
