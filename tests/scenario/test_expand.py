"""Runs: their order, what each changes, and the hash by which a result is known again."""

from datetime import date
from typing import Any

from models.decision import Decision
from models.scenario import Axis, Base, Options, Run, Scenarios, Variant, expand, fingerprint
from models.scenario.expand import reference_of

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def scenarios(**fields: Any) -> Scenarios:
    """Return a file of two bases and an axis of days."""
    given: dict[str, Any] = {
        "bases": (Base(id="a", county="a.json"), Base(id="b", county="b.json")),
        "grid": (Axis(id="days", title="天数", setting="roster.annual_days.days", values=(20, 30)),),
    }
    return Scenarios(**given | fields)


def hash_of(run: Run, **changed: Any) -> str:
    """Return the hash of a run, of a county called c."""
    given: dict[str, Any] = {
        "county_hash": "c",
        "decision": Decision.ROSTER,
        "horizon": MARCH,
        "options": Options(),
        "defaults_used": 0,
        "versions": {"xiachen": "1"},
    }
    return fingerprint(run, **given | changed)


def test_runs_are_in_the_order_of_the_file() -> None:
    runs = expand(scenarios(repetitions=2))
    assert [(r.base, r.dimensions["days"], r.seed) for r in runs] == [
        ("a", 20, 1), ("a", 20, 2), ("a", 30, 1), ("a", 30, 2), ("b", 20, 1), ("b", 20, 2), ("b", 30, 1), ("b", 30, 2)
    ]  # fmt: skip
    assert (runs[0].label, runs[-1].label) == ("a · 天数 20 · seed 1", "b · 天数 30 · seed 2")
    assert scenarios(repetitions=2).count == len(runs)


def test_profiles_variants_and_patches_of_the_grid_come_together() -> None:
    variant = Variant(id="v", title="变体", patch={"staff[id=P1]": None}, settings={"roster.need.mode": "hard"})
    rooms = Axis(id="rooms", patch="facilities[id=T1].rooms", values=(1, {"x": 1}))
    runs = expand(scenarios(profiles=("urad", ""), variants=(variant,), grid=(rooms,)))
    assert len(runs) == 8
    assert runs[1].patch == {"staff[id=P1]": None, "facilities[id=T1].rooms": {"x": 1}}
    assert runs[1].pointers["facilities[id=T1].rooms"] == "/grid/0/values/1"
    assert runs[1].pointers["staff[id=P1]"] == "/variants/0/patch"
    assert (runs[1].dimensions["rooms"], runs[1].profile, runs[2].profile) == ('{"x": 1}', "urad", "")
    assert [(s.rule, s.parameter, s.value) for s in runs[0].settings] == [("roster.need", "mode", "hard")]


def test_one_run_is_called_after_its_base() -> None:
    (run,) = expand(scenarios(bases=(Base(id="a", county="a.json"),), grid=()))
    assert (run.label, run.dimensions) == ("a", {"base": "a", "variant": "as_is", "seed": 1})


def test_the_reference_is_at_the_same_base_unless_it_names_one() -> None:
    given = scenarios(reference={"days": "30"})
    last = expand(given)[-1]
    assert reference_of(given, last) == {"base": "b", "variant": "as_is", "days": 30, "seed": 1}
    assert reference_of(scenarios(reference={"base": "a"}), last)["base"] == "a"


def test_the_hash_follows_content_and_nothing_else() -> None:
    a20, a30, b20, _ = expand(scenarios())
    assert hash_of(a20) == hash_of(b20)
    changed = (
        hash_of(a30),
        hash_of(a20, county_hash="d"),
        hash_of(a20, decision=Decision.SITING),
        hash_of(a20, horizon=None),
        hash_of(a20, options=Options(time_limit=None)),
        hash_of(a20, defaults_used=1),
        hash_of(a20, versions={"xiachen": "2"}),
        hash_of(a20.model_copy(update={"seed": 2})),
        hash_of(a20.model_copy(update={"profile": "urad"})),
    )
    assert len({hash_of(a20), *changed}) == 1 + len(changed)
    assert hash_of(a20.model_copy(update={"number": 9, "label": "x", "dimensions": {}})) == hash_of(a20)
    turned = scenarios(variants=(Variant(id="v", settings={"roster.need.mode": "hard"}),))
    first = expand(turned)[0]
    assert hash_of(first) == hash_of(first.model_copy(update={"settings": first.settings[::-1]}))
