"""Words that the checks of headcount use: how a cell, a class of posts, a level or a year is named."""

from collections.abc import Iterable

from models.county.words import Level
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.rules.phrases import SHOWN, listed, place_name
from models.text import Text, text
from models.verdict import Place

PROFESSIONALS = text("专业技术人员", "professional staff")


def facility_name(case: HeadcountCase, id: str) -> str:
    """Return the short name of a facility, its code where the county has none of that code."""
    known = case.county.facility_by_id.get(id)
    return place_name(known) if known is not None else id


def facility_names(case: HeadcountCase, ids: Iterable[str]) -> Text:
    """Return the short names of the first of ``ids``, how many in all where there are more, or a dash for none."""
    names = [facility_name(case, id) for id in ids]
    shown = listed(names[:SHOWN] or ["—"])
    if len(names) <= SHOWN:
        return shown
    return text("{c}等{n}家", "{c} and others, {n} in all").fill(c=shown, n=len(names))


def cell_name(case: HeadcountCase, cell: Cell) -> Text:
    """Return a cell as it is called: 乌加河医师."""
    name = facility_name(case, cell.facility)
    return Text(zh=f"{name}{cell.category.zh}", en=f"{name} ({cell.category.en})")


def class_name(post_class: PostClass) -> Text:
    """Return a class of posts as it is called: 乡镇卫生院（基层，全额）."""
    its = post_class
    return Text(
        zh=f"{its.class_type}（{its.level.zh}，{its.funding.zh}）",
        en=f"{its.class_type} ({its.level.en}, {its.funding.en})",
    )


def level_name(level: Level) -> Text:
    """Return a level as it is called: 基层."""
    return level.text


def year_end(case: HeadcountCase, year: int) -> Text:
    """Return the end of the year at a place in their order: 2026年底."""
    return text("{y}年底", "end of {y}").fill(y=case.years[year])


def cell_head(case: HeadcountCase, cell: Cell, year: int) -> Text:
    """Return the words with which a finding on a cell begins: 2026年底乌加河医师."""
    return text("{t}{c}", "{c}, {t}").fill(t=year_end(case, year), c=cell_name(case, cell))


def class_head(case: HeadcountCase, post_class: PostClass, year: int) -> Text:
    """Return the words with which a finding on a class begins: 2026年底乡镇卫生院（基层，全额）."""
    return text("{t}{c}", "{c}, {t}").fill(t=year_end(case, year), c=class_name(post_class))


def facility_head(case: HeadcountCase, id: str, year: int) -> Text:
    """Return the words with which a finding on a facility begins: 2026年底乌加河."""
    return text("{t}{c}", "{c}, {t}").fill(t=year_end(case, year), c=facility_name(case, id))


def cell_place(case: HeadcountCase, cell: Cell, year: int) -> Place:
    """Return the place of a cell at the end of a year."""
    return Place(facility=cell.facility, category=cell.category.value, year=case.years[year])


def class_place(case: HeadcountCase, post_class: PostClass, year: int) -> Place:
    """Return the place of a class at the end of a year."""
    its = post_class
    return Place(level=its.level.value, class_type=its.class_type, funding=its.funding.value, year=case.years[year])
