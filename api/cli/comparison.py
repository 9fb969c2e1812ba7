"""A plan beside the second opinion, as people see it: the ruling, both values of every stage, and what to do."""

from rich.table import Table

from api.cli import words
from api.cli.outcome import indented
from api.cli.session import Session
from models.county.words import Stage
from models.files.out.outcome import number
from models.text import Text
from optimizer.certify.compare import Comparison, Ruling, StageCompared

STYLES = {Ruling.AGREES: "bold green", Ruling.UNPROVEN: "bold yellow"}
ERRORS = (Ruling.ERROR, Ruling.NO_PLAN, Ruling.REFUTED)


def show_comparison(comparison: Comparison, run: Session) -> None:
    """Show the ruling, both values of every stage, and what to do about it."""
    run.line(comparison.ruling.text, style=STYLES.get(comparison.ruling, "bold red"))
    if comparison.hard:
        run.line(words.BROKEN.fill(amount=f"{comparison.hard:g}"), style="bold red")
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(run.say(words.STAGE))
    for heading in (words.OF_THE_PLAN, words.SECOND_OPTIMUM):
        table.add_column(run.say(heading), justify="right")
    table.add_column(run.say(words.COMPARED))
    for stage in comparison.stages:
        value, optimum = shown(stage)
        table.add_row(run.say(stage.stage.text), value, optimum, run.say(stand_of(stage)))
    run.show(indented(table))
    advice = advice_on(comparison)
    if advice is not None:
        run.line(advice)
    run.line(words.SOLVED_BY, style="dim", solver=comparison.solver, s=f"{comparison.seconds:.1f}")


def advice_on(comparison: Comparison) -> Text | None:
    """Return what can be done about a ruling; ``None`` where nothing has to be."""
    differs = comparison.first_difference
    if comparison.ruling is Ruling.NOT_OPTIMAL and differs is not None:
        value, optimum = shown(differs)
        return words.BETTER_PLAN.fill(stage=differs.stage.text, value=value, optimum=optimum)
    if comparison.ruling is Ruling.UNPROVEN:
        return words.CUT_SHORT
    return words.REPORT_ERROR if comparison.ruling in ERRORS else None


def stand_of(stage: StageCompared) -> Text:
    """Return how the plan stands in a stage, and from which year on."""
    if stage.year is None:
        return stage.stand.text
    return words.IN_YEAR.fill(stand=stage.stand.text, year=stage.year)


def shown(stage: StageCompared) -> tuple[str, str]:
    """Return both values of a stage as they are read: ratios as percents, a dash for what is not proven."""
    values = (stage.value, stage.optimum)
    if stage.stage in (Stage.GRASSROOTS, Stage.HOSPITALS):
        said = ["—" if value is None else f"{100 * value:.2f}%" for value in values]
    else:
        said = ["—" if value is None else number(value) for value in values]
    return said[0], said[1]
