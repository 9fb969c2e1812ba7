"""The families of benchmarks by name; each has ``options(parser)`` and ``run(given)``, which yields rows."""

from types import ModuleType

from benchmarks import months, profile, roster

FAMILIES: dict[str, ModuleType] = {"roster": roster, "months": months, "profile": profile}
