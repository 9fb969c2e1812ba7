"""The scenario file over the consortia of a region: each a base, one month."""

from collections.abc import Iterable

from instances.generate.region.county import FIRST, LAST

HEAD = """\
# {count}个医共体各排一个月；xiachen compare 一次完成全部求解、核查和区域汇总。
# A month of {count} consortia; one `xiachen compare` solves and audits all of them and sums up the region.
schema_version: "1"
title: 示例区域 {count}个医共体 {year}年{month}月
decision: roster
from: {first}
to: {last}
options: {{time_limit: 60, gap: 0.5%}}
bases:
"""


def scenario_text(ids: Iterable[str]) -> str:
    """Return the scenario file of county files that stand beside it, each called after the id of its base."""
    bases = [f"  - {{id: {id}, county: {id}.json}}\n" for id in ids]
    head = HEAD.format(count=len(bases), year=FIRST.year, month=FIRST.month, first=FIRST, last=LAST)
    return head + "".join(bases)
