"""From a scenario file to its runs: every base, profile, variant, point of the grid and repetition."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from pydantic import Field

from models.base import Record
from models.files.input.checks.settings import read_setting
from models.patch.selector import spelled
from models.policy import Setting
from models.scenario.records import Cell, Scenarios, Variant

BASE, PROFILE, VARIANT, SEED = "base", "profile", "variant", "seed"
FIXED_DIMENSIONS = (BASE, PROFILE, VARIANT, SEED)
"""The dimensions that are no axis of the grid."""
TABLE_COLUMNS = (
    "run", "label", "county", "profile_used", "state", "outcome", "termination", "failure", "clean", "reproducible",
    "defaults_used", "hash", "peak_mib", "cpu_seconds", "ended_at",
)  # fmt: skip
"""The columns of the table whose names no axis may have; all others of its own have a dot."""
_PLAIN = Variant(id="as_is")


class Run(Record):
    """One solve that a file asks for.

    ``dimensions`` has its value in every dimension of the file, ``label`` those in which the runs differ. ``pointers``
    says where in the file each entry of ``patch`` stands.
    """

    number: int
    base: str
    label: str
    dimensions: dict[str, Cell]
    patch: dict[str, Any] = Field(default_factory=dict)
    pointers: dict[str, str] = Field(default_factory=dict)
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    seed: int


def dimensions_of(scenarios: Scenarios) -> dict[str, list[Cell]]:
    """Return every dimension with its values in the order of the file; ``base`` and ``variant`` are always there."""
    first = scenarios.options.seed
    found: dict[str, list[Cell]] = {BASE: [base.id for base in scenarios.bases]}
    if scenarios.profiles:
        found[PROFILE] = list(scenarios.profiles)
    found[VARIANT] = [variant.id for variant in scenarios.variants or (_PLAIN,)]
    found |= {axis.id: [cell(value) for value in axis.values] for axis in scenarios.grid}
    return found | {SEED: list(range(first, first + scenarios.repetitions))}


def expand(scenarios: Scenarios) -> tuple[Run, ...]:
    """Return the runs of a file, in its order: repetitions turn fastest, bases slowest."""
    return tuple(_runs(scenarios))


def reference_of(scenarios: Scenarios, run: Run, known: Mapping[str, list[Cell]] | None = None) -> dict[str, Cell]:
    """Return the dimensions of the run that ``run`` is compared with: the file's reference at the same base county.

    ``known`` are those of :func:`dimensions_of`, for who asks for many runs.
    """
    known = known if known is not None else dimensions_of(scenarios)
    found = {id: values[0] for id, values in known.items()}
    if BASE not in scenarios.reference:
        found[BASE] = run.base
    for id, said in scenarios.reference.items():
        found[id] = next(value for value in known[id] if spelled(value) == spelled(said))
    return found


def cell(value: Any) -> Cell:
    """Return a value of an axis as a cell: scalars as they are, the rest as JSON."""
    return value if isinstance(value, str | int | float | bool) else spelled(value)


def _runs(scenarios: Scenarios) -> Iterator[Run]:
    dimensions = dimensions_of(scenarios)
    varying = {id for id, values in dimensions.items() if len(values) > 1}
    titles = {axis.id: axis.title or axis.id for axis in scenarios.grid}
    names = {variant.id: variant.title or variant.id for variant in scenarios.variants}
    variants = {variant.id: (n, variant) for n, variant in enumerate(scenarios.variants or (_PLAIN,))}
    points = list(product(*(list(enumerate(axis.values)) for axis in scenarios.grid)))
    number = 0
    for base, profile in product(dimensions[BASE], dimensions.get(PROFILE, [""])):
        for n, variant in variants.values():
            changes = _Changes(n, variant)
            for point in points:
                for seed in dimensions[SEED]:
                    number += 1
                    at: dict[str, Cell] = {BASE: base} | ({PROFILE: profile} if scenarios.profiles else {})
                    at |= {VARIANT: variant.id}
                    at |= {a.id: cell(v) for a, (_, v) in zip(scenarios.grid, point, strict=True)}
                    at |= {SEED: seed}
                    yield Run(
                        number=number,
                        base=str(base),
                        label=_label(at, varying, titles, names),
                        dimensions=at,
                        profile=str(profile) or variant.profile,
                        seed=int(seed),
                        **changes.at(scenarios, point),
                    )


class _Changes:
    """What a variant and a point of the grid change together."""

    def __init__(self, number: int, variant: Variant) -> None:
        self._number, self._variant = number, variant
        self._settings = tuple(_setting(key, value) for key, value in variant.settings.items())

    def at(self, scenarios: Scenarios, point: tuple[tuple[int, Any], ...]) -> dict[str, Any]:
        """Return patch, pointers and settings of a point."""
        patch = dict(self._variant.patch)
        pointers = dict.fromkeys(patch, f"/variants/{self._number}/patch")
        settings = list(self._settings)
        for n, (axis, (k, value)) in enumerate(zip(scenarios.grid, point, strict=True)):
            if axis.patch:
                patch[axis.patch] = value
                pointers[axis.patch] = f"/grid/{n}/values/{k}"
            else:
                settings.append(_setting(axis.setting, value))
        return {"patch": patch, "pointers": pointers, "settings": tuple(settings)}


def _setting(key: str, value: Any) -> Setting:
    rule, _, parameter = key.rpartition(".")
    return read_setting(rule, parameter, spelled(value))


def _label(at: dict[str, Cell], varying: set[str], titles: dict[str, str], names: dict[str, str]) -> str:
    """Return such as ``比例 50% · 天数 30``: the dimensions in which runs differ; the base where none is."""
    parts = []
    for id, value in at.items():
        if id not in varying:
            continue
        if id == VARIANT:
            parts.append(names.get(str(value), str(value)))
        elif id in (BASE, PROFILE):
            parts.append(str(value))
        else:
            parts.append(f"{titles.get(id, id)} {spelled(value)}")
    return " · ".join(parts) or str(at[BASE])
