"""The commands around a solve: check, rules, template, generate, convert, version."""

import json
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from models.county import County
from models.files import read_county
from models.policy import PROFILE_IDS
from models.policy import rules as catalogue
from models.scenario import read_scenarios
from tests.api.cli.conftest import Xiachen, document


def test_check_tells_size_and_defaults(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("check", county_file)
    assert result.exit_code == ExitCode.ANSWERED
    assert "机构3个，人员5人" in result.stdout
    found = document(xiachen("check", county_file, "--json"))
    assert (found["ok"], found["staff"], found["profile"]) == (True, 5, "urad")


def test_check_lists_every_fault_at_its_place(xiachen: Xiachen, county_file: Path) -> None:
    county = json.loads(county_file.read_text("utf-8"))
    county["facilities"][1]["rooms"] = -1
    county["staff"][2]["title"] = "副主人"
    county_file.write_text(json.dumps(county), "utf-8")
    result = xiachen("check", county_file, "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    places = {i["place"] for i in document(result)["issues"] if i["severity"] == "error"}
    assert places == {"/facilities/1/rooms", "/staff/2/title"}
    assert "/staff/2/title" in xiachen("check", county_file).stderr


@pytest.mark.parametrize("profile", ["", *PROFILE_IDS, "乌拉特中旗"])
def test_rules_lists_the_whole_catalogue(xiachen: Xiachen, profile: str) -> None:
    found = document(xiachen("rules", "--profile", profile, "--json"))
    assert [r["id"] for r in found["rules"]] == list(catalogue())


def test_rules_shows_what_a_profile_sets(xiachen: Xiachen) -> None:
    def mode(profile: str) -> str:
        rules = document(xiachen("rules", "--profile", profile, "--json"))["rules"]
        return next(str(r["mode"]) for r in rules if r["id"] == "roster.weekly_share")

    assert (mode("xinjiang"), mode("urad")) == ("soft", "report")
    shown = xiachen("rules", "--profile", "urad", "--lang", "en").stdout
    assert "roster.weekly_share" in shown
    assert "reported only" in shown


def test_a_template_is_written_once(xiachen: Xiachen) -> None:
    assert xiachen("template", "mine.xlsx").exit_code == ExitCode.ANSWERED
    written = Path("mine.xlsx").read_bytes()
    again = xiachen("template", "mine.xlsx")
    assert again.exit_code == ExitCode.BAD_INPUT
    assert "--force" in again.stderr
    assert Path("mine.xlsx").read_bytes() == written
    assert xiachen("template", "mine.xlsx", "--force").exit_code == ExitCode.ANSWERED
    assert xiachen("template", "mine.docx").exit_code == ExitCode.BAD_INPUT


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_a_generated_county_can_be_read(xiachen: Xiachen, suffix: str) -> None:
    size = ("--people", "20", "--facilities", "4", "--specialties", "2", "--eligible", "3")
    result = xiachen("generate", *size, "--out", f"g.{suffix}")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    county = read_county(f"g.{suffix}").county
    assert len([f for f in county.facilities if f.receives]) == 4
    assert len(county.staff) == 20


def test_the_same_seed_generates_the_same_county(xiachen: Xiachen) -> None:
    size = ("--people", "20", "--facilities", "4", "--specialties", "2", "--eligible", "3")
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        xiachen("generate", *size, "--seed", str(seed), "--out", f"{name}.json")
    a, b, c = (Path(f"{name}.json").read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_sizes_that_do_not_fit_are_bad_input(xiachen: Xiachen) -> None:
    result = xiachen("generate", "--people", "20", "--facilities", "2", "--eligible", "9")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "Traceback" not in result.output


def test_conversion_there_and_back_keeps_the_county(xiachen: Xiachen, county_file: Path) -> None:
    assert xiachen("convert", county_file, "book.xlsx").exit_code == ExitCode.ANSWERED
    assert xiachen("convert", "book.xlsx", "back.json").exit_code == ExitCode.ANSWERED
    assert read_county("back.json").county.hash == read_county(county_file).county.hash
    assert xiachen("convert", county_file, "county.pdf").exit_code == ExitCode.BAD_INPUT


def test_the_version_is_printed(xiachen: Xiachen) -> None:
    result = xiachen("--version")
    assert (result.exit_code, result.stdout.split()[0]) == (0, "xiachen")


@pytest.mark.parametrize("command", ["demo", "check", "solve", "audit", "rules", "template", "generate", "convert"])
def test_help_is_there_in_both_languages(xiachen: Xiachen, command: str) -> None:
    result = xiachen(command, "--help")
    assert result.exit_code == 0
    assert " | " in result.stdout


def test_a_county_with_centers_to_site_is_generated(xiachen: Xiachen) -> None:
    result = xiachen("generate", "--siting", "20x2x1", "--candidates", "5", "--out", "s.json")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    county = County.model_validate_json(Path("s.json").read_bytes())
    assert (len(county.centers), len(county.sites), len(county.volumes), len(county.phases)) == (2, 10, 40, 1)


@pytest.mark.parametrize(("size", "said"), [("20x2", "成员数x类别数x期次数"), ("0x2x1", "members must be at least 1")])
def test_a_bad_size_of_siting_is_refused(xiachen: Xiachen, size: str, said: str) -> None:
    result = xiachen("generate", "--siting", size, "--out", "s.json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert said in result.stderr


def test_a_county_with_posts_to_move_is_generated(xiachen: Xiachen) -> None:
    result = xiachen("generate", "--headcount", "20x3x2", "--out", "p.json")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    county = County.model_validate_json(Path("p.json").read_bytes())
    assert (len(county.facilities), len(county.posts)) == (20, 60)


@pytest.mark.parametrize(("size", "said"), [("20x3", "机构数x人员类别数x年数"), ("1x3x2", "at least 2")])
def test_a_bad_size_of_headcount_is_refused(xiachen: Xiachen, size: str, said: str) -> None:
    result = xiachen("generate", "--headcount", size, "--out", "p.json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert said in result.stderr


def test_a_region_is_generated_with_its_scenario_file(xiachen: Xiachen) -> None:
    size = ("generate", "--region", "3", "--small", "--out", "region")
    result = xiachen(*size)
    assert result.exit_code == ExitCode.ANSWERED, result.output

    def profile_of(file: str) -> str:
        return County.model_validate_json((Path("region") / file).read_bytes()).county.profile

    bases = read_scenarios(Path("region/region.yaml")).scenarios.bases
    assert {profile_of(base.county) for base in bases} == {"xinjiang"}
    assert xiachen(*size).exit_code == ExitCode.BAD_INPUT
    assert xiachen(*size, "--force", "--profile", "urad").exit_code == ExitCode.ANSWERED
    assert {profile_of(base.county) for base in bases} == {"urad"}
