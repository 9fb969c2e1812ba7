"""A second opinion on siting, written from the clauses."""
