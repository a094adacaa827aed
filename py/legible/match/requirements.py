"""A piece of the advert -> what it asks for: terms, alternatives, and how much each is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from legible.check.features.line import Line
from legible.check.features.text import Token
from legible.match.alternatives import Asked, grouped, telling
from legible.match.atoms import Atom, find_atoms, tool_called
from legible.match.items import Item, split_items
from legible.match.model import Need, Piece, Requirement, Term
from legible.match.needless import needless
from legible.match.phrases import core
from legible.match.words import Cue, MatchWords

SUBJECT_WORDS = 20  # before what is sought


@cache
def _years(words: MatchWords) -> re.Pattern[str]:
    number = rf"(?P<number>\d{{1,2}}|{'|'.join(words.table('joins')['numbers'])})"
    more = r"(?:\+|or more|plus)?(?:\s*(?:-|–|to)\s*\d{1,2})?"
    return re.compile(rf"(?i)\b{number}\s*{more}\s*(?:years|yrs|year)\b")


def read_requirements(text: str, piece: Piece, words: MatchWords) -> Iterator[Requirement]:
    """Give what a piece asks for, in its order; nothing for a piece that asks for nothing."""
    line = words.line(text[piece.start : piece.end])
    atoms = find_atoms(line, words)
    if piece.state in ("must", "nice") and not _courts(line):
        need: Need = "must" if piece.state == "must" else "nice"
        items = _without_subjects(split_items(_from_cue(line.tokens, words), atoms, words), words)
        needs = _needs(items, line.tokens, need, words)
        denied = needless(items, line.tokens, words)
        asked = [
            Asked(item, (), one) if place in denied else _asked(item, one, atoms, line.text, words)
            for place, (item, one) in enumerate(zip(items, needs, strict=True))
        ]
        asked = [part for one in asked if not _is_role(one, words) for part in _each(one)]
    else:
        asked = [one for atom in atoms if (one := _mentioned(atom, piece, line.text, words))]
    for group in grouped(telling(asked)):
        yield _requirement(group, piece.start, line.text, words)


def _courts(line: Line) -> bool:
    """Say whether a question courts the reader: `Are you looking for a new challenge?`."""
    return line.text.endswith("?") and any(token.lower == "looking" for token in line.tokens)


def _from_cue(found: Sequence[Token], words: MatchWords) -> Sequence[Token]:
    """Leave out who asks and for whom: `Ferrous is looking for ...`, `As our engineer you ...`."""
    if found and found[0].lower == "as":
        you = [n for n, token in enumerate(found[:SUBJECT_WORDS]) if token.lower.startswith("you")]
        return found[you[0] :] if you and found[you[0]].lower != "your" else found
    match = next(words.phrases("joins", "seeks").find(found[:SUBJECT_WORDS]), None)
    return found[match.stop :] if match else found


def _without_subjects(items: list[Item], words: MatchWords) -> list[Item]:
    """Leave out a degree's further subjects, as in `degree in physics, chemistry or a related field`."""
    degrees = tuple(words.table("joins")["degrees"])
    kept: list[Item] = []
    skip = 0
    for place, item in enumerate(items):
        if skip:
            skip -= 1
            continue
        kept.append(item)
        if any(word.lower.startswith(degrees) for word in item.words):
            run = _run_to_or(items[place + 1 :])
            skip = run if not any(len(it.words) > 4 for it in items[place + 1 : place + 1 + run]) else 0
    return kept


def _run_to_or(items: Sequence[Item]) -> int:
    """Count the items up to and with the one after `or`, if nothing but commas joins them."""
    for count, item in enumerate(items, 1):
        if item.joiner == "or":
            return count
        if item.joiner != ",":
            break
    return 0


def _each(asked: Asked) -> list[Asked]:
    """Part an item that names several things without a word for `or`: `services in Go on Azure`."""
    others = [replace(asked, item=replace(asked.item, joiner="and"), terms=(it,)) for it in asked.terms[1:]]
    return [replace(asked, terms=asked.terms[:1]), *others] if others else [asked]


def _is_role(asked: Asked, words: MatchWords) -> bool:
    """Say whether an item only names the person sought: `a backend engineer`."""
    if not asked.terms or asked.terms[0].kind != "skill":
        return False
    named = asked.terms[0].name.lower().split()
    called = [word.lower for word in asked.item.words]
    role = named[-1] in words.role_nouns and "as" not in called
    return role or (len(named) > 2 and named[1] == "of" and named[0] in words.role_nouns)


def _mentioned(atom: Atom, piece: Piece, text: str, words: MatchWords) -> Asked | None:
    """Give a tool named among the duties, or a formal condition wherever it stands but in what is offered."""
    if piece.state in ("benefits", "apply") or (atom.kind != "hard" and piece.state not in ("duty", "stack")):
        return None
    formal = atom.hard in words.table("joins")["told_anywhere"]
    if atom.kind != "tool" and not formal:
        return None
    need: Need = "must" if formal and piece.state != "about" else "mentioned"
    return Asked(Item((), ","), (_term(atom, text),), need, atom.hard)


