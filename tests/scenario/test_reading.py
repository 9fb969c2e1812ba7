"""A scenario file is read whole, or refused with every fault of it at its line."""

from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

import instances
from instances.build.changji import CHANGJI
from models.files import read_county
from models.issue import InputRefused
from models.roster.presence import Presence
from models.scenario import expand, read_scenarios
from models.scenario.reading import LARGEST, read_scenarios_here

EXAMPLE = Path(instances.__file__).parent / "scenarios" / "urad-policy.yaml"
BASE = "bases: [{id: a, instance: rooms}]\n"


def written(folder: Path, text: str, name: str = "s.yaml") -> Path:
    """Return a scenario file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str, name: str = "s.yaml") -> list[tuple[str, str, int]]:
    """Return code, pointer and line of each fault of a file."""
    with pytest.raises(InputRefused) as refused:
        read_scenarios_here(written(folder, text, name))
    return [(i.code, i.pointer, i.line) for i in refused.value.issues]


def test_the_prefecture_has_its_seven_counties_and_each_is_shipped() -> None:
    bases = read_scenarios(EXAMPLE.with_name("changji.yaml")).scenarios.bases
    assert [base.instance for base in bases] == list(CHANGJI)
    assert all(instances.path(base.instance).exists() for base in bases)


def test_the_question_of_urad_has_45_variants() -> None:
    runs = expand(read_scenarios(EXAMPLE).scenarios)
    assert len(runs) == len({run.label for run in runs}) == 45
    assert [run.number for run in runs] == list(range(1, 46))
    assert {s.parameter for s in runs[0].settings} == {"mode", "share", "days"}
    assert len([run for run in runs if run.dimensions["variant"] == "half" and not run.patch]) == 15
    assert runs[-1].dimensions == {
        "base": "urad", "variant": "three_quarters", "share": "70%", "days": 40, "seed": 1
    }  # fmt: skip


def test_the_floors_of_the_shipped_example_are_the_parts_that_it_says() -> None:
    """Two thirds and three quarters of those who count in each department, rounded up, and never below the workbook."""
    county = read_county(instances.path("urad-middle-banner")).county
    members = Presence(county).members
    runs = {run.dimensions["variant"]: run for run in expand(read_scenarios(EXAMPLE).scenarios)}
    for variant, part in (("two_thirds", Fraction(2, 3)), ("three_quarters", Fraction(3, 4))):
        wanted = {
            f"departments[id={d.id}].floor": max(d.floor, ceil(len(members[d.id]) * part)) for d in county.departments
        }
        assert runs[variant].patch == wanted


def test_the_chains_of_urad_are_four() -> None:
    read = read_scenarios_here(EXAMPLE.with_name("urad-chain.yaml")).scenarios
    runs = expand(read)
    assert (read.decision, len(runs)) == ("chain", 4)
    assert {f"{s.rule}.{s.parameter}" for s in runs[0].settings} == {
        "headcount.need.center_available", "roster.need.post_days",
    }  # fmt: skip


def test_a_chain_has_days_but_siting_has_none(tmp_path: Path) -> None:
    assert faults(tmp_path, f"decision: siting\nfrom: 2026-03-01\n{BASE}") == [("scenario_days", "/from", 2)]
    chain = written(tmp_path, f"decision: chain\nfrom: 2026-03-01\n{BASE}")
    assert read_scenarios_here(chain).scenarios.decision.has_days


def test_json_says_the_same_as_yaml(tmp_path: Path) -> None:
    yaml = written(tmp_path, BASE + "grid: [{id: days, set: annual_days.days, values: [20, 30]}]\nrepetitions: 2\n")
    json = written(
        tmp_path,
        '{\t"bases": [{"id": "a", "instance": "rooms"}], "repetitions": 2,'
        '"grid": [{"id": "days", "set": "annual_days.days", "values": [20, 30]}]}',
        "s.json",
    )
    assert read_scenarios_here(yaml).scenarios == read_scenarios_here(json).scenarios
    assert len(expand(read_scenarios_here(json).scenarios)) == 4


def test_everyday_words_become_ids(tmp_path: Path) -> None:
    text = BASE + "variants: [{id: v, profile: 乌拉特中旗, set: {每周下沉比例.比例: 40%, 每周下沉比例.方式: 尽量}}]\n"
    (variant,) = read_scenarios_here(written(tmp_path, text)).scenarios.variants
    assert variant.profile == "urad"
    assert variant.settings == {"roster.weekly_share.share": "40%", "roster.weekly_share.mode": "soft"}


def test_scalars_are_those_of_json_and_the_rest_is_text(tmp_path: Path) -> None:
    text = BASE + 'variants: [{id: v, patch: {"staff[+]": [yes, 08:30, 2026-03-01, 1e1, 007, 0.5, true, ~]}}]\n'
    (variant,) = read_scenarios_here(written(tmp_path, text)).scenarios.variants
    assert variant.patch["staff[+]"] == ["yes", "08:30", "2026-03-01", 10.0, "007", 0.5, True, None]


def test_every_fault_of_shape_is_told_with_what_was_meant(tmp_path: Path) -> None:
    text = """\
