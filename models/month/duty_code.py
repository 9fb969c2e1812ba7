"""How a duty is named between people: ``2026-03-18/P001/T01``, the half-day after it."""

from datetime import date

from models.county.words import Part
from models.plan import Duty


def duty_code(duty: Duty) -> str:
    """Return how a duty is named in 科室确认表 and 调班记录."""
    parts = [duty.date.isoformat(), duty.person, duty.facility]
    return "/".join(parts if duty.part is Part.DAY else [*parts, duty.part.value])


def read_duty_code(code: str) -> tuple[date, str, str, Part]:
    """Return date, person, facility and part of a duty's name; raise ``ValueError`` for anything else."""
    parts = [p.strip() for p in code.split("/")]
    if len(parts) not in (3, 4) or not all(parts):
        raise ValueError(code)
    return date.fromisoformat(parts[0]), parts[1], parts[2], Part(parts[3]) if len(parts) > 3 else Part.DAY
