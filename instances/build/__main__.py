"""``python -m instances.build [ID ...]``: build the shipped instances anew, and the index."""

import sys

from instances.build.index import write_index
from instances.build.shipped import names, write


def main(wanted: list[str]) -> None:
    """Write the files of the wanted instances (all where none is named) and ``index.json``."""
    for name in wanted or names():
        sys.stdout.write(f"{write(name)}\n")
    sys.stdout.write(f"{write_index()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
