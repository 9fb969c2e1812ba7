"""The headcount engine, judged by the checker and by enumeration."""
