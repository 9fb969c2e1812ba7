"""Department heads and receiving units, who answer to a draft; chance decides, the seed decides chance."""

import random
from pathlib import Path

from benchmarks.year.forms import OFFERED, Cells, count_rows, fill_in

SUBSTITUTE, DECLINE = 0.10, 0.03
"""How many duties a head gives to a colleague, and how many nobody of the department takes."""


class Heads:
    """The heads of departments, who choose from what their form offers and send nobody to two places on a day.

    Of ``duties`` they are asked about, exactly a tenth change hands and three in a hundred are declined, to the nearest
    whole; chance says which. Where a form offers nobody, the next row that does makes up for it. ``agreeing`` heads
    have nothing against any duty.
    """

    def __init__(self, rng: random.Random, duties: int, *, agreeing: bool = False) -> None:
        declined, substituted = (0, 0) if agreeing else (round(share * duties) for share in (DECLINE, SUBSTITUTE))
        self._rng = rng
        self._cards = ["不同意"] * declined + ["换人"] * substituted
        self._cards += ["同意"] * (duties - len(self._cards))
        rng.shuffle(self._cards)
        self._sent: set[tuple[str, str]] = set()
        self.substituted = self.declined = self.agreed = 0
        self._wanted = 0

    def answer(self, cells: Cells) -> Cells:
        """Return what the head writes beside a duty."""
        card = self._cards.pop()
        if card == "不同意":
            self.declined += 1
            return {"意见": card, "理由": "科室手术安排", "签字": "主任"}
        self._wanted += card == "换人"
        colleague = self._colleague(cells) if self._wanted > self.substituted else ""
        if colleague:
            self.substituted += 1
            return {"意见": "换人", "换人": colleague, "理由": "值夜班调整", "签字": "主任"}
        self.agreed += 1
        return {"意见": "同意", "签字": "主任"}

    def _colleague(self, cells: Cells) -> str:
        """Return one of the colleagues whom the form offers."""
        day = str(cells["日期"])
        fit = [who for who in cells[OFFERED] if (day, who) not in self._sent]
        if not fit:
            return ""
        chosen = str(self._rng.choice(fit))
        self._sent.add((day, chosen))
        return chosen


def answer_forms(forms: Path, target: Path, rng: random.Random, *, agreeing: bool) -> tuple[Heads, list[Path]]:
    """Fill in every form of a draft, heads by chance and receiving units with their consent.

    Returns the heads, with what they did, and what comes back.
    """
    asked = sorted(forms.glob("*.xlsx"))
    heads = Heads(rng, sum(count_rows(form, "班次", "换人") for form in asked), agreeing=agreeing)

    def answer(cells: Cells) -> Cells:
        return heads.answer(cells) if "换人" in cells else {"意见": "同意", "签字": "负责人"}

    for form in asked:
        fill_in(form, target / form.name, "班次", answer)
    return heads, [target / form.name for form in asked]
