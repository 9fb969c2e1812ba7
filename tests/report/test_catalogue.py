"""The indicators and the clauses of monitoring as data."""

from models.policy import clauses, rules
from models.report import consortium_report, indicators, monitored, read_period
from models.report.catalogue import Form, State
from tests.report.states import march


def test_every_indicator_is_measured_and_every_measure_is_an_indicator() -> None:
    """All rules of the profile xinjiang are measured, so nothing is left out; the order is the catalogue's."""
    found = consortium_report(march(), "测试", read_period("2026-03"))
    assert list(found.common.figures) == list(indicators())


def test_forms_fit_the_figures() -> None:
    found = consortium_report(march(), "测试", read_period("2026-03")).own.figures
    assert {id for id, f in found.items() if f.bottom is None} == {
        i.id for i in indicators().values() if i.form is Form.COUNT
    }
    assert all(f.top <= f.bottom for id, f in found.items() if f.bottom and indicators()[id].form is Form.SHARE)


def test_clauses_and_rules_exist() -> None:
    for its in indicators().values():
        assert set(its.clauses) <= set(clauses())
        assert not its.rule or its.rule in rules()
        assert its.clauses or its.id == "defaults", "only the count of defaults comes from no clause"


def test_all_of_section_g_is_measured_or_says_why_not() -> None:
    of_g = {id for id in clauses() if id.startswith("G")}
    assert {m.clause for m in monitored()} == of_g | {"B16"}
    for its in monitored():
        assert set(its.by) <= set(indicators())
        assert bool(its.by) == (its.state in (State.MEASURED, State.PARTLY))
        assert its.reason.zh
        assert its.reason.en
    assert next(m for m in monitored() if m.clause == "G05").state is State.MISSING