def _needs(items: Sequence[Item], tokens: Sequence[Token], need: Need, words: MatchWords) -> list[Need]:
    """Say of each item how much it is needed: `Go is a must, Rust a plus`."""
    needs = [need] * len(items)
    begin = 0
    for cue in sorted(words.cues("strong").find(tokens), key=lambda cue: cue.first):
        here = _item_of(cue, items, tokens)
        said: Need = "nice" if cue.name == "nice" else "must"
        alone = not core(items[here].words, words)
        if items[here].aside:
            needs[max(0, here - 1)] = said
        elif _leads(cue, items[here], tokens, words) and not (alone and here == len(items) - 1):
            stop = _reach(items, here)
            needs[here:stop] = [said] * (stop - here)
        else:
            first = next((n for n in range(here, begin - 1, -1) if items[n].joiner == ";"), begin)
            needs[first : here + 1] = [said] * (here + 1 - first)
        begin = here + 1
    return needs


def _reach(items: Sequence[Item], here: int) -> int:
    """Say how far a leading word reaches: to the end from the start of a clause, else to the next comma."""
    if here == 0 or items[here].joiner == ";":
        return len(items)
    ends = [n for n in range(here + 1, len(items)) if items[n].joiner in (",", ", and", ";")]
    return ends[0] if ends else len(items)


def _item_of(cue: Cue, items: Sequence[Item], tokens: Sequence[Token]) -> int:
    place = tokens[cue.first].start
    before = [n for n, item in enumerate(items) if item.words[0].start <= place]
    return before[-1] if before else 0


def _leads(cue: Cue, item: Item, tokens: Sequence[Token], words: MatchWords) -> bool:
    """Say whether a cue stands before what its item names."""
    place = tokens[cue.first].start
    return not core([word for word in item.words if word.start < place], words)


def _asked(item: Item, need: Need, atoms: Sequence[Atom], text: str, words: MatchWords) -> Asked:
    first, last = item.words[0], item.words[-1]
    inside = [atom for atom in atoms if first.start <= atom.start < last.end]
    telling = [atom for atom in inside if atom.kind != "skill"] or inside
    named = core(item.words, words)
    if telling:
        hard = next((atom.hard for atom in telling if atom.hard), "")
        tools = [atom for atom in telling if not hard or atom.hard][: 1 if hard else None]
        apart = _may_be_example(tools[0]) and bool(named) and named[-1].end < tools[0].start
        group = " ".join(word.text for word in named) if apart else ""  # `monitoring with Prometheus`
        return Asked(item, tuple(_term(atom, text) for atom in tools), need, hard, group)
    if not named or item.aside or any(mark in text[first.start - 1 : last.end] for mark in "£$€"):
        return Asked(item, (), need)
    start, end = named[0].start, named[-1].end
    lent = any(a.end > b.start for a, b in zip(named, named[1:], strict=False)) or " and " in text[start:end]
    name = " ".join(word.text for word in named) if lent else text[start:end]
    tool = tool_called(name, words)
    term = Term(name, start, named[-2].end if lent and len(named) > 1 else end, "tool" if tool else "skill")
    return Asked(item, (replace(term, tool=tool[0], tool_kind=tool[1]) if tool else term,), need)


def _may_be_example(atom: Atom) -> bool:
    """Say whether a tool can be an example of the thing told before it: `services in Java` asks for Java."""
    return atom.kind == "tool" and atom.tool_kind not in ("language", "framework")


def _term(atom: Atom, text: str) -> Term:
    return Term(text[atom.start : atom.end], atom.start, atom.end, atom.kind, atom.tool, atom.tool_kind)


def _years_of(text: str, words: MatchWords) -> int:
    match = _years(words).search(text)
    if not match:
        return 0
    number = match["number"].lower()
    return int(number) if number.isdigit() else int(words.table("joins")["numbers"].index(number)) + 1


def _requirement(group: Sequence[Asked], offset: int, text: str, words: MatchWords) -> Requirement:
    terms = [term for asked in group for term in asked.terms]
    moved = tuple(replace(term, start=term.start + offset, end=term.end + offset) for term in terms)
    spans = [(asked.item.words[0].start, asked.item.words[-1].end) for asked in group if asked.item.words]
    start = min([first for first, _ in spans] or [terms[0].start])
    end = max([last for _, last in spans] or [terms[0].end])
    years = _years_of(text[start:end], words)
    name = next((asked.group for asked in group if asked.group), "")
    hard = next((asked.hard for asked in group if asked.hard), "")
    return Requirement(
        moved, group[0].need, start + offset, max(end + offset, moved[-1].end), name, hard, years
    )
