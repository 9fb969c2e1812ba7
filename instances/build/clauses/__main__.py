"""``python -m instances.build.clauses docs/headcount-clauses.md``: solve Urad clause by clause and write the page."""

import sys
from pathlib import Path

from instances.build.clauses.page import COMMAND, clauses_page

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {COMMAND}")
    Path(sys.argv[1]).write_text(clauses_page(), encoding="utf-8")
