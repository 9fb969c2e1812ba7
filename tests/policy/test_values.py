"""Values are read exactly, from text to ceil; what cannot be read is refused."""

import re
from fractions import Fraction
from math import ceil

import pytest

from models.policy import Parameter, Setting, resolve_policy
from models.policy.values import (
    check_value,
    parse_days,
    parse_flag,
    parse_number,
    parse_pairs,
    parse_season_date,
    parse_share,
    parse_words,
)
from models.text import text


@pytest.mark.parametrize("spelling", ["0.55", "55%", " 55.0% ", "11/20"])
def test_a_share_is_exact_from_text_to_ceil(spelling: str) -> None:
    share = parse_share(spelling)
    assert share == Fraction(11, 20)
    assert ceil(share * 100) == 55
    assert ceil(0.55 * 100) == 56, "what a float would have asked for"


@pytest.mark.parametrize(
    ("share", "roll", "persons"), [("0.07", 100, 7), ("0.29", 100, 29), ("1/3", 30, 10), ("50%", 7, 4)]
)
def test_a_policy_keeps_a_share_exact(share: str, roll: int, persons: int) -> None:
    setting = Setting(rule="roster.weekly_share", parameter="share", value=share)
    assert ceil(resolve_policy("xinjiang", [setting]).share("roster.weekly_share", "share") * roll) == persons


@pytest.mark.parametrize("value", ["-1%", "101%", "1.01", "", "half", "1/0", "nan", "inf", "1e-999999999"])
def test_a_share_outside_0_to_1_is_refused(value: str) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        parse_share(value)


@pytest.mark.parametrize(("value", "days"), [("30", 30.0), ("0.5", 0.5), (" 12.5 ", 12.5), ("0", 0.0), ("366", 366.0)])
def test_days_come_in_halves(value: str, days: float) -> None:
    assert parse_days(value) == days


@pytest.mark.parametrize("value", ["0.3", "-1", "366.5", "thirty", " ", "1e999999999"])
def test_other_days_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=re.escape(value)):
        parse_days(value)


@pytest.mark.parametrize(("value", "ok"), [("", True), ("1", True), ("30", True), ("0", False), ("31", False)])
def test_a_number_is_within_the_limits_of_its_parameter(value: str, ok: bool) -> None:
    limited = Parameter(title=text("年数", "years"), type="number", value="", least=1, most=30)
    if ok:
        check_value(limited, value)
    else:
        with pytest.raises(ValueError, match=value):
            check_value(limited, value)


def test_an_empty_number_is_no_limit() -> None:
    assert parse_number("") is None
    assert parse_number(" 90 ") == 90
    with pytest.raises(ValueError, match="-1"):
        parse_number("-1")


@pytest.mark.parametrize(("value", "flag"), [("是", True), ("Yes", True), ("关", False), ("0", False)])
def test_flags_in_both_languages(value: str, flag: bool) -> None:
    assert parse_flag(value) is flag


def test_a_flag_is_yes_or_no() -> None:
    with pytest.raises(ValueError, match="maybe"):
        parse_flag("maybe")


def test_words_are_separated_in_every_usual_way() -> None:
    assert parse_words("院长、副院长，书记; a,b") == ("院长", "副院长", "书记", "a", "b")
    assert parse_words("") == ()


def test_a_season_date_is_month_and_day() -> None:
    assert parse_season_date("11-01") == (11, 1)
    assert parse_season_date("02-29") == (2, 29)
    for value in ("13-01", "00-10", "11-32", "02-30", "1-1", "winter"):
        with pytest.raises(ValueError):
            parse_season_date(value)


@pytest.mark.parametrize("value", ["影像:技师、检验：医师", "影像=技师,检验:医师"])
def test_pairs_are_read_in_their_order(value: str) -> None:
    assert parse_pairs(value) == (("影像", "技师"), ("检验", "医师"))


@pytest.mark.parametrize("value", ["影像", ":技师", "影像:", "a:b:c"])
def test_what_is_no_pair_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=value.replace("：", ":")):
        parse_pairs(value)


def test_the_right_sides_of_pairs_are_of_the_choices() -> None:
    its = Parameter(title=text("类", "kinds"), type="pairs", value="", choices=("nurse",))
    check_value(its, "消毒:nurse,检验:nurse")
    with pytest.raises(ValueError, match="worker"):
        check_value(its, "消毒:worker")
