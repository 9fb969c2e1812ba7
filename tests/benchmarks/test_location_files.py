"""Instance files of the OR-Library: what is read, and that anything else is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.location.clusters import clusters_of
from benchmarks.location.files import instance_files
from benchmarks.location.graph import graph_of
from benchmarks.location.known import of_stem, read_known
from benchmarks.location.warehouses import warehouses_of
from tests.benchmarks.location_toys import CLUSTERS, PATH, WAREHOUSES


def test_the_last_line_of_an_edge_counts() -> None:
    graph = graph_of(PATH)
    assert (graph.p, graph.unit) == (2, 1)
    assert graph.lengths[0].tolist() == [0, 2, 5, 6, 12]
    assert (graph.lengths == graph.lengths.T).all()


@pytest.mark.parametrize(("line", "length"), [("2 1 9", 9), ("1 2 9", 9), ("1 2 1", 1)])
def test_it_replaces_the_earlier_one_whatever_direction_and_length(line: str, length: int) -> None:
    assert graph_of(PATH.replace(" 1 2 2\n", f" {line}\n")).lengths[0, 1] == length


def test_lengths_are_those_of_shortest_ways() -> None:
    assert graph_of("3 3 1\n1 2 10\n2 3 1\n1 3 2").lengths.tolist() == [[0, 3, 2], [3, 0, 1], [2, 1, 0]]


def test_line_ends_and_wraps_do_not_matter_and_fractions_are_exact() -> None:
    graph = graph_of("\ufeff2\r\n1 1 1\r\n\r\n2\t0.1")
    assert (graph.lengths[0, 1], graph.unit) == (1, 10)


def test_warehouses_and_customers_over_several_lines() -> None:
    read = warehouses_of(WAREHOUSES)
    assert read.unit == 100
    assert read.opening.tolist() == [10000, 6050]
    assert read.cost.tolist() == [[800, 2000], [1200, 1800], [525, 3000]]
    problem = read.capacitated("w")
    assert (problem.demand.tolist(), problem.capacity.tolist()) == ([4, 6, 5], [10, 10])
    assert len(read.uncapacitated("w").capacity) == 0


def test_a_capacity_left_open_is_given() -> None:
    read = warehouses_of(WAREHOUSES.replace(" 10 ", " capacity "))
    assert read.leaves_capacity_open
    assert read.capacitated("w", "12").capacity.tolist() == [12, 12]
    with pytest.raises(ValueError, match="give --capacity"):
        read.capacitated("w")


def test_clusters_have_distances_rounded_down() -> None:
    (problem,) = clusters_of(CLUSTERS, "c")
    assert (problem.name, problem.known, problem.p) == ("c", 6, 2)
    assert problem.cost.tolist() == [[0, 5, 14, 15], [5, 0, 9, 10], [14, 9, 0, 1], [15, 10, 1, 0]]
    assert (problem.demand.tolist(), problem.capacity.tolist()) == ([2, 3, 4, 1], [5] * 4)


def test_one_file_may_hold_several_clusters() -> None:
    problems = clusters_of(f" 2\n{CLUSTERS}{CLUSTERS}", "c")
    assert [problem.name for problem in problems] == ["c-01", "c-02"]


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (graph_of, "", "2 more numbers"),
        (graph_of, "2 1 1\n1 2", "3 more numbers are said where 2 are left"),
        (graph_of, "2 1 1\n1 2 x", "'x' is no number"),
        (graph_of, "2 1 1\n1 2 nan", "'nan' is no number"),
        (graph_of, "2 1 1\n1 3 1", "ends at no vertex"),
        (graph_of, "2 1 1\n1 2 -1", "length below 0"),
        (graph_of, "2 1 3\n1 2 1", "3 sites among 2 vertices"),
        (graph_of, "2 1 0\n1 2 1", "whole numbers from 1 on"),
        (graph_of, "3 1 1\n1 2 1", "not connected"),
        (graph_of, "2 1 1\n1 2 1 7", "1 more words"),
        (warehouses_of, WAREHOUSES + "1", "1 more words"),
        (warehouses_of, WAREHOUSES.replace("18.", "eighteen"), "'eighteen' is no number"),
        (warehouses_of, WAREHOUSES.replace("18.", "-18."), "a cost is below 0"),
        (warehouses_of, "0 3", "whole numbers from 1 on"),
        (warehouses_of, "2.5 3", "whole numbers from 0 on|whole numbers from 1 on"),
        (lambda text: clusters_of(text, "c"), CLUSTERS + "5", "1 more words"),
        (lambda text: clusters_of(text, "c"), CLUSTERS.replace("4 2 5", "4 5 5"), "5 sites among 4 points"),
        (lambda text: clusters_of(text, "c"), CLUSTERS.replace("4 2 5", "4 2 -5"), "below 0"),
    ],
)
def test_what_is_wrong_is_refused(read: Callable[[str], object], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(text)


def test_files_of_a_folder_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("pmed10.txt", "pmed9", "pmed1.DAT", "OPTIMA.csv", "README.md", "readme.txt", ".hidden", "a.pdf"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "deeper").mkdir()
    assert [path.name for path in instance_files(tmp_path)] == ["pmed1.DAT", "pmed9", "pmed10.txt"]
    assert [path.name for path in instance_files(tmp_path / "pmed9")] == ["pmed9"]
    with pytest.raises(SystemExit, match="name their folder"):
        instance_files(tmp_path / "deeper")


def test_what_is_known_by_instance_or_by_file(tmp_path: Path) -> None:
    assert read_known(tmp_path) == []
    text = "\ufeffinstance,file,capacity_value,multi_source_optimum\na-1,A.txt,5,12.5\na-2,A.txt,6,?\nb,,,\n,,,\n"
    (tmp_path / "OPTIMA.csv").write_text(text, encoding="utf-8")
    lines = read_known(tmp_path)
    assert [line.instance for line in of_stem(lines, "a")] == ["a-1", "a-2"]
    assert [line.number("multi_source") for line in lines] == [12.5, None, None]
    assert read_known(tmp_path / "A.txt") == lines
