"""A small roster with everything in it that an output shows, and names that must never leak."""

from models.certificate import TierResult
from models.county import Activity, CountyInfo, Mode, Part, Tier
from models.files.out import Results
from models.issue import DefaultUsed
from models.roster import RosterCase
from models.rules import audit
from models.text import text
from tests.builders import (
    attendance,
    department,
    duty,
    facility,
    hospital,
    make_case,
    make_plan,
    need,
    opening,
    person,
    pin,
    tiny_county,
)
from tests.files.out.certificates import certificate_of

NAMES = ("张下沉", "李上门", "王主任", "赵院长", "钱联系", "孙制表", "周审核", "吴签发", "郑核验")
PHONES = ("13900001111", "13900002222")
HOSTILE = '<img src=x onerror="alert(1)">'
"""A name of a facility as an attacker would choose it."""


def make_results(defaults: int = 1, halves: bool = True) -> Results:
    """Return a solved month of three people, two centers and a stop without coordinates, shortfalls included."""
    case = _case()
    plan = make_plan(
        case,
        duty("P1", "T1", "2026-03-02", specialty="内科"),
        duty("P1", "T2", "2026-03-04", specialty="内科", pinned=True),
        duty("P2", "T1", "2026-03-03", *((Part.AM,) if halves else ()), specialty="儿科"),
        *((duty("P2", "T2", "2026-03-03", Part.PM, specialty="儿科"),) if halves else ()),
        duty("P3", "T1", "2026-03-05", specialty="外科", activity=Activity.REMOTE),
    )
    verdict = audit(case, plan)
    tiers = (
        TierResult(tier=t, value=v, bound=None if t is Tier.COMFORT else v, gap=None if t is Tier.COMFORT else 0.0)
        for t, v in verdict.tiers.items()
    )
    certificate = certificate_of(case, plan, verdict, tiers, defaults)
    return Results(case, plan, verdict, certificate, (_default(),) * defaults)


def _case() -> RosterCase:
    county = tiny_county(
        people=[
            person("P1", name=NAMES[0]),
            person("P2", name=NAMES[1], specialty="儿科", dept="D2"),
            person("P3", name="", specialty="外科"),
        ],
        facilities=[
            hospital(name="旗人民医院", short_name="旗医院", lon=108.5, lat=41.5),
            facility("T1", name="乌加河镇卫生院", short_name="乌加河", lon=108.1, lat=41.3, contact=NAMES[4],
                     phone=PHONES[0], zone="灌区"),
            facility("T2", name=HOSTILE, short_name="=石兰计", contact=NAMES[4], phone=PHONES[1], zone="灌区"),
        ],
        departments=[department("D1", name="内科", head=NAMES[2]), department("D2", name="儿科", head=NAMES[3])],
        needs=[need("T1", 2), need("T2", 1)],
        opening=[opening("P1", "2026-01-31", 2.0)],
        attendance=[attendance("P2", "T1", "2026-02-10", verified_by=NAMES[8], note=NAMES[8])],
        pins=[pin("P1", "2026-03-04", "T2")],
    )  # fmt: skip
    info = CountyInfo(
        name="乌拉特中旗", year=2026, month=3, profile="urad", office="医共体医护调度中心",
        prepared_by=NAMES[5], reviewed_by=NAMES[6], approved_by=NAMES[7],
    )  # fmt: skip
    records = {name: getattr(county, name) for name in type(county).model_fields} | {"county": info}
    settings = {"roster.availability.slot": "half", "roster.weekly_share.mode": Mode.SOFT.value}
    return make_case(type(county)(**records), "2026-03-01", "2026-03-31", settings)


def _default() -> DefaultUsed:
    return DefaultUsed(
        sheet="机构",
        cell="M3",
        pointer="/facilities/1/rooms",
        field=text("诊室数", "rooms"),
        value="2",
        source=text("按机构类别", "by kind of facility"),
        effect=text("每个时段至多2人", "at most two visitors in a slot"),
    )
