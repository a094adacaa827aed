"""A list's moves are joined, and what the file's pointers lead to stays the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legible.state import Move, moved, with_move

LISTS = ("/work", "/work/0/highlights", "/work/1/highlights", "/skills")
PATHS = [
    "/basics/name",
    *(f"{path}/{index}" for path in LISTS for index in range(4)),
    *(f"/work/{index}/highlights/{line}" for index in range(4) for line in range(4)),
]
ORDERS = st.lists(st.integers(-1, 4), max_size=6).map(tuple)


@given(st.lists(st.builds(Move, st.sampled_from(LISTS), ORDERS), max_size=7))
def test_joined_moves_lead_where_all_of_them_lead(moves: list[Move]) -> None:
    joined: tuple[Move, ...] = ()
    for move in moves:
        joined = with_move(joined, move)
    assert [moved(path, joined) for path in PATHS] == [moved(path, moves) for path in PATHS]


def test_lists_that_lie_apart_keep_a_move_each_however_often_they_move() -> None:
    moves: tuple[Move, ...] = ()
    for _ in range(50):
        moves = with_move(moves, Move("/skills", (1, 0)))
        moves = with_move(moves, Move("/work/0/highlights", (2, 0, 1)))
    assert moves == (Move("/skills", (0, 1)), Move("/work/0/highlights", (1, 2, 0)))


def test_a_list_inside_one_that_moved_keeps_its_moves_apart() -> None:
    inner, outer = Move("/work/0/highlights", (1, 0)), Move("/work", (1, 0))
    moves = with_move(with_move((inner,), outer), inner)
    assert moves == (inner, outer, inner)
