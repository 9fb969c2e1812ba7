"""Batches of scenarios under faults: a scheduler, workers and a main process, each a process that is killed."""
