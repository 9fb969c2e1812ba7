"""Bad usage: exit 2, the place, the message and the remedy, never a traceback."""

from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from tests.api.cli.conftest import Xiachen, document

BAD = [
    (("--from", "2026-02-30"), "not_a_date", "--from"),
    (("--to", "next week"), "not_a_date", "--to"),
    (("--from", "2026-03-10", "--to", "2026-03-01"), "horizon_reversed", "--to"),
    (("--from", "2026-01-01", "--to", "2027-01-02"), "horizon_too_long", "--to"),
    (("--profile", "xinjang"), "unknown_profile", "--profile"),
    (("--gap", "much"), "bad_gap", "--gap"),
    (("--set", "share"), "bad_setting", "--set"),
    (("--set", "roster.weekly_shar.share=0.6"), "unknown_rule", "--set"),
    (("--set", "roster.weekly_share.shar=0.6"), "setting_parameter", "--set"),
    (("--set", "roster.weekly_share.share=1.6"), "setting_value", "--set"),
    (("--set", "roster.weekly_share.share=1/0"), "setting_value", "--set"),
    (("--set", "roster.weekly_share.mode=strict"), "setting_value", "--set"),
]


@pytest.mark.parametrize(("options", "code", "place"), BAD, ids=[f"{b[1]}:{b[0][-1]}" for b in BAD])
def test_a_bad_option_is_refused_at_its_place(
    xiachen: Xiachen, county_file: Path, options: tuple[str, ...], code: str, place: str
) -> None:
    result = xiachen("solve", county_file, *options, "--json")
    assert result.exit_code == ExitCode.BAD_INPUT, result.output
    (issue,) = document(result)["issues"]
    assert (issue["code"], issue["place"]) == (code, place)
    assert issue["remedy_zh"]
    assert issue["remedy_en"]


def test_a_rule_that_is_misspelled_gets_a_suggestion(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, "--set", "roster.weekly_shar.share=0.6")
    assert "roster.weekly_share" in result.stderr
    found = document(xiachen("solve", county_file, "--set", "roster.weekly_share.shar=0.6", "--json"))
    assert 'did you mean "share"' in found["issues"][0]["message_en"]


def test_every_bad_setting_is_listed(xiachen: Xiachen, county_file: Path) -> None:
    found = document(xiachen("solve", county_file, "--set", "a", "--set", "b.c=1", "--json"))
    assert [i["code"] for i in found["issues"]] == ["bad_setting", "unknown_rule"]


def test_a_year_and_a_day_less_is_not_too_long(xiachen: Xiachen, county_file: Path) -> None:
    given = ("--from", "2026-01-01", "--to", "2027-01-01", "--set", "nothing")
    found = document(xiachen("solve", county_file, *given, "--json"))
    assert [i["code"] for i in found["issues"]] == ["bad_setting"]


def test_a_missing_file_is_named(xiachen: Xiachen) -> None:
    result = xiachen("check", "nowhere.xlsx")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "nowhere.xlsx" in result.stderr


def test_a_folder_that_is_a_file_is_refused_before_solving(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, "--out", county_file, "--json")
    assert [i["code"] for i in document(result)["issues"]] == ["not_a_folder"]
    inside = xiachen("solve", county_file, "--out", county_file / "inside", "--json")
    assert [i["code"] for i in document(inside)["issues"]] == ["file_fault"]


@pytest.mark.parametrize(
    "arguments", [(), ("plan",), ("solve",), ("solve", "a.json", "--fast"), ("solve", "a.json", "--time-limit", "soon")]
)
def test_usage_that_makes_no_sense_is_exit_2(xiachen: Xiachen, arguments: tuple[str, ...]) -> None:
    result = xiachen(*arguments)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "Traceback" not in result.output
