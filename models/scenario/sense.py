"""What a scenario file must make sense of: names, rules, profiles, selectors, dates, and how many runs there are."""

from typing import Any

from models.files.input.checks.settings import read_setting
from models.files.input.codes import Fault, Place, did_you_mean, make_issue
from models.files.input.gather_json import escaped
from models.files.input.values import shown
from models.files.input.vocabulary import read_profile
from models.issue import InputRefused, Issue
from models.patch.selector import canonical, parse_selector, spelled
from models.policy import Setting
from models.policy.values import parse_share
from models.scenario.expand import FIXED_DIMENSIONS, TABLE_COLUMNS, dimensions_of
from models.scenario.records import MOST_RUNS, Axis, Scenarios, Variant
from models.text import Text, text

LONGEST_DAYS = 366
_SCALAR = text("文字、数字或 true/false", "text, a number or true/false")


class Sense:
    """Checks one file, for a service where it is ``served``; ``issues`` has every fault that was found."""

    def __init__(self, given: Scenarios, served: bool = False) -> None:
        self.given = given
        self.served = served
        self.issues: list[Issue] = []

    def report(self, code: str, pointer: str, **values: Any) -> None:
        """Note a fault."""
        self.issues.append(make_issue(code, Place(pointer=pointer), **values))

    def names(self) -> None:
        """Check that names are told apart, and that a dimension has none of the table's own."""
        for key in ("bases", "variants", "grid"):
            first: dict[str, str] = {}
            for n, named in enumerate(getattr(self.given, key)):
                pointer = f"/{key}/{n}/id"
                if first.setdefault(named.id, pointer) != pointer:
                    self.report("scenario_twice", pointer, found=named.id, first=first[named.id])
        for n, axis in enumerate(self.given.grid):
            if axis.id in (*FIXED_DIMENSIONS, *TABLE_COLUMNS):
                self.report("scenario_name", f"/grid/{n}/id", found=axis.id)

    def bases(self) -> None:
        """Check that a base is a file, to a service a county that it keeps, or an instance."""
        own, other = ("county_id", "county") if self.served else ("county", "county_id")
        for n, base in enumerate(self.given.bases):
            if getattr(base, other):
                code = "scenario_no_files" if self.served else "scenario_no_service"
                self.report(code, f"/bases/{n}/{other}")
            elif bool(getattr(base, own)) == bool(base.instance):
                self.report("scenario_either", f"/bases/{n}", a=own, b="instance")

    def horizon(self) -> None:
        """Check that dates are of rosters, in order, and at most a year apart."""
        first, last = self.given.first, self.given.last
        if not self.given.decision.has_days and (first or last):
            self.report("scenario_days", "/from" if first else "/to")
        if first and last and not 0 <= (last - first).days < LONGEST_DAYS:
            self.report("scenario_reversed", "/to", first=first.isoformat(), last=last.isoformat(), limit=LONGEST_DAYS)

    def gap(self) -> float:
        """Return the allowed gap, from 0.001 or 0.1%."""
        said = self.given.options.gap
        try:
            return float(parse_share(spelled(said)))
        except (ValueError, ZeroDivisionError):
            self.report("scenario_gap", "/options/gap", found=shown(said))
            return 0.0

    def profile(self, said: str, pointer: str) -> str:
        """Return the id of a profile, empty for the county's own."""
        try:
            return read_profile(said) if said else ""
        except Fault as fault:
            self.report(fault.code, pointer, **fault.values)
            return ""

    def setting(self, key: str, value: Any, pointer: str) -> Setting | None:
        """Return a policy value by ids, ``None`` where it is at fault."""
        rule, dot, parameter = key.strip().rpartition(".")
        if not dot:
            self.report("scenario_setting", pointer, found=shown(key))
        elif isinstance(value, list | dict) or value is None:
            self.report("scenario_shape", pointer, wanted=_SCALAR)
        else:
            try:
                return read_setting(rule, parameter, spelled(value))
            except Fault as fault:
                self.report(fault.code, pointer, **fault.values)
        return None

    def selector(self, said: str, pointer: str) -> None:
        """Check that a selector names a sheet and fields that there are."""
        try:
            parse_selector(said)
        except Fault as fault:
            self.report(fault.code, pointer, **fault.values)

    def variant(self, n: int, given: Variant) -> Variant:
        """Return a variant with its values by ids."""
        pointer = f"/variants/{n}"
        for said in given.patch:
            self.selector(said, f"{pointer}/patch/{escaped(said)}")
        known: dict[str, str] = {}
        for key, value in given.settings.items():
            at = f"{pointer}/set/{escaped(key)}"
            found = self.setting(key, value, at)
            if found is not None and key_of(found) in known:
                self.report("scenario_twice", at, found=key_of(found), first=f"{pointer}/set")
            elif found is not None:
                known[key_of(found)] = found.value
        profile = self.profile(given.profile, f"{pointer}/profile")
        if profile and self.given.profiles:
            self.report("scenario_twice", f"{pointer}/profile", found="profile", first="/profiles")
        return given.model_copy(update={"settings": known, "profile": profile})

    def axis(self, n: int, given: Axis) -> Axis:
        """Return an axis with its values by ids; none occurs twice."""
        pointer = f"/grid/{n}"
        if bool(given.setting) == bool(given.patch):
            self.report("scenario_either", pointer, a="set", b="patch")
            return given
        first: dict[str, str] = {}
        for k, value in enumerate(given.values):
            at = f"{pointer}/values/{k}"
            if first.setdefault(spelled(value), at) != at:
                self.report("scenario_twice", at, found=shown(spelled(value)), first=first[spelled(value)])
        if given.patch:
            self.selector(given.patch, f"{pointer}/patch")
            return given
        found = [self.setting(given.setting, v, f"{pointer}/values/{k}") for k, v in enumerate(given.values)]
        known = next((f for f in found if f is not None), None)
        return given if known is None else given.model_copy(update={"setting": key_of(known)})

    def once(self, variants: tuple[Variant, ...], grid: tuple[Axis, ...]) -> None:
        """Check that what an axis changes, no variant and no other axis does."""
        taken: dict[str, str] = {}
        for n, variant in enumerate(variants):
            taken |= dict.fromkeys(variant.settings, f"/variants/{n}/set")
            taken |= dict.fromkeys(map(canonical, variant.patch), f"/variants/{n}/patch")
        for n, axis in enumerate(grid):
            key = axis.setting or canonical(axis.patch)
            if key in taken:
                at = f"/grid/{n}/{'set' if axis.setting else 'patch'}"
                self.report("scenario_twice", at, found=axis.setting or shown(axis.patch), first=taken[key])
            taken[key] = f"/grid/{n}"

    def reference(self) -> None:
        """Check that the reference names dimensions, and values that they have."""
        known = dimensions_of(self.given)
        for key, value in self.given.reference.items():
            pointer = f"/reference/{escaped(key)}"
            if key not in known:
                self.report("scenario_reference", pointer, found=shown(key), hint=_near(key, known))
            elif spelled(value) not in (values := [spelled(v) for v in known[key]]):
                self.report("scenario_reference", pointer, found=shown(spelled(value)), hint=_near(value, values))


