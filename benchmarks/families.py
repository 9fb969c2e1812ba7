"""The families of benchmarks by name; each has ``options(parser)`` and ``run(given)``, which yields rows."""

from types import ModuleType

from benchmarks import comfort, months, physician, profile, replan, roster

FAMILIES: dict[str, ModuleType] = {
    "roster": roster,
    "comfort": comfort,
    "months": months,
    "replan": replan,
    "profile": profile,
    "physician": physician,
}
