"""A second opinion on headcount, written from the clauses."""
