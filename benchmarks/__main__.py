"""``python -m benchmarks FAMILY [FOLDER] --json``: run what has no row yet, then say what was found."""

import argparse
import json
from pathlib import Path

from benchmarks import tables
from benchmarks.families import FAMILIES


def main() -> None:
    """Run one family, or write the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    families = parser.add_subparsers(dest="family", required=True)
    for name, family in FAMILIES.items():
        its = families.add_parser(name, help=(family.__doc__ or "").splitlines()[0])
        its.add_argument("folder", nargs="?", type=Path, help="instances from elsewhere, where the family has any")
        its.add_argument("--json", action="store_true", help="one JSON document a row")
        its.add_argument("--again", action="store_true", help="run also what has a row")
        family.options(its)
    families.add_parser("tables", help="write docs/benchmarks.md from the rows")
    given = parser.parse_args()
    if given.family == "tables":
        print(tables.write())
        return
    for row in FAMILIES[given.family].run(given):
        shown = json.dumps(row, ensure_ascii=False) if given.json else "  ".join(str(v) for v in row.values())
        print(shown, flush=True)


if __name__ == "__main__":
    main()
