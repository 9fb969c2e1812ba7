"""What a solve tells on the way, as the events of its job."""

from typing import Any

from models.files.out.outcome import largest_gap, size_of
from optimizer.answer import AnyEvent


def kind_of(event: AnyEvent) -> str:
    """Return ``incumbent`` where there is a better plan, ``bound`` where there are values, else ``state``."""
    if event.plan is not None:
        return "incumbent"
    return "bound" if event.tiers else "state"


def document_of(event: AnyEvent) -> dict[str, Any]:
    """Return the data of an event: the stage in both languages, seconds, tiers and their largest gap.

    Of a plan only its size is told, such as 420班次.
    """
    said: dict[str, Any] = {
        "state": "running",
        "stage_zh": event.stage.zh,
        "stage_en": event.stage.en,
        "seconds": round(event.seconds, 3),
    }
    if event.plan is not None:
        size = size_of(event.plan)
        said |= {"size_zh": size.zh, "size_en": size.en}
    if not event.tiers:
        return said
    return said | {"gap": largest_gap(event.tiers), "tiers": [tier.model_dump(mode="json") for tier in event.tiers]}
