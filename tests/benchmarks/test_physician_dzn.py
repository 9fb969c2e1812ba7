"""Data files of MiniZinc: what is read, and that anything else is refused with its line."""

import pytest

from benchmarks.physician.dzn import DznError, read_dzn
from benchmarks.physician.instance import Cover, Person, Weights, instance_of

TEXT = """% a hospital of two stations
numDepartments=1;
stationDepartment=array1d(0..1,[0, 1]);
stationCommon=array1d(0..1,[true,false]);
numShifts=2;
indexNight={};
forbiddenSequences=array1d(0..numShifts,[{},{},{1,2}]);
preferenceWeight=5; riskWeight=10; rbWeight=0; persWeight=50; stationWeight=500;
numSkills=1;
subDepartment=[1];
subSkills=[{1}];
numDays = 2;
demand=array4d(0..1,0..numShifts,1..numDays,0..numSkills, [0,0,0,0, 0,0,0,0, 0,0,0,0,  0,0,0,0, 0,1,0,2, 0,0,0,0]);
subDemand=array2d(1..1,1..numDays, [1, 0]);
numPers = 2;
personName = ["A, \\n", "B"];
stationPrefs = array3d(1..numPers,0..1,0..numSkills,[0, 4, 4, 1, 0, 4, 4, 3]);
persRequireWork = [true, false];
persRisk = [false, true];
forbiddenDays = [{}, {2}];
histLastStationWorked = [1, 0];
histShiftLastDay = [2, 0];
"""


def test_an_instance_by_hand() -> None:
    instance = instance_of(TEXT.replace("\n", "\r\n"))
    assert instance.demand == {(1, 1, 0, 1): 1, (1, 1, 1, 1): 2}
    assert instance.covers == (Cover(1, frozenset({1}), (1, 0)),)
    assert instance.people == (
        Person(((0, 4), (4, 1)), True, False, frozenset(), 1, 2),
        Person(((0, 4), (4, 3)), False, True, frozenset({1}), 0, 0),
    )
    assert instance.weights == Weights(person=50, preference=5, risk=10, change=500)
    assert (instance.departments, instance.common, instance.days) == ((0, 1), (True, False), 2)
    assert instance.forbidden_after == (frozenset(), frozenset(), frozenset({1, 2}))


def test_arrays_of_several_dimensions_are_lists_of_lists() -> None:
    items = read_dzn("n=2; a = array2d(0..n,1..2,[1,2,3,-4,5,6,]); % end")
    assert items == {"n": 2, "a": [[1, 2], [3, -4], [5, 6]]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a=1;\nb=2.5;", "line 2: unexpected '.'"),
        ("a=1;\na=2;", "line 2: a stands twice"),
        ("a=1", "line 1: the file ends too early"),
        ("a=[1,2", "line 1: the file ends too early"),
        ("a=\narray1d(1..3,[1,2]);", "line 2: 2 entries where 3 are said"),
        ("a=array1d(1..1,[1,2]);", "line 1: 2 entries where 1 are said"),
        ("a=array1d(1..n,[1]);", "line 1: 'n' is no number"),
        ("a={true};", "line 1: a set of anything but numbers"),
        ("a=b;", "line 1: expected a value, found 'b'"),
        ("a=[1 2];", "line 1: expected ',', found '2'"),
        ("1=a;", "line 1: expected a name, found '1'"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, message: str) -> None:
    with pytest.raises(DznError) as caught:
        read_dzn(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("numShifts=2", "numShifts=3", "4 are said"),
        ("indexNight={}", "indexNight={1}", "night shifts"),
        ("rbWeight=0", "rbWeight=1", "a weight of robustness"),
        ("[true,false]", "[false,false]", "people of no station"),
        ("0,1,0,2, 0,0,0,0]", "0,1,0,2, 0,1,0,0]", "extended demand of a station that is not common"),
        ("0,1,0,2, 0,0,0,0]", "1,1,0,2, 0,0,0,0]", "demand of no station, no shift or no skill"),
        ("histShiftLastDay = [2, 0]", "histShiftLastDay = [2]", "not of one length"),
        ("numSkills=1;", "", "'numSkills' is no number"),
        ("persWeight=50;", "", "missing or malformed: 'persWeight'"),
    ],
)
def test_an_instance_that_is_not_covered_is_refused(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(DznError, match=message):
        instance_of(TEXT.replace(old, new))


def test_covers_that_share_a_skill_are_refused() -> None:
    text = TEXT.replace("subDepartment=[1]", "subDepartment=[1,1]").replace("subSkills=[{1}]", "subSkills=[{1},{1}]")
    with pytest.raises(DznError, match="covers that share a skill"):
        instance_of(text.replace("array2d(1..1,1..numDays, [1, 0])", "array2d(1..2,1..numDays, [1,0,0,0])"))


def test_more_days_than_a_week_has_workdays_are_refused() -> None:
    text = TEXT.replace("numDays = 2", "numDays = 7")
    text = text.replace("[0,0,0,0, 0,0,0,0, 0,0,0,0,  0,0,0,0, 0,1,0,2, 0,0,0,0]", f"[{','.join('0' * 84)}]")
    with pytest.raises(DznError, match="more than 6 days"):
        instance_of(text.replace("[1, 0]);\nnumPers", "[1,0,0,0,0,0,0]);\nnumPers"))
