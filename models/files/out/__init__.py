"""Results out: what a solve leaves in its folder."""

from models.files.out.outcome import outcome_sentence
from models.files.out.roster.results import Results
from models.files.out.roster.write import write_results

__all__ = ["Results", "outcome_sentence", "write_results"]
