"""The service under load, in a queue, through kills, and against broken input."""

from benchmarks.rows import load, provenance
from benchmarks.service import contract, faults, fuzz, queue
from benchmarks.service import load as load_family
from benchmarks.tables.markdown import Rows, table

SERVICE = """## The service

What each column says stands in [service-under-stress.md](service-under-stress.md).
"""
FAMILIES = {
    "Load: 50 clients, 20 streams, two solves": load_family.FAMILY,
    "A queue of small jobs": queue.FAMILY,
    "`kill -9` of solves, of the server, of both": faults.FAMILY,
    "Broken bodies and files": fuzz.FAMILY,
    "schemathesis": contract.FAMILY,
}


def service_tables() -> str:
    """Return a table for each family that has rows, or nothing."""
    parts = [f"### {title}\n\n{every_column(rows)}" for title, family in FAMILIES.items() if (rows := load(family))]
    return "\n".join([SERVICE, *parts]) if parts else ""


def every_column(rows: Rows) -> str:
    """Return rows with all that they say, but for what they were made on."""
    left_out = {*provenance(), "key"}
    names = [name for name in rows[0] if name not in left_out]
    return table(names, [[row.get(name) or "" for name in names] for row in rows])
