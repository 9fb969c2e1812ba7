"""``xiachen generate``: a random county of any size."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.folders import ready_folder
from api.cli.issues import fault
from api.cli.options import LangOption
from api.cli.session import session
from api.cli.settings import read_profile_option
from api.cli.targets import COUNTY_SUFFIXES, ForceOption, check_target, write_county
from instances.generate import generate as generate_county
from instances.generate.headcount import generate_headcount
from instances.generate.region import PROFILE, generate_region, scenario_text
from instances.generate.siting import generate_siting
from models.county import County
from models.files.out.atomic import write_text
from models.scenario.records import MOST_BASES

SCENARIO, SCENARIO_SUFFIXES = "region.yaml", (".yaml",)

PeopleOption = Annotated[int, typer.Option("--people", min=1, max=20_000, help="派出人员数 | people who can be sent")]
FacilitiesOption = Annotated[int, typer.Option("--facilities", min=1, max=1_000, help="接收单位数 | receiving places")]
SpecialtiesOption = Annotated[int, typer.Option("--specialties", min=1, max=40, help="专业数 | specialties")]
WeeksOption = Annotated[int, typer.Option("--weeks", min=1, max=53, help="周数 | weeks that needs are made for")]
TightnessOption = Annotated[
    float, typer.Option("--tightness", min=0, max=10, help="需求占供给之比 | days wanted over days that can be served")
]
EligibleOption = Annotated[
    int, typer.Option("--eligible", min=1, max=1_000, help="每专业可去的机构数 | places open to each specialty")
]
SitingOption = Annotated[
    str,
    typer.Option(
        "--siting",
        metavar="MEMBERSxKINDSxPHASES",
        help="改为生成中心布点县，如60x4x2，人员等各项不用 | a county with centers to site instead, such as 60x4x2",
    ),
]
CandidatesOption = Annotated[
    int, typer.Option("--candidates", min=1, max=1_000, help="布点：每类实体中心的候选点数 | siting: sites of a kind")
]
HeadcountOption = Annotated[
    str,
    typer.Option(
        "--headcount",
        metavar="FACILITIESxCATEGORIESxYEARS",
        help="改为生成编制调剂县，如60x6x3，人员等各项不用 | a county with posts to move instead, such as 60x6x3",
    ),
]
RegionOption = Annotated[
    int | None,
    typer.Option(
        "--region",
        metavar="N",
        min=1,
        max=MOST_BASES,
        help="改为生成N个医共体和情景文件，--out为文件夹 | N consortia and a scenario file instead, --out is a folder",
    ),
]
SmallOption = Annotated[
    bool, typer.Option("--small", help="区域：都是约20人、5个机构的小县 | region: of small counties, 20 people each")
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="随机种子 | random seed")]
ProfileOption = Annotated[
    str, typer.Option("--profile", help="政策方案，默认urad，区域为xinjiang | policy profile; of a region xinjiang")
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="FILE", help="目标文件 .xlsx 或 .json | the file to write, .xlsx or .json")
]


def generate(
    people: PeopleOption = 150,
    facilities: FacilitiesOption = 15,
    specialties: SpecialtiesOption = 8,
    weeks: WeeksOption = 4,
    tightness: TightnessOption = 0.9,
    eligible: EligibleOption = 8,
    siting: SitingOption = "",
    candidates: CandidatesOption = 12,
    headcount: HeadcountOption = "",
    region: RegionOption = None,
    small: SmallOption = False,
    seed: SeedOption = 1,
    profile: ProfileOption = "",
    out: OutOption = Path("generated.json"),
    force: ForceOption = False,
    lang: LangOption = "zh",
) -> None:
    """生成任意规模的随机县，同种子同结果 | Make a random county, the same for the same seed."""
    with session(lang) as run:
        if region is not None:
            written = write_region(out, region, seed, read_profile_option(profile) or PROFILE, small=small, force=force)
            run.line(words.WRITTEN, path=written)
            return
        check_target(out, COUNTY_SUFFIXES, force)
        chosen = read_profile_option(profile or "urad")
        if siting:
            county = make_siting(siting, candidates, seed, chosen)
        elif headcount:
            county = make_headcount(headcount, seed, chosen)
        else:
            county = make(people, facilities, specialties, weeks, tightness, eligible, seed, chosen)
        run.line(words.WRITTEN, path=write_county(county, out))


def write_region(folder: Path, number: int, seed: int, profile: str, *, small: bool, force: bool) -> Path:
    """Write the county files of a region one by one, then its scenario file; return that file's path."""
    target = ready_folder(folder) / SCENARIO
    check_target(target, SCENARIO_SUFFIXES, force)
    ids = []
    for id, county in generate_region(number, seed, profile, small=small):
        write_county(county, folder / f"{id}.json")
        ids.append(id)
    return write_text(target, scenario_text(ids))


def make(
    people: int,
    facilities: int,
    specialties: int,
    weeks: int,
    tightness: float,
    eligible: int,
    seed: int,
    profile: str,
) -> County:
    """Return the county; raise ``InputRefused`` for sizes that do not fit together."""
    try:
        return generate_county(people, facilities, specialties, weeks, tightness, eligible, seed, profile)
    except ValueError as error:
        raise fault("bad_size", words.BAD_SIZE.fill(detail=error), words.SIZE_REMEDY) from error


def make_siting(size: str, candidates: int, seed: int, profile: str) -> County:
    """Return the county with centers to site of a size such as ``60x4x2``; raise ``InputRefused`` for a bad one."""
    try:
        members, kinds, phases = map(int, size.lower().split("x"))
    except ValueError as error:
        raise fault("bad_size", words.BAD_SITING.fill(value=size), words.SITING_REMEDY) from error
    try:
        return generate_siting(members, kinds, phases, seed, candidates, profile=profile)
    except ValueError as error:
        raise fault("bad_size", words.BAD_SIZE.fill(detail=error), words.SITING_REMEDY) from error


def make_headcount(size: str, seed: int, profile: str) -> County:
    """Return the county with posts to move of a size such as ``60x6x3``; raise ``InputRefused`` for a bad one."""
    try:
        facilities, categories, years = map(int, size.lower().split("x"))
    except ValueError as error:
        raise fault("bad_size", words.BAD_HEADCOUNT.fill(value=size), words.HEADCOUNT_REMEDY) from error
    try:
        return generate_headcount(facilities, categories, years, seed, profile=profile)
    except ValueError as error:
        raise fault("bad_size", words.BAD_SIZE.fill(detail=error), words.HEADCOUNT_REMEDY) from error
