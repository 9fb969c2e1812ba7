"""Weekdays and weekly sessions: 周一至周五, 1-5, 周二上午；周四."""

import re

from models.county import Part, WeeklyPart
from models.files.input.clean import match_key
from models.files.input.codes import Fault

_DAY = {name: number for number, names in enumerate(
    (("一", "1", "mon", "monday"), ("二", "2", "tue", "tuesday"), ("三", "3", "wed", "wednesday"),
     ("四", "4", "thu", "thursday"), ("五", "5", "fri", "friday"), ("六", "6", "sat", "saturday"),
     ("日", "天", "7", "sun", "sunday")), start=1) for name in names}  # fmt: skip
_PREFIX = re.compile(r"^(星期|礼拜|周|每周)")
_ALL = {"每天", "每日", "全周", "天天", "daily"}
_WORKDAYS = {"工作日", "平日", "workdays"}
_RANGE = re.compile(r"^(.+?)(?:至|到|-|~|—|–)(.+)$")
_SEPARATORS = re.compile(r"[,，、;；|/\n\s]+")
_PARTS = {"上午": Part.AM, "am": Part.AM, "下午": Part.PM, "pm": Part.PM, "全天": Part.DAY, "day": Part.DAY,
          "上": Part.AM, "下": Part.PM}  # fmt: skip


def split_list(value: str) -> list[str]:
    """Return the items of a list separated by 、 , ; or line breaks, blanks left out."""
    return [item for item in (part.strip() for part in re.split(r"[,，、;；|\n]+", value)) if item]


def _weekday(word: str) -> int | None:
    return _DAY.get(_PREFIX.sub("", word))


def _days(item: str) -> list[int] | None:
    """Return the weekdays of one item of a list: a day, a range, every day, or several days run together (周一三五)."""
    if item in _ALL:
        return list(range(1, 8))
    if item in _WORKDAYS:
        return list(range(1, 6))
    single = _weekday(item)
    if single:
        return [single]
    match = _RANGE.match(item)
    if match:
        first, last = _weekday(match[1]), _weekday(match[2])
        return list(range(first, last + 1)) if first and last and first <= last else None
    letters = [_DAY.get(letter) for letter in _PREFIX.sub("", item)]
    return [day for day in letters if day] if letters and all(letters) else None


def _items(value: object) -> list[object]:
    """Return the items of a list in JSON or in text; a number cell such as 3.0 is one item."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer():
        return [int(value)]
    return list(_SEPARATORS.split(str(value)))


def read_weekdays(value: object) -> tuple[int, ...]:
    """Return weekdays in rising order, Monday as 1; raise :class:`Fault` with ``bad_weekday``."""
    items = _items(value)
    found: set[int] = set()
    for item in items:
        key = match_key(item) if isinstance(item, str) else str(item)
        if not key:
            continue
        days = _days(key)
        if days is None:
            raise Fault("bad_weekday", found=item)
        found.update(days)
    return tuple(sorted(found))


def read_weekly_parts(value: object) -> tuple[WeeklyPart, ...]:
    """Return weekly sessions in the order of the week; a day without a part is the whole day.

    Takes text such as 周二上午；周四 or, in JSON, a list of ``{"weekday": 2, "part": "am"}``.
    Raises :class:`Fault` with ``bad_weekly_part``.
    """
    items = _items(value)
    found = {session for item in items if item != "" for session in _sessions(item)}
    ordered = sorted(found, key=lambda s: (s[0], list(Part).index(s[1])))
    return tuple(WeeklyPart(weekday=weekday, part=part) for weekday, part in ordered)


def _sessions(item: object) -> list[tuple[int, Part]]:
    if isinstance(item, WeeklyPart):
        return [(item.weekday, item.part)]
    if isinstance(item, dict):
        return [_session_of(item)]
    key = match_key(str(item))
    for name, part in _PARTS.items():
        if key.endswith(name) and len(key) > len(name):
            return [(day, part) for day in _day_list(key[: -len(name)], item)]
    return [(day, Part.DAY) for day in _day_list(key, item)]


def _day_list(key: str, item: object) -> list[int]:
    days = _days(key)
    if days is None:
        raise Fault("bad_weekly_part", found=item)
    return days


def _session_of(item: dict[str, object]) -> tuple[int, Part]:
    weekday, part = item.get("weekday"), item.get("part", Part.DAY)
    known = isinstance(weekday, int) and not isinstance(weekday, bool) and 1 <= weekday <= 7
    if not known or part not in set(Part) or set(item) - {"weekday", "part"}:
        raise Fault("bad_weekly_part", found=item)
    assert isinstance(weekday, int)
    return weekday, Part(str(part))


_NAMES = "一二三四五六日"


def write_weekdays(days: tuple[int, ...]) -> str:
    """Return weekdays as planners write them: 周一至周五, or 周一、周三."""
    if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
        return f"周{_NAMES[days[0] - 1]}至周{_NAMES[days[-1] - 1]}"
    return "、".join(f"周{_NAMES[day - 1]}" for day in days)


def write_weekly_parts(parts: tuple[WeeklyPart, ...]) -> str:
    """Return weekly sessions as planners write them: 周二上午；周四."""
    return "；".join(f"周{_NAMES[p.weekday - 1]}{'' if p.part is Part.DAY else p.part.zh}" for p in parts)
