"""Benchmarks: rivals on the same instances, raw rows in CSV, tables generated into ``docs/benchmarks.md``."""
