"""Words that the checks of siting use: how a center, a phase, a site or a pair is named."""

from collections.abc import Iterable

from models.rules.phrases import SHOWN, listed, place_name
from models.siting.case import SitingCase
from models.text import Text, text

ADD_CANDIDATE = text(
    "医共体管委会在候选点表补充候选点，或核对中心类别。",
    "The committee adds candidates, or corrects the kind of center.",
)
MEND_ROADS = text(
    "核对道路表；确无道路的，在可达处增设候选点。",
    "Check the sheet of roads; where there is none, add a candidate within reach.",
)


def center_name(kind: str) -> Text:
    """Return a kind as a center is called: 检验 is 检验中心."""
    stem = kind.removesuffix("中心")
    return text(f"{stem}中心", f"{stem} center")


def phase_name(case: SitingCase, phase: int) -> Text:
    """Return the phase at a place as it is called: ``1`` is 第1期."""
    id = case.phases[phase].phase
    if id.isdigit() and len(id) < 4:
        return text(f"第{id}期", f"phase {id}")
    return text(id if "期" in id else f"{id}期", f"phase {id}")


def head(case: SitingCase, kind: str, phase: int) -> Text:
    """Return the words with which a finding on a kind in a phase begins: 检验中心第1期."""
    return text("{c}{t}", "{c}, {t}").fill(c=center_name(kind), t=phase_name(case, phase))


def facility_name(case: SitingCase, id: str) -> str:
    """Return the short name of a facility."""
    return place_name(case.county.facility_by_id[id])


def facility_names(case: SitingCase, ids: Iterable[str]) -> Text:
    """Return the short names of the first of ``ids``, how many in all where there are more, or a dash for none."""
    names = [facility_name(case, id) for id in ids]
    shown = listed(names[:SHOWN] or ["—"])
    if len(names) <= SHOWN:
        return shown
    return text("{c}等{n}处", "{c} and others, {n} in all").fill(c=shown, n=len(names))
