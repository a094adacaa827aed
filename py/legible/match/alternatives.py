"""Which of the things asked for in a row are alternatives, and which are examples of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legible.match.items import Item
from legible.match.model import Need, Term


@dataclass(frozen=True, slots=True)
class Asked:
    """An item with the terms it names."""

    item: Item
    terms: tuple[Term, ...]
    need: Need
    hard: str = ""
    group: str = ""


def telling(asked: Sequence[Asked]) -> list[Asked]:
    """Leave out items that name nothing; `or` after one of them joins nothing."""
    kept: list[Asked] = []
    left_out: Asked | None = None
    for one in asked:
        if one.terms or one.item.joiner == ";":
            loose = left_out and one.item.joiner == "or" and left_out.item.joiner != "or"
            item = replace(one.item, joiner=left_out.item.joiner) if left_out and loose else one.item
            kept.append(replace(one, item=item))
        left_out = None if one.terms else one
    return kept


def grouped(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Put together what are alternatives, and a thing with its examples."""
    groups: list[list[Asked]] = []
    for one in asked:
        joiner = one.item.joiner
        last = groups[-1] if groups else []
        if not one.terms:
            groups.append([])
        elif last and joiner == "eg":
            groups[-1] = [_examples_of(last[-1], one)] if len(last) == 1 else [*last, one]
        elif last and joiner == "or" and last[-1].need == one.need:
            groups = _joined(groups, one)
        elif last and _lists_examples(last[0]) and joiner in (",", "or") and _alike(last[-1], one):
            last.append(one)
        elif one.item.aside and last and one.hard and one.hard == last[-1].hard:
            continue  # a grade: `degree (2:1 or above)`
        elif one.item.aside and last and _details(last[-1], one):
            groups[-1] = [_examples_of(last[-1], one)]
        else:
            groups.append([one])
    return [group for group in groups if group]


def _lists_examples(one: Asked) -> bool:
    return bool(one.group) and (one.item.aside or one.item.joiner == "eg")


def _details(thing: Asked, aside: Asked) -> bool:
    """Say whether brackets tell parts or examples of the thing before them: `AWS (ECS, Lambda)`."""
    a, b = thing.terms[0], aside.terms[0]
    return b.kind == "tool" and thing.need == aside.need and (a.kind == "skill" or a.tool_kind == b.tool_kind)


def _examples_of(thing: Asked, example: Asked) -> Asked:
    """Name the thing by its example where that is a tool: `queues such as Kafka`."""
    if example.terms[0].kind == "tool" and thing.terms[0].kind == "skill":
        return replace(example, group=thing.terms[0].name)
    return replace(thing, terms=thing.terms + example.terms)


def _joined(groups: list[list[Asked]], one: Asked) -> list[list[Asked]]:
    """Join `C` to `A, B or C`; bonuses that are told in a row each count for themselves."""
    place = len(groups) - 1
    while place and groups[place - 1] and _continues(groups[place - 1], groups[place]):
        place -= 1
    run = [*groups[place:], [one]]
    single = one.terms[0].kind == "skill" or len(run) > 2 or not _alike(groups[-1][-1], one)
    if one.need == "nice" and single:
        return [*groups, [one]]
    together = run if _alike(groups[-1][-1], one) else run[-2:]
    kept = groups[: len(groups) + 1 - len(together)]
    return [*kept, [asked for group in together for asked in group]]


def _continues(group: list[Asked], after: list[Asked]) -> bool:
    """Say whether a group goes on the one before it in a list: `A, B`."""
    return after[0].item.joiner == "," and _alike(group[-1], after[0])


def _alike(one: Asked, other: Asked) -> bool:
    a, b = one.terms[0], other.terms[0]
    return (a.kind, a.tool_kind, one.need) == (b.kind, b.tool_kind, other.need)