bases:
  - {id: "a b", county: x.json}
varients: []
options:
  time_limit: 0
  seeds: 3
grid:
  - id: g
    values: []
repetitions: many
"""
    found = faults(tmp_path, text)
    assert found == [
        ("scenario_shape", "/options/time_limit", 5),
        ("scenario_field", "/options/seeds", 6),
        ("scenario_shape", "/bases/0/id", 2),
        ("scenario_shape", "/grid/0/values", 9),
        ("scenario_shape", "/repetitions", 10),
        ("scenario_field", "/varients", 3),
    ]
    with pytest.raises(InputRefused) as refused:
        read_scenarios_here(tmp_path / "s.yaml")
    assert 'did you mean "variants"' in refused.value.issues[-1].message.en
    assert refused.value.issues[-1].place == "L3 /varients"


def test_every_fault_of_sense_is_told(tmp_path: Path) -> None:
    text = """\
decision: siting
from: 2026-03-01
options: {gap: much}
bases:
  - {id: a, instance: rooms, county: x.json}
  - {id: a, county: y.json}
profiles: [urad, nowhere]
variants:
  - id: v
    set: {roster.weekly_share.shar: 40%, roster.annual_days.days: [1]}
    patch: {"facilitys[id=T1].rooms": 3}
grid:
  - {id: seed, set: roster.annual_days.days, values: [20, -1, 20]}
  - {id: h, set: roster.annual_days.days, values: [20]}
  - {id: p, patch: "staff[id=P1", values: [1]}
  - {id: q, values: [1]}
