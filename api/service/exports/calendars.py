"""Calendars of a roster: one of a person or a facility, or all of them in one archive."""

import io
import zipfile
from dataclasses import replace

from models.files.out.roster.calendars import roster_calendars
from models.files.out.roster.results import Results
from models.files.out.shown import Shown

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every file of an archive carries, so that the same plan is the same archive."""


def calendar_archive(results: Results, shown: Shown) -> bytes:
    """Return ``people/*.ics`` and ``facilities/*.ics`` as a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in roster_calendars(results, shown).items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def one_calendar(results: Results, shown: Shown, person: str | None, facility: str | None) -> bytes | None:
    """Return the calendar of one person, or of one facility; ``None`` where the plan sends nobody."""
    wanted = tuple(
        duty
        for duty in results.plan.duties
        if (person is None or duty.person == person) and (facility is None or duty.facility == facility)
    )
    folder = "people/" if person is not None else "facilities/"
    of_these = replace(results, plan=results.plan.model_copy(update={"duties": wanted}))
    found = (content for name, content in roster_calendars(of_these, shown).items() if name.startswith(folder))
    return next(found, None)
