"""Names of files that others chose, fit for a terminal."""


def printable(said: str) -> str:
    """Return a text with a mark in place of what a terminal would obey or cannot show; lines stay lines."""
    return "".join(c if c.isprintable() or c in "\n\u3000" else "\ufffd" for c in said)
