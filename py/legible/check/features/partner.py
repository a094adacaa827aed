"""F8: the other people a piece of work was done with or for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legible.check.features.text import Span, singular
from legible.check.features.verbs import verb_base

if TYPE_CHECKING:
    from legible.check.features.line import Line

BEFORE_A_VERB = {"and", "by", "we", "i", "co", "have", "has", "after", "while", "before"}
TEAMS = {"team", "teams", "squad", "squads", "staff", "crew", "department", "desk"}
CALLINGS = ("logist", "rapist", "macist", "nomist", "ician")  # endings that only people's callings have
FACE_TO_FACE = {"consult", "liaise", "meet", "negotiate", "sit", "speak", "talk"}
THINGS = {"computers", "containers", "letters", "numbers", "orders", "papers", "servers"}
REACH = 6  # words between `with` and the people


def partners(line: Line) -> list[Span]:
    """Find where a line names the people worked with."""
    found = []
    for index, token in enumerate(line.tokens):
        if token.lower in line.words.set("partner-words"):
            found.append(Span(token.start, token.end))
        elif _links(line, index):
            people = _people_after(line, index)
            if people >= 0:
                found.append(Span(token.start, line.tokens[people].end))
    return found


def _links(line: Line, index: int) -> bool:
    """Say whether a word leads to the people: `with`, `alongside`; `mentored`; `talking to`."""
    word = line.tokens[index].lower
    if word in {"with", "alongside", "beside", "between", "together"}:
        return True
    if word == "for" and _for_a_team(line, index):
        return True
    if word in {"from", "to", "for", "by"} and index:
        near = [token.lower for token in line.tokens[max(0, index - 8) : index]]
        before = {verb_base(token, line.words) for token in near} | set(near)
        paid = line.tokens[index - 1].gap.endswith(("£", "$", "€"))
        return not (word == "from" and paid) and bool(before & line.words.set(f"partner-verbs-{word}"))
    if verb_base(word, line.words) not in line.words.set("partner-verbs"):
        return False
    if index + 1 < len(line.tokens) and line.tokens[index + 1].lower == "in":
        return False  # `Involved in testing for schools`
    previous = line.tokens[index - 1].lower
    return index == line.lead_index or previous in BEFORE_A_VERB or "," in line.tokens[index].gap


def _for_a_team(line: Line, index: int) -> bool:
    """Tell `for the lighting team` from `manager for a team of six`."""
    for place in range(index + 1, min(index + REACH, len(line.tokens) - 1)):
        token, after = line.tokens[place], line.tokens[place + 1]
        if token.gap.strip() or token.lower in {"so", "which", "that", "by", "to"}:
            return False
        if token.lower in {"team", "teams"}:
            return after.lower != "of" and place > index + 1
    return line.tokens[-1].lower in {"team", "teams"} and len(line.tokens) - index in range(3, REACH + 1)


def _people_after(line: Line, index: int) -> int:
    """Give the index of the people noun after a linking word, or -1."""
    people, groups = line.words.set("people"), line.words.set("people-groups")
    for place in range(index + 1, min(index + 1 + REACH, len(line.tokens))):
        token = line.tokens[place]
        if ";" in token.gap or "." in token.gap.strip() or token.lower in {"so", "which", "that", "by", "to"}:
            return -1
        word = token.lower
        if word.endswith("ing") and (place == index + 1 or "," in token.gap) and verb_base(word, line.words):
            return -1
        if word in groups and _ends_phrase(line, place) and _is_department(line, index, place):
            return place
        counted = word != singular(word) or _one_person(line, index, place)
        known = singular(word) in people or singular(word).endswith(CALLINGS) or _met(line, index, word)
        if known and counted and _ends_phrase(line, place):
            return place
    return -1


def _met(line: Line, index: int, word: str) -> bool:
    """Find `Sat with claims handlers`: a plural in -ers after a verb of meeting."""
    before = {verb_base(token.lower, line.words) for token in line.tokens[max(0, index - 2) : index]}
    spoken = line.tokens[index].lower == "with" and before & FACE_TO_FACE
    return bool(spoken) and word.endswith(("ers", "ors")) and word not in THINGS


def _is_department(line: Line, index: int, place: int) -> bool:
    """Tell `with sales and finance` from `for the loyalty product`; a team may have words before it."""
    if line.tokens[place].lower in TEAMS:
        return True
    before = line.tokens[place - 1].lower
    return place == index + 1 or before in {"and", "the", "our", "or"} or "," in line.tokens[place].gap


def _one_person(line: Line, index: int, place: int) -> bool:
    return any(
        token.lower in {"the", "a", "an", "our", "their", "each", "every"}
        for token in line.tokens[index + 1 : place]
    )


def _ends_phrase(line: Line, place: int) -> bool:
    """Say whether a noun heads its phrase: `with the team`, not `with team leads`, `with customer data`."""
    if place + 1 >= len(line.tokens):
        return True
    after = line.tokens[place + 1]
    if after.gap.strip():
        return True
    head = after.lower in line.words.set("function-words") or after.lower.endswith("ing")
    verb = verb_base(after.lower, line.words)
    heap = after.lower.endswith("s") and verb in line.words.set("noun-verbs")  # `HR projects`
    return head or bool(verb and not heap) or line.tokens[place].lower.endswith("s")
