"""Kinds of generated centers; every figure is an example, none is a price or a norm."""

from dataclasses import dataclass, replace

from models.county import CenterMode, Sourcing


@dataclass(frozen=True)
class KindSpec:
    """A kind with its example figures: yearly volume for 1,000 people, and yuan for a plain site.

    ``away`` kinds keep their distance from people; ``with_previous`` is built together with the kind before it;
    ``seated`` kinds stand at the first hospital, and ``closes`` ones give up a site.
    """

    name: str
    mode: CenterMode
    rate: float
    fixed: int
    running: int
    module: int
    posts: int = 0
    sourcing: Sourcing = Sourcing.SINGLE
    courier: float = 0.0
    trips: int = 0
    with_previous: bool = False
    backup: bool = False
    seated: bool = False
    away: bool = False
    closes: bool = False


_PHYSICAL, _DIGITAL, _REVERSE = CenterMode.PHYSICAL, CenterMode.DIGITAL, CenterMode.REVERSE

SPECS: tuple[KindSpec, ...] = (
    KindSpec("检验", _PHYSICAL, 900, 1_800_000, 420_000, 650_000, posts=3, courier=1.2, trips=250),
    KindSpec("消毒供应", _PHYSICAL, 400, 1_200_000, 300_000, 400_000, posts=2, with_previous=True),
    KindSpec("影像", _DIGITAL, 300, 900_000, 360_000, 300_000, posts=2, seated=True),
    KindSpec("智慧急救", _PHYSICAL, 45, 700_000, 520_000, 350_000, posts=4, backup=True),
    KindSpec("药物配送", _PHYSICAL, 1500, 800_000, 260_000, 240_000, sourcing=Sourcing.SPLIT, courier=1.0, trips=100),
    KindSpec("医疗废物", _REVERSE, 260, 1_500_000, 380_000, 500_000, courier=1.6, trips=180, away=True),
    KindSpec("病理", _PHYSICAL, 25, 1_600_000, 340_000, 450_000, posts=2, courier=1.2, trips=120, closes=True),
    KindSpec("心电", _DIGITAL, 220, 300_000, 200_000, 120_000, posts=1),
)


def specs(count: int) -> tuple[KindSpec, ...]:
    """Return ``count`` kinds; after the last of :data:`SPECS` they begin anew, each under a name of its own."""
    again = [SPECS[n % len(SPECS)] for n in range(count)]
    rounds = [n // len(SPECS) + 1 for n in range(count)]
    return tuple(
        spec if turn == 1 else replace(spec, name=f"{spec.name}{turn}")
        for spec, turn in zip(again, rounds, strict=True)
    )


def grouped(chosen: tuple[KindSpec, ...]) -> list[tuple[KindSpec, ...]]:
    """Return the kinds in groups that are built together."""
    groups: list[tuple[KindSpec, ...]] = []
    for spec in chosen:
        if spec.with_previous and groups:
            groups[-1] = (*groups[-1], spec)
        else:
            groups.append((spec,))
    return groups
