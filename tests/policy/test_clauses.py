"""The quoted clauses: known documents, no white space, word for word as in the sources."""

import re
from pathlib import Path

import pytest

from models.policy import clauses, documents, rules

SHARED = Path(__file__).parents[3] / "shared"
needs_sources = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the source documents are not beside this checkout"
)


def bare(content: str) -> str:
    """Return ``content`` without white space; the sources break lines inside sentences."""
    return re.sub(r"\s+", "", content)


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Return the text of each source document by its short name."""
    return {f"S{path.name[2]}": bare(path.read_text("utf-8")) for path in (SHARED / "seeds").glob("00*.txt")}


def test_every_clause_belongs_to_a_document() -> None:
    assert set(documents()) == {"S0", "S1", "S2", "S3", "S4"}
    assert {clause.document for clause in clauses().values()} == set(documents())


def test_only_the_changji_plan_is_a_draft() -> None:
    assert [id for id, document in documents().items() if document.draft] == ["S1"]


def test_quotations_are_bare_and_not_empty() -> None:
    for clause in clauses().values():
        assert clause.quote and clause.quote == bare(clause.quote), clause.id


def test_every_section_is_there() -> None:
    sections = "".join(id[0] for id in clauses())
    assert {letter: sections.count(letter) for letter in "ABCDEFGH"} == {
        "A": 21, "B": 20, "C": 31, "D": 33, "E": 41, "F": 17, "G": 24, "H": 12,
    }  # fmt: skip


def test_rules_and_parameters_cite_known_clauses() -> None:
    cited = {id for rule in rules().values() for id in rule.clauses}
    cited |= {p.clause for rule in rules().values() for p in rule.params.values() if p.clause}
    assert cited <= set(clauses())


@needs_sources
def test_every_quotation_is_in_its_source(sources: dict[str, str]) -> None:
    assert set(sources) == set(documents())
    missing = [c.id for c in clauses().values() if c.quote not in sources[c.document]]
    assert missing == []


@needs_sources
def test_clauses_are_those_of_the_policy_page() -> None:
    rows = re.findall(r"^\| ([A-H]\d\d) \| (S\d) \| (.*?) \| ", (SHARED / "policy.md").read_text("utf-8"), re.M)
    assert {id: (document, bare(quote)) for id, document, quote in rows} == {
        clause.id: (clause.document, clause.quote) for clause in clauses().values()
    }
