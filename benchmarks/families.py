"""The families of benchmarks by name; each has ``options(parser)`` and ``run(given)``, which yields rows."""

from types import ModuleType

from benchmarks import agreement, comfort, headcount, months, physician, profile, replan, roster, siting
from benchmarks.location import cap, capu, cover, pcenter, pmed, pmedcap
from benchmarks.scenarios import faults as scenarios_faults
from benchmarks.scenarios import policy as scenarios_policy
from benchmarks.scenarios import region as scenarios_region
from benchmarks.service import contract, faults, fuzz, load, queue
from benchmarks.year import family as year

FAMILIES: dict[str, ModuleType] = {
    "roster": roster,
    "comfort": comfort,
    "months": months,
    "replan": replan,
    "profile": profile,
    "physician": physician,
    "siting": siting,
    "headcount": headcount,
    "agreement": agreement,
    "year": year,
    "pmed": pmed,
    "pcenter": pcenter,
    "cover": cover,
    "cap": cap,
    "capu": capu,
    "pmedcap": pmedcap,
    "service-load": load,
    "service-queue": queue,
    "service-faults": faults,
    "service-fuzz": fuzz,
    "service-contract": contract,
    "scenarios-faults": scenarios_faults,
    "scenarios-policy": scenarios_policy,
    "scenarios-region": scenarios_region,
}
