"""The limits of the history: how many steps are kept, how large they may be, that each leads somewhere."""

from __future__ import annotations

from legible.history import MOST_CHARACTERS, MOST_STEPS, Timeline
from legible.outcome import with_draft
from legible.state import State


def written(timeline: Timeline, state: State, texts: list[str]) -> State:
    """Write one text after another, each as a step of its own."""
    for text in texts:
        state = timeline.after(state, with_draft(state, rough=text), f"writing {text[:9]}")
    return state


def meets_again(timeline: Timeline, state: State, first: str) -> None:
    """Undoing all must lead to the oldest text kept, and doing all again to the last."""
    there = state
    for _ in state.history.steps:
        there = timeline.back(there)
    assert (there.draft.rough, there.history.at) == (first, 0)
    assert timeline.back(there) is there
    for _ in state.history.steps:
        there = timeline.forth(there)
    assert there == state
    assert timeline.forth(there) is there


def test_of_some_hundred_small_steps_the_latest_are_kept() -> None:
    timeline, texts = Timeline(), [f"text {number}" for number in range(540)]
    state = written(timeline, State(), texts)
    assert len(state.history.steps) == state.history.at == MOST_STEPS == 500
    assert [step.n for step in state.history.steps] == list(range(41, 541))
    assert state.history.last and state.history.last.why == "writing text 539"
    meets_again(timeline, state, "text 39")


def test_of_three_huge_steps_the_last_always_stays() -> None:
    timeline, texts = Timeline(), [letter * 800_000 for letter in "abc"]
    state = written(timeline, State(), texts)
    assert [step.why for step in state.history.steps] == ["writing ccccccccc"]
    meets_again(timeline, state, "b" * 800_000)


def test_large_steps_are_kept_as_far_as_there_is_room() -> None:
    timeline, texts = Timeline(), [letter * 110_000 for letter in "abcdef"]
    state = written(timeline, State(), texts)
    assert [step.why[-1] for step in state.history.steps] == ["e", "f"]
    assert sum(step.size for step in state.history.steps) <= MOST_CHARACTERS == 600_000
    state = written(timeline, state, ["small"])
    assert [step.why[-5:] for step in state.history.steps] == ["eeeee", "fffff", "small"]
    meets_again(timeline, state, "d" * 110_000)
