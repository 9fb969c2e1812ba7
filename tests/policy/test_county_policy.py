"""The policy of a county: command line over sheet over profile."""

from models.county import Mode, PolicySetting
from models.policy import Setting, policy_of
from tests.builders import tiny_county

RULE = "roster.weekly_share"


def test_the_sheet_outranks_the_profile_and_the_command_line_the_sheet() -> None:
    county = tiny_county().model_copy(
        update={"policy": (PolicySetting(rule=RULE, mode=Mode.HARD, parameter="share", value="60%", basis="县发1号"),)}
    )
    sheet = policy_of(county)
    assert (sheet.mode(RULE), sheet.text_value(RULE, "share")) == (Mode.HARD, "60%")
    assert sheet.rules[RULE].basis["share"] == "县发1号"
    given = policy_of(county, settings=[Setting(rule=RULE, parameter="share", value="0.7")])
    assert (given.mode(RULE), given.text_value(RULE, "share")) == (Mode.HARD, "0.7")


def test_another_profile_may_be_named() -> None:
    assert policy_of(tiny_county(profile="xinjiang")).profile == "xinjiang"
    assert policy_of(tiny_county(profile="xinjiang"), "urad").profile == "urad"
