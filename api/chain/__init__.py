"""The chain of siting, headcount and roster as one run: three ordinary jobs, each over what the one before it asks."""

from api.chain.run import LENGTH, ChainJob, ChainResult, Solve, StageDone, run_chain

__all__ = ["LENGTH", "ChainJob", "ChainResult", "Solve", "StageDone", "run_chain"]
