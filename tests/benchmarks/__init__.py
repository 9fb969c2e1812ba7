"""The benchmarks themselves: rivals, rows and tables."""
