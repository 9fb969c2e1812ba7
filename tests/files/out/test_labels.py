"""Names on the map keep clear of circles and of each other."""

from models.files.out.report.labels import Spot, label_sides


def test_a_name_stands_above_where_all_is_free() -> None:
    assert label_sides([Spot(0, 0, 5, "乌加河"), Spot(200, 0, 5, "石哈河")]) == ["top center", "top center"]


def test_neighbors_in_a_row_alternate() -> None:
    spots = [Spot(20.0 * n, 0, 5, "乌加河") for n in range(2)]
    assert label_sides(spots) == ["top center", "bottom center"]


def test_a_name_does_not_cover_the_circle_above() -> None:
    assert label_sides([Spot(0, 0, 5, "甲"), Spot(0, 14, 5, "乙")])[0] != "top center"


def test_places_at_one_point_have_names_on_different_sides() -> None:
    assert len(set(label_sides([Spot(0, 0, 5, "甲")] * 4))) == 4
