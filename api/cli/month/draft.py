"""``xiachen draft``: the next draft of a month, close to what stands and as the answers ask."""

from api.cli.faces import ROSTER_FACE
from api.cli.interrupt import stop_on_interrupt
from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import NO_SETTINGS, AnonymousOption, JsonOption, LangOption, ProfileOption, SetOption
from api.cli.outcome import show_certificate, show_outcome
from api.cli.progress import progress
from api.cli.session import InternalFaultError, session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solve import GapOption, SeedOption, TimeOption, WorkersOption
from api.cli.solving import exit_code
from api.cli.words import SOLVING, STOPPING
from api.month.draft import draft as make_draft
from api.month.next_month import month_to_draft
from api.month.work import Work
from api.runner import memory_limit
from models.files.month.places import draft_folder
from optimizer.answer import SolveOptions


def draft(
    folder: FolderArgument,
    month: MonthOption = "",
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
        title = SOLVING.fill(name=folder.name, first=its.first.isoformat(), last=its.last.isoformat())
        with stop_on_interrupt(lambda: run.note(STOPPING)) as stop, progress(run, title) as on_event:
            work = Work(
                options, chosen, given, lang, anonymous, on_event=on_event, stop=stop, memory_limit=memory_limit()
            )
            drafted, result = make_draft(home, its, work)
        if result.failure is not None:
            raise InternalFaultError(result.failure.message, result.failure.detail)
        run.code = exit_code(result)
        if drafted is None:
            if result.certificate is not None:
                show_certificate(result.certificate, run)
            run.answer(month=str(its), draft=None)
            return
        place = home.root / draft_folder(its, drafted.number)
        show_outcome(result, (), place, run)
        run.line(words.DRAFTED, style="bold green", month=str(its), n=drafted.number, path=place)
        run.line(ROSTER_FACE.look_next, report=str(place / "report.html"), workbook=str(place / ROSTER_FACE.workbook))
        if drafted.stands_on:
            run.line(
                words.KEPT, agreed=drafted.stood - drafted.objected, kept=drafted.kept, changes=len(drafted.changes)
            )
        run.answer(**drafted.model_dump(mode="json"), folder=str(place))
