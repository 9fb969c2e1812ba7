"""The county folder: steps, history, locks, and what an interruption leaves."""
