"""The drafted plan of a group as rows of a siting plan."""

from collections.abc import Iterator, Sequence

from instances.generate.siting.assemble import Built
from models.county import Phase
from models.siting import Service, Standing


def rows_of(built: Built, phases: Sequence[Phase]) -> list[Standing | Service]:
    """Return open centers and services: what stands and is kept runs from the first phase on, the rest when due."""
    rows: list[Standing | Service] = []
    for n, phase in enumerate(phases):
        rows += _standings(built, phase.phase, due=n >= built.due)
        rows += _services(built, phase.phase, due=n >= built.due)
    return rows


def _standings(built: Built, phase: str, *, due: bool) -> Iterator[Standing]:
    today = {(site.kind, site.site): site.modules for site in built.sites if site.status.standing}
    for key, wanted in built.drafted.modules.items():
        modules = max(wanted if due else 0, today.get(key, 0))
        if modules:
            yield Standing(phase=phase, kind=key[0], site=key[1], modules=modules)


def _services(built: Built, phase: str, *, due: bool) -> Iterator[Service]:
    if not due:
        return
    drafted = built.drafted
    for row in built.volumes:
        site = drafted.serves[row.member]
        yield Service(phase=phase, kind=row.kind, member=row.member, site=site, volume=row.volume)
    for spec in (spec for spec in built.group if spec.backup):
        for member, site in drafted.stands_by.items():
            yield Service(phase=phase, kind=spec.name, member=member, site=site, backup=True)
