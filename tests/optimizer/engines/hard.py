"""A program that CBC does not settle."""

from random import Random

from optimizer.engines.pulp import Program


def hard() -> Program:
    """Return a market to be split in halves: CBC neither finds a split nor rules one out within minutes."""
    random, program = Random(1), Program("hard")
    for n in range(40):
        program.column(f"x{n}", 1)
    for row in range(5):
        weights = [(random.randint(1, 99), n) for n in range(40)]
        half = sum(weight for weight, _ in weights) // 2
        program.row(f"half_{row}", list(weights), low=half, high=half)
    return program
