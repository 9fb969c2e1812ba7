"""Results out: what a solve leaves in its folder. Each name is loaded where it is first asked for."""

from typing import TYPE_CHECKING

from models.lazy import loader

if TYPE_CHECKING:
    from models.files.out.headcount.results import HeadcountResults
    from models.files.out.headcount.write import write_headcount_results
    from models.files.out.outcome import outcome_sentence
    from models.files.out.roster.results import Results
    from models.files.out.roster.write import write_results
    from models.files.out.siting.results import SitingResults
    from models.files.out.siting.write import write_siting_results

__all__ = [
    "HeadcountResults",
    "Results",
    "SitingResults",
    "outcome_sentence",
    "write_headcount_results",
    "write_results",
    "write_siting_results",
]

__getattr__ = loader(
    __name__,
    {
        "HeadcountResults": "headcount.results",
        "Results": "roster.results",
        "SitingResults": "siting.results",
        "outcome_sentence": "outcome",
        "write_headcount_results": "headcount.write",
        "write_results": "roster.write",
        "write_siting_results": "siting.write",
    },
)
