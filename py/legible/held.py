"""The CVs in a backup, and how each stands to those here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from legible.drafts import title, titles
from legible.state import Arriving, Draft, State, Version
from legible.state_json import draft_to_json
from legible.versions import automatic

Kind = Literal["same", "different", "new"]
KEPT_APART = ("id", "name", "base", "parted", "versions")  # what may differ where two CVs are the same


@dataclass(frozen=True, slots=True)
class Held:
    """A CV in a backup, and how it stands to those here."""

    title: str
    kind: Kind
    draft: Draft
    here: Draft | None = None  # the one it corresponds to
    named: bool = False  # it has a name, where the same CV here has none
    versions: tuple[Version, ...] = ()  # those kept for good that the same CV here has not

    @property
    def brings(self) -> bool:
        """Tell whether merging takes something over from it."""
        return self.kind != "same" or self.named or bool(self.versions)

    @property
    def missing(self) -> str:
        """Say in words what the same CV here is without."""
        count = len(self.versions)
        told = [*(["its name"] if self.named else []), *([saved_versions(count)] if count else [])]
        return " and ".join(told)


def compared(state: State, found: Arriving) -> Iterator[Held]:
    """Say of each CV in a backup whether it is here; no two of them are the same one here."""
    names, same = titles(found.drafts), _twins(state.drafts, found.drafts)
    taken = {here.id for here in same.values()}
    left = [draft for draft in state.drafts if draft.id not in taken]
    for draft in found.drafts:
        name = names[draft.id]
        if draft.id in same:
            yield _same(name, draft, same[draft.id])
            continue
        other = next((one for one in left if _earlier(one, draft)), None)
        if other:
            left.remove(other)
        yield Held(name, "different" if other else "new", draft, other)


def _twins(here: Iterable[Draft], there: Iterable[Draft]) -> dict[str, Draft]:
    """Find for each CV of a backup, by its id, the one here that says the same, the likeliest first."""
    left = [(_content(draft), draft) for draft in here]
    wanted = [(_content(draft), draft) for draft in there]
    same: dict[str, Draft] = {}
    for likely in _LIKELY:
        for content, draft in wanted:
            pairs = (one for one in left if one[0] == content and likely(one[1], draft))
            twin = None if draft.id in same else next(pairs, None)
            if twin:
                same[draft.id] = twin[1]
                left.remove(twin)
    return same


_LIKELY: tuple[Callable[[Draft, Draft], bool], ...] = (
    lambda here, draft: here.id == draft.id and here.name == draft.name,
    lambda here, draft: here.name == draft.name,
    lambda here, draft: here.id == draft.id,
    lambda here, draft: True,
)


def _same(name: str, draft: Draft, here: Draft) -> Held:
    mine = {moment(version) for version in here.versions if not automatic(version)}
    kept = (version for version in draft.versions if not automatic(version))
    missing = tuple(version for version in kept if moment(version) not in mine)
    return Held(name, "same", draft, here, bool(draft.name.strip()) and not here.name.strip(), missing)


def _content(draft: Draft) -> Mapping[str, Any]:
    return {key: value for key, value in draft_to_json(draft).items() if key not in KEPT_APART}


def _earlier(here: Draft, draft: Draft) -> bool:
    """Say whether one CV was the other once: it goes by the same name, or has its id and its person."""
    if title(here) == title(draft):
        return True
    names = (here.cv.basics.name.strip().casefold(), draft.cv.basics.name.strip().casefold())
    return here.id == draft.id and names[0] == names[1]


def moment(version: Version) -> tuple[str, str]:
    """Give what tells a version from others, whatever its name."""
    return version.when, version.snapshot


def saved_versions(count: int) -> str:
    """Say how many versions."""
    return f"{count} saved {'version' if count == 1 else 'versions'}"
