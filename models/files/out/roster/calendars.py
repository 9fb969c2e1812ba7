"""Calendars for phones: an .ics file for each person sent and each receiving facility."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from models.county import Activity, Part
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.plan import Duty
from models.text import text

PRODID = "-//xiachen//roster//ZH"
ZONE = ZoneInfo("Asia/Shanghai")
_HOURS = {Part.AM: (time(8, 30), time(12, 0)), Part.PM: (time(14, 30), time(18, 0))}
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their suffix."""
_OWN = re.compile(rb"^(?:(UID):[^\r\n]*|(DT(?:START|END)[^\r\n]*?):2000010([12]))", re.MULTILINE)
"""What differs from event to event of a pattern: the identity, and the dates after their head."""
_PLACES = {b"1": b"%(day)s", b"2": b"%(next)s"}
"""What stands in a pattern in the place of the date, and of the day after."""
_PERSON_SUMMARY = text("下沉：{f}（{a}）", "Serving at {f} ({a})")
_FACILITY_SUMMARY = text("{p} {s}（{a}）", "{p}, {s} ({a})")


Own = dict[bytes, bytes]
"""Identity, date and the day after, which an event shares with no other."""

Marked = tuple[Duty, Own]

_ANY_DUTY = Duty(person="-", facility="-", date=date(2000, 1, 1), part=Part.DAY, specialty="")
"""The duty of a pattern: its date and identity are put in the place of those of each real one."""


def roster_calendars(results: Results, shown: Shown) -> dict[str, bytes]:
    """Return the files by name: ``people/P017.ics`` and ``facilities/T01.ics``, named by code alone."""
    files: dict[str, bytes] = {}
    patterns = _Patterns(results, shown)
    marked = [(duty, _own(duty)) for duty in results.duties]
    for folder, key, name, summary in (
        ("people", lambda d: d.person, shown.person, _for_person(shown)),
        ("facilities", lambda d: d.facility, shown.facility, _for_facility(shown)),
    ):
        for code, duties in _grouped(marked, key).items():
            file = _free(f"{folder}/{safe_name(code)}", files)
            files[file] = _calendar(patterns, name(code), duties, summary)
    return files


def _own(duty: Duty) -> Own:
    """Return what an event has of its own."""
    day, after = duty.date, duty.date + timedelta(days=1)
    return {b"uid": uid(duty).encode(), b"day": f"{day:%Y%m%d}".encode(), b"next": f"{after:%Y%m%d}".encode()}


def _grouped(duties: Iterable[Marked], key: Callable[[Duty], str]) -> dict[str, list[Marked]]:
    groups: dict[str, list[Marked]] = defaultdict(list)
    for duty, own in duties:
        groups[key(duty)].append((duty, own))
    return groups


def _for_person(shown: Shown) -> Callable[[Duty], str]:
    @cache
    def said(facility: str, activity: Activity) -> str:
        return _PERSON_SUMMARY.say(shown.lang, f=shown.short(facility), a=shown.word(activity))

    return lambda d: said(d.facility, d.activity)


def _for_facility(shown: Shown) -> Callable[[Duty], str]:
    @cache
    def said(person: str, specialty: str, activity: Activity) -> str:
        return _FACILITY_SUMMARY.say(shown.lang, p=shown.person(person), s=specialty, a=shown.word(activity))

    return lambda d: said(d.person, d.specialty, d.activity)


def _calendar(patterns: "_Patterns", title: str, duties: list[Marked], summary: Callable[[Duty], str]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", ZONE.key)
    if any(d.part is not Part.DAY for d, _ in duties):
        calendar.add_component(Timezone.from_tzinfo(ZONE))
    head, end, tail = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join([head, *(patterns.event(duty, own, summary(duty)) for duty, own in duties), end, tail])


class _Patterns:
    """Events as they are written, one for each summary, place and part of a day; only date and identity differ.

    A year has tens of thousands of duties, and writing each out anew takes longer than planning them.
    """

    def __init__(self, results: Results, shown: Shown) -> None:
        self._results, self._shown = results, shown
        self._known: dict[tuple[str, str, Part], bytes] = {}

    def event(self, duty: Duty, own: Own, summary: str) -> bytes:
        """Return the event of a duty; identity and dates are as long in every event, so no line folds otherwise."""
        key = (summary, duty.facility, duty.part)
        if key not in self._known:
            any_duty = _ANY_DUTY.model_copy(update={"facility": duty.facility, "part": duty.part})
            written = _event(self._results, self._shown, any_duty, summary).to_ical()
            self._known[key] = _pattern(bytes(written))
        return self._known[key] % own


def _pattern(written: bytes) -> bytes:
    """Return an event as it is written, with places for its identity, its date and the day after."""
    escaped = written.replace(b"%", b"%%")
    return _OWN.sub(lambda own: b"%b:%b" % (own[1] or own[2], _PLACES.get(own[3], b"%(uid)s")), escaped)


def _event(results: Results, shown: Shown, duty: Duty, summary: str) -> Event:
    event = Event()
    event.add("uid", uid(duty))
    event.add("sequence", results.plan.version - 1)
    event.add("dtstamp", results.certificate.finished)
    event.add("summary", summary)
    event.add("location", shown.facility(duty.facility))
    if duty.part is Part.DAY:
        event.add("dtstart", duty.date)
        event.add("dtend", duty.date + timedelta(days=1))
    else:
        first, last = _HOURS[duty.part]
        event.add("dtstart", datetime.combine(duty.date, first, ZONE))
        event.add("dtend", datetime.combine(duty.date, last, ZONE))
    return event


def uid(duty: Duty) -> str:
    """Return the event's identity: the same for the same person, place and time in every version of the roster."""
    said = "/".join((duty.person, duty.facility, duty.date.isoformat(), duty.part.value))
    return f"{sha256(said.encode()).hexdigest()[:32]}@xiachen"


def safe_name(code: str) -> str:
    """Return a file name of ``code`` that every system accepts, Windows with its devices too; Chinese stays."""
    kept = "".join(c if c.isalnum() or c in "-_" else quote(c, safe="").replace(".", "%2E") for c in code)
    free = f"{kept}~" if _DEVICE.fullmatch(kept) else kept
    return free.replace("%", "~")[:80]


def _free(name: str, taken: dict[str, bytes]) -> str:
    """Return ``name.ics``, numbered where a name equal but for its case is taken."""
    known = {t.casefold() for t in taken}
    tries = [f"{name}.ics", *(f"{name}-{n}.ics" for n in range(2, len(known) + 3))]
    return next(t for t in tries if t.casefold() not in known)