def checked(given: Scenarios, served: bool = False) -> Scenarios:
    """Return the file with rules, parameters and profiles by their ids; raise :class:`InputRefused` with all faults.

    A service reads no files: where it is ``served`` bases are counties that it keeps, or instances.
    """
    sense = Sense(given, served)
    sense.names()
    sense.bases()
    sense.horizon()
    options = given.options.model_copy(update={"gap": sense.gap()})
    profiles = tuple(sense.profile(said, f"/profiles/{n}") for n, said in enumerate(given.profiles))
    named = [id or said for id, said in zip(profiles, given.profiles, strict=True)]
    for n, id in enumerate(named):
        if id in named[:n]:
            sense.report("scenario_twice", f"/profiles/{n}", found=id, first=f"/profiles/{named.index(id)}")
    variants = tuple(sense.variant(n, variant) for n, variant in enumerate(given.variants))
    grid = tuple(sense.axis(n, axis) for n, axis in enumerate(given.grid))
    sense.once(variants, grid)
    found = given.model_copy(update={"options": options, "profiles": profiles, "variants": variants, "grid": grid})
    sense.given = found
    sense.reference()
    if given.count > MOST_RUNS:
        sense.report("scenario_many", "/grid" if given.grid else "/bases", found=given.count, limit=MOST_RUNS)
    if sense.issues:
        raise InputRefused(sense.issues)
    return found


def key_of(setting: Setting) -> str:
    """Return ``RULE.PARAM`` by ids."""
    return f"{setting.rule}.{setting.parameter}"


def _near(found: Any, known: Any) -> Text:
    return did_you_mean(spelled(found), {str(k): str(k) for k in known})