reference: {h: 30, x: 1}
"""
    assert set(faults(tmp_path, text)) == {
        ("scenario_either", "/bases/0", 5),
        ("scenario_twice", "/bases/1/id", 6),
        ("scenario_days", "/from", 2),
        ("scenario_gap", "/options/gap", 3),
        ("unknown_profile", "/profiles/1", 7),
        ("setting_parameter", "/variants/0/set/roster.weekly_share.shar", 10),
        ("scenario_shape", "/variants/0/set/roster.annual_days.days", 10),
        ("unknown_field", "/variants/0/patch/facilitys[id=T1].rooms", 11),
        ("scenario_name", "/grid/0/id", 13),
        ("setting_value", "/grid/0/values/1", 13),
        ("scenario_twice", "/grid/0/values/2", 13),
        ("scenario_twice", "/grid/1/set", 14),
        ("patch_selector", "/grid/2/patch", 15),
        ("scenario_either", "/grid/3", 16),
        ("scenario_reference", "/reference/h", 17),
        ("scenario_reference", "/reference/x", 17),
    }


def test_a_file_names_no_county_of_a_service(tmp_path: Path) -> None:
    text = "bases: [{id: a, county_id: county_1}, {id: b, county_id: county_1, county: x.json}]\n"
    assert faults(tmp_path, text) == [("scenario_no_service", f"/bases/{n}/county_id", 1) for n in (0, 1)]


def test_every_shipped_file_is_read() -> None:
    for path in EXAMPLE.parent.glob("*.yaml"):
        assert expand(read_scenarios_here(path).scenarios)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: [*x, *x]\n", "yaml_alias"),
        ("a: &x {b: *x}\n", "yaml_alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml_tag"),
        ("a: !!binary aGk=\n", "yaml_tag"),
        ("a: 1\na: 2\n", "yaml_twice"),
        ("a: [1\n", "bad_yaml"),
        ("a: 1\n---\nb: 2\n", "bad_yaml"),
        ("? [1, 2]\n: 3\n", "bad_yaml"),
        ("\x07", "bad_yaml"),
        ("a: " + "[" * 5000, "yaml_too_deep"),
        ("- " * 5000, "yaml_too_deep"),
        ("bases: " + "[" * 30 + "]" * 30, "yaml_too_deep"),
        ("- 1\n", "scenario_shape"),
        ("#\n", "scenario_shape"),
        ("#" * (LARGEST + 1), "file_too_big"),
    ],
)
def test_what_is_hostile_or_broken_is_one_fault(tmp_path: Path, text: str, code: str) -> None:
    assert [found[0] for found in faults(tmp_path, text)] == [code]


def test_json_is_nested_no_deeper_than_yaml(tmp_path: Path) -> None:
    for depth in (30, 500, 50_000):
        text = '{"bases": ' + "[" * depth + "]" * depth + "}"
        assert [found[0] for found in faults(tmp_path, text, "s.json")] == ["json_too_deep"]


@pytest.mark.parametrize("days", ["from: 9999-12-01\nto: 9999-12-31\n", "from: 0001-01-01\nto: 0001-01-31\n"])
def test_days_are_of_the_years_that_a_county_may_have(tmp_path: Path, days: str) -> None:
    assert [found[:2] for found in faults(tmp_path, BASE + days)] == [
        ("scenario_shape", "/from"),
        ("scenario_shape", "/to"),
    ]
    with pytest.raises(InputRefused) as refused:
        read_scenarios_here(tmp_path / "s.yaml")
    assert "2100" in refused.value.issues[0].message.zh


def test_what_a_message_says_is_in_the_language_of_the_message(tmp_path: Path) -> None:
    for text, word in (("decision: rosters\n" + BASE, " or "), ("? [a]\n: b\n", "key")):
        with pytest.raises(InputRefused) as refused:
            read_scenarios_here(written(tmp_path, text))
        (issue,) = refused.value.issues
        assert word not in issue.message.zh
        assert word in issue.message.en


def test_the_countys_own_profile_stands_once_too(tmp_path: Path) -> None:
    assert faults(tmp_path, BASE + 'profiles: ["", urad, ""]\n') == [("scenario_twice", "/profiles/2", 2)]


def test_one_selector_in_two_spellings_is_one(tmp_path: Path) -> None:
    text = """\
grid:
  - {id: a, patch: "facilities[id=T1].rooms", values: [1, 2]}
  - {id: b, patch: "facilities[ id = \\"T1\\"].rooms", values: [1, 2]}
"""
    assert faults(tmp_path, BASE + text) == [("scenario_twice", "/grid/1/patch", 4)]


def test_a_file_may_ask_for_so_many_runs_and_no_more(tmp_path: Path) -> None:
    days = ", ".join(str(n / 2) for n in range(101))
    axis = f"grid: [{{id: d, set: annual_days.days, values: [{days}]}}]\nrepetitions: 100\n"
    assert faults(tmp_path, BASE + axis) == [("scenario_many", "/grid", 2)]


def test_a_bomb_of_many_axes_is_counted_not_expanded(tmp_path: Path) -> None:
    axes = "".join(f'  - {{id: a{n}, patch: "county.month", values: [1, 2, 3, 4]}}\n' for n in range(20))
    assert ("scenario_many", "/grid", 2) in faults(tmp_path, BASE + "grid:\n" + axes)
