"""siting.staffed in the formulation: the posts of a center exist at its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel, Terms


class Staffed(SitingRule):
    """``sum_k posts[k] z[k,i,t] <= available[i]`` where it is known, clauses D01 C27."""

    id = "siting.staffed"

    def add(self, m: SitingModel) -> None:
        """Add the row of each facility and phase."""
        for facility, available in self.case.posts.items() if self.pushes else ():
            for t in range(len(self.case.phases)):
                needed = posts(m, facility, t)
                if m.most(needed) > available:
                    m.at_most(self, (facility, t), needed, available)


def posts(m: SitingModel, facility: str, t: int) -> Terms:
    """Return the posts that the centers at a facility need in a phase."""
    needed: Terms = {}
    for kind, center in m.case.centers.items():
        if center.posts and facility in m.case.sites[kind]:
            for column, modules in m.modules(kind, facility, t).items():
                needed[column] = needed.get(column, 0) + center.posts * modules
    return needed
