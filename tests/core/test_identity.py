"""What is kept of an object is found for that object only, and no more is kept than so much."""

from __future__ import annotations

from legible import identity
from legible.forgetting import forget_words
from legible.identity import by_identity
from legible.model import CV, Work
from legible.resume_json import cv_to_json


def test_what_was_made_of_an_object_is_made_once_for_each_set_of_arguments() -> None:
    made: list[object] = []
    double = by_identity(lambda value, times: made.append((value, times)) or [value] * times)
    one, same = Work(name="Larch"), Work(name="Larch")
    assert double(one, 2) is double(one, 2)
    assert double(one, 3) == [one] * 3
    assert double(same, 2) is not double(one, 2)
    assert len(made) == 3


def test_the_oldest_goes_once_there_is_too_much() -> None:
    made: list[int] = []
    kept = by_identity(lambda value: made.append(value) or [value])
    values = list(range(1000, 1000 + identity.MOST + 1))
    for value in values:
        kept(value)
    kept(values[-1])
    assert made == values
    kept(values[0])
    assert made == [*values, values[0]]


def test_an_object_that_went_is_never_taken_for_another_at_its_place() -> None:
    kept = by_identity(lambda work: work.name)
    assert [kept(Work(name=str(number))) for number in range(3000)] == [str(n) for n in range(3000)]


def test_deleting_everything_lets_go_of_it() -> None:
    cv = CV(work=(Work(name="Larch"),))
    before = cv_to_json(cv)
    assert cv_to_json(cv)["work"] is before["work"]
    forget_words()
    assert cv_to_json(cv)["work"] is not before["work"]
    assert cv_to_json(cv) == before


def test_an_entry_that_stays_keeps_its_stored_form() -> None:
    first, second = Work(name="Larch"), Work(name="Alder")
    before, after = cv_to_json(CV(work=(first, second))), cv_to_json(CV(work=(first, Work(name="Elm"))))
    assert after["work"][0] is before["work"][0]
    assert [work["name"] for work in after["work"]] == ["Larch", "Elm"]
