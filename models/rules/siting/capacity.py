"""siting.capacity: a center takes what its modules can."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.siting.center_rows import CenterRow, center_rows
from models.rules.siting.phrases import facility_name, facility_names, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.capacity"

LOADED = text(
    "{h}：{s}承接年业务量{n}，能力{k}，超出{d}。", "{h}: {s} takes {n} a year with a capacity of {k}, {d} too many."
)
LOADED_WHY = text(
    "{z}个模块，每个{u}；承接成员单位{a}家，业务量较大的有：{m}。",
    "Its modules ({z}) take {u} each; it serves {a} members, the largest of them {m}.",
)
MORE_MODULES = text(
    "该处增加模块（上限{x}个），或把部分成员单位改由别处承接。",
    "Add modules there (at most {x}), or let others serve some of its members.",
)
ANOTHER = text(
    "该处模块已到上限：把部分成员单位改由别处承接，或另开设一处。",
    "It has all the modules it may: let others serve some of its members, or open another.",
)

MANY = text("{h}：{s}有{n}个模块，上限{k}个。", "{h}: {s} has {n} modules, of which it may have {k}.")
MANY_WHY = text("候选点表的模块上限为{k}个。", "The sheet of sites allows {k}.")
MANY_REMEDY = text(
    "减少模块，或由医共体管委会提高模块上限。", "Plan fewer modules, or let the committee raise the limit."
)

NONE = text("{h}：{s}已开放，没有模块。", "{h}: {s} is open without a module.")
NONE_WHY = text("开放的中心至少有一个模块。", "An open center has one module at least.")
NONE_REMEDY = text("配备模块，或不开放。", "Give it a module, or do not open it.")

FEWER = text("{h}：{s}的模块由{a}个减为{b}个。", "{h}: the modules of {s} fall from {a} to {b}.")
FEWER_WHY = text("模块在开放期间只增不减。", "Modules never fall while a center is open.")
FEWER_REMEDY = text("保持原有模块；不再需要的，关闭该处。", "Keep the modules, or close the center that is not needed.")


@rule(RULE)
def capacity(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum_j volume x <= capacity z; z <= max y; z >= y; z[t] >= z[t-1]`` (D01, D10).

    The volume beyond what the modules of an open center take; and the modules beyond the limit, missing from an open
    center, or fewer than in the phase before, one each.
    """
    for row in center_rows(case, siting):
        site = case.sites[row.kind][row.site]
        words: dict[str, Text | str] = {"h": head(case, row.kind, row.phase), "s": facility_name(case, row.site)}
        if row.capacity is not None and row.load > row.capacity:
            yield _loaded(case, siting, row, words)
        if row.modules > site.max_modules:
            limit = site.max_modules
            message = MANY.fill(n=row.modules, k=limit, **words)
            yield _breach(case, row, limit, row.modules, message, MANY_WHY.fill(k=limit), MANY_REMEDY)
        if row.modules == 0:
            yield _breach(case, row, 1, 0, NONE.fill(**words), NONE_WHY, NONE_REMEDY)
        elif row.before is not None and row.modules < row.before:
            message = FEWER.fill(a=row.before, b=row.modules, **words)
            yield _breach(case, row, row.before, row.modules, message, FEWER_WHY, FEWER_REMEDY)


def _loaded(case: SitingCase, siting: Siting, row: CenterRow, words: dict[str, Text | str]) -> Finding:
    site, most = case.sites[row.kind][row.site], row.capacity or 0
    given = [r for rows in siting.served(row.kind, row.phase).values() for r in rows if r.site == row.site]
    largest = [r.member for r in sorted(given, key=lambda r: (-r.volume, r.member))]
    reason = LOADED_WHY.fill(z=row.modules, u=site.module_capacity, a=row.members, m=facility_names(case, largest))
    remedy = MORE_MODULES.fill(x=site.max_modules) if row.modules < site.max_modules else ANOTHER
    message = LOADED.fill(n=row.load, k=most, d=row.load - most, **words)
    return _breach(case, row, most, row.load, message, reason, remedy)


def _breach(
    case: SitingCase, row: CenterRow, required: int, actual: int, message: Text, reason: Text, remedy: Text
) -> Finding:
    where = Place(center=row.kind, phase=case.phases[row.phase].phase, facility=row.site)
    return breach(case, RULE, where, required, actual, message, reason, remedy)
