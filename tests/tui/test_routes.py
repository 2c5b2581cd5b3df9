"""The corridors at a glance: the data are sound, and a strip fits whatever width it gets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.tagging import rules
from corridor_tui.tui.pieces import width_of
from corridor_tui.tui.routes import LEAST_COLUMNS, Route, Stop, heading, in_view, numbers, routes, stop_at, term, track


def text(line: object) -> str:
    return "".join(piece.text for piece in line)  # type: ignore[attr-defined]


ROUTE = Route(
    "middle-corridor",
    "Middle Corridor",
    (Stop("Gate", "gate"), Stop("East Port", "east", True), Stop("West Port", "west")),
)
COUNTS = {"gate": (3, 5), "east": (0, 2)}


def test_every_route_names_corridors_and_checkpoints_that_there_are() -> None:
    known = rules.load()
    corridors = {row.id for row in known.rows("corridors", "corridor")}
    checkpoints = {row.id for row in known.rows("checkpoints", "checkpoint")}
    for route in routes():
        assert route.corridor in corridors
        assert {stop.checkpoint for stop in route.stops} <= checkpoints
        assert len({stop.checkpoint for stop in route.stops}) == len(route.stops) > 1
        assert all(len(stop.label) <= 11 for stop in route.stops)
    assert routes()[0].corridor == "middle-corridor"


def test_every_corridor_that_is_much_written_about_has_a_strip() -> None:
    drawn = {route.corridor for route in routes()}
    assert drawn >= {
        *("middle-corridor", "northern-corridor", "southern-corridor", "instc", "china-europe-express"),
        *("cku-railway", "ckut-multimodal", "trans-afghan", "lapis-lazuli", "btk", "western-europe-western-china"),
    }


def test_the_middle_corridor_goes_from_the_border_of_china_over_the_sea_to_georgia() -> None:
    stops = [stop.checkpoint for stop in routes()[0].stops]
    way = ["khorgos", "aktau", "baku-alat", "poti"]
    assert [stop for stop in stops if stop in way] == way
    assert [stop.checkpoint for stop in routes()[0].stops if stop.sea] == ["kuryk"]
    for route in routes():
        assert not route.stops[-1].sea, route.name


def test_a_strip_shows_order_sea_and_numbers() -> None:
    way = text(track(ROUTE, COUNTS, None, 80))
    assert way.index("● Gate") < way.index("─") < way.index("○ East Port") < way.index("≈") < way.index("○ West Port")
    below = text(numbers(ROUTE, COUNTS, None, 80))
    assert below.index("3 new") == way.index("Gate")
    assert below.index("2 read") == way.index("East Port")
    assert text(heading(ROUTE, COUNTS, 40)).endswith("3 new ")


def test_the_filter_of_a_stop_asks_for_unread_ones_where_there_are_any() -> None:
    assert term(ROUTE.stops[0], COUNTS) == "checkpoint:gate unread"
    assert term(ROUTE.stops[1], COUNTS) == "checkpoint:east"
    assert term(ROUTE.stops[2], {}) == "checkpoint:west"


@given(st.sampled_from(routes()), st.integers(LEAST_COLUMNS + 3, 400), st.data())
def test_a_strip_fits_and_is_clicked_where_it_is_drawn(route: Route, width: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, len(route.stops) - 1))
    first, last, columns = in_view(len(route.stops), chosen, width)
    assert first <= chosen < last
    assert columns >= LEAST_COLUMNS
    assert width_of(track(route, {}, chosen, width)) <= width + 1
    for number in range(first, last):
        assert stop_at(route, chosen, 2 + (number - first) * columns, width) == number
    assert stop_at(route, chosen, 0, width) is None
