"""The outcome of a solve: what people see of it and what machines read."""

from pathlib import Path
from typing import Any

from rich.padding import Padding

from api.cli import words
from api.cli.county import Checked, county_document
from api.cli.faces import Face, document_of, face_of
from api.cli.findings import finding_document, finding_table, rule_table, shortfall_table
from api.cli.posts import show_missing
from api.cli.progress import tier_table
from api.cli.session import Session, print_line
from api.runner import SolveResult
from models.certificate import Certificate, Outcome
from models.files import ReadResult
from models.files.out import outcome_sentence
from models.headcount import HeadcountCase, HeadcountPlan
from models.verdict import Verdict

STYLES = {
    Outcome.OPTIMAL: "bold green",
    Outcome.FEASIBLE: "bold green",
    Outcome.INFEASIBLE: "bold red",
    Outcome.UNKNOWN: "bold yellow",
}


def show_outcome(result: SolveResult, files: tuple[Path, ...], folder: Path, run: Session) -> None:
    """Show the outcome line, tiers, rules, greatest shortfalls, files, and where to look next."""
    if result.cancelled:
        run.note(words.INTERRUPTED)
        return
    if result.certificate is not None:
        show_certificate(result.certificate, run)
    if result.answer is not None and result.answer.conflict:
        run.show(finding_table(result.answer.conflict, words.CONFLICT, run, remedies=True))
    if result.verdict is not None:
        run.show(indented(rule_table(result.verdict, run)))
        show_shortfalls(result, result.verdict, run)
    if files:
        show_files(files, folder, face_of(result), run)


def show_shortfalls(result: SolveResult, verdict: Verdict, run: Session) -> None:
    """Show the greatest shortfalls of rules; of a headcount also the posts that are missing."""
    shortfalls = shortfall_table(verdict, run)
    none = words.RULES_KEPT if isinstance(result.case, HeadcountCase) else words.NO_SHORTFALL
    run.show(indented(shortfalls) if shortfalls else run.say(none))
    if isinstance(result.case, HeadcountCase) and isinstance(result.plan, HeadcountPlan):
        show_missing(result.case, result.plan, run)


def show_certificate(certificate: Certificate, run: Session) -> None:
    """Show the outcome in one line, why the solve ended, and the tiers."""
    run.line(outcome_sentence(certificate), style=STYLES[certificate.outcome])
    if certificate.termination is not None:
        run.line(words.TERMINATION, style="dim", reason=certificate.termination.text)
    if certificate.confirmed_by:
        run.line(words.CONFIRMED, style="dim", engine=certificate.confirmed_by)
    if certificate.tiers:
        run.show(indented(tier_table(certificate.tiers, run)))


def show_files(files: tuple[Path, ...], folder: Path, face: Face, run: Session) -> None:
    """Show what was written; a folder of many files is one line."""
    run.line(words.FILES, style="bold", folder=str(folder))
    names: dict[str, int] = {}
    for path in files:
        inside = path.relative_to(folder)
        name = inside.parts[0] if len(inside.parts) == 1 else f"{inside.parts[0]}/"
        names[name] = names.get(name, 0) + 1
    shown = (f"{name} ({count})" if name.endswith("/") else name for name, count in names.items())
    print_line(run.screen, "  " + "  ".join(shown))
    run.line(face.look_next, report=str(folder / "report.html"), workbook=str(folder / face.workbook))


def indented(item: Any) -> Padding:
    """Return a table with an empty line around it."""
    return Padding(item, (1, 0), expand=False)


def solve_document(result: SolveResult, read: ReadResult, files: tuple[Path, ...], folder: Path) -> dict[str, Any]:
    """Return the outcome as JSON: the three fields of the status, tiers, rules, shortfalls, files, issues."""
    answer, verdict = result.answer, result.verdict
    return county_document(Checked.of(read)) | {
        "profile": result.case.policy.profile,
        "state": result.state.value,
        "outcome": answer.outcome.value if answer else None,
        "termination": answer.termination.value if answer else None,
        "confirmed_by": answer.confirmed_by if answer else "",
        "tiers": [t.model_dump(mode="json") for t in answer.tiers] if answer else [],
        "hard": verdict.hard if verdict else None,
        "rules": [s.model_dump(mode="json") for s in verdict.scores] if verdict else [],
        "findings": [finding_document(f) for f in verdict.findings] if verdict else [],
        "conflict": [finding_document(f) for f in answer.conflict] if answer else [],
        "folder": str(folder),
        "files": [str(path) for path in files],
        **document_of(result),
    }
