"""Python's collector of cyclic garbage, told to look less often."""

import gc

OBJECTS = 50_000
"""New objects between two looks. A county and its duties are millions of small records that refer to no cycle; at the
interpreter's own 700 the collector takes a fifth of the time that reading, building, checking and writing take."""


def collect_seldom() -> None:
    """Let the collector look once in ``OBJECTS`` new objects; here each process of the product begins."""
    gc.set_threshold(OBJECTS, 10, 10)
