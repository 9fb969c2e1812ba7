"""``xiachen draft``: the next draft of a month, close to what stands and as the answers ask."""

from datetime import date, timedelta
from typing import Annotated

import typer

from api.cli.horizon import option_date
from api.cli.month import words
from api.cli.month.making import show_made, working
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import NO_SETTINGS, AnonymousOption, JsonOption, LangOption, ProfileOption, SetOption
from api.cli.session import session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solve import GapOption, SeedOption, TimeOption, WorkersOption
from api.month.draft import draft as make_draft
from api.month.draft import frozen_until
from api.month.next_month import month_to_draft
from models.files.month.places import draft_folder
from models.files.month.state import read_month_state
from optimizer.answer import SolveOptions

FreezeOption = Annotated[
    str,
    typer.Option(
        "--freeze-until",
        metavar="2026-03-15",
        show_default=False,
        help="到该日为止照已发布的执行，不再变动 | what is published up to this date stays as it is",
    ),
]


def draft(
    folder: FolderArgument,
    month: MonthOption = "",
    freeze_until: FreezeOption = "",
    by: ByOption = "",
    profile: ProfileOption = "",
    time_limit: TimeOption = None,
    gap: GapOption = "0",
    seed: SeedOption = 1,
    workers: WorkersOption = 8,
    settings: SetOption = NO_SETTINGS,
    anonymous: AnonymousOption = False,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """起草或按意见重排一个月的排班，尽量少变动 | Draft a month, or plan it anew after answers, with least change."""
    with session(lang, json) as run:
        options = SolveOptions(time_limit, read_gap(gap), seed, workers)
        chosen, given, wanted = read_profile_option(profile), read_settings(settings), month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_to_draft(home)
        before = read_month_state(home.root, its)
        until = frozen_until(before, option_date("--freeze-until", freeze_until) if freeze_until else None)
        span = (its.first if until is None else until + timedelta(days=1), its.last)
        with working(run, folder, span, options, profile=chosen, settings=given, anonymous=anonymous) as work:
            drafted, result = make_draft(home, its, work, until)
        place = show_made(drafted, result, lambda d: home.root / draft_folder(its, d.number), run)
        if drafted is None:
            run.answer(month=str(its), draft=None)
            return
        run.line(words.DRAFTED, style="bold green", month=str(its), n=drafted.number, path=place)
        if drafted.freeze_until:
            run.line(words.FROZEN, day=drafted.freeze_until.isoformat())
        elif before.published is not None and its.first < date.today() <= its.last:
            run.note(words.NOT_FROZEN, day=(date.today() - timedelta(days=1)).isoformat())
        if drafted.stands_on:
            run.line(
                words.KEPT, agreed=drafted.stood - drafted.objected, kept=drafted.kept, changes=len(drafted.changes)
            )
        run.answer(**drafted.model_dump(mode="json"), folder=str(place))
