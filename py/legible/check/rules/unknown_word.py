"""LNG04: a word that no dictionary knows and that is one slip away from a word that one does."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.dictionary import Dictionary
from legible.check.examples import bullets
from legible.check.features.spelling import family, one_slip
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.strangers import Stranger, prose, strangers
from legible.check.texts import swapped
from legible.pointer import get

PROPOSAL = "Did you mean “{meant}”? If the word is right, keep it as it is."
SURE = 7  # letters; a shorter word may be a slip of too many others


@rule(
    code="LNG04",
    name="unknown-word",
    severity="suggestion",
    message="Check this word: no dictionary here holds “{quote}”.",
    fix="If the word is right, keep it as it is.",
    passing="No word that looks like a slip.",
    example=bullets,
    flag=(
        "Painted the scenary for six plays.",
        "Hung the lantenrs from the beams of the foyer.",
        "Sewed costumes with the wardorbe team.",
    ),
    passes=(
        "Painted the scenery for six plays.",
        "Organised the costume colours.\nOrganized the costume colors.",
        "Ran kubelet upgrades with etcd backups on bare-metal nodes.",
        "Stored prompts in lanternctl, then wrote lanternctl plugins and taught lanternctl.",
        "Mended the Lanturn desk and the iPlaay app with lightboard.io.",
        "A peint les décors et cousu les costumes de six pièces avec une petite équipe de bénévoles.",
    ),
    options={"usual": 3},
)
def unknown_word(scan: Scan, options: Options) -> Iterator[Hit]:
    """A slip that a spelling check would have caught makes a reader doubt the rest."""
    if scan.dictionary is None:
        return
    for word, places in strangers(scan, scan.dictionary).items():
        meant = _meant(word, scan, scan.dictionary)
        if meant and len(places) < options["usual"]:
            path, token = places[0].path, places[0].token
            edit = _edit(scan, places, meant)
            values, fix = {"meant": meant[0]}, PROPOSAL if edit else ""
            yield Hit(path, token.start, token.start + len(word), values, fix=fix, edit=edit)


def _meant(word: str, scan: Scan, dictionary: Dictionary) -> list[str]:
    """List the common words that may have been meant, in the CV's own spelling where it has one.

    A trade's word that we do not know is as a rule far from the words that everybody uses.
    """
    common = [one for one in dictionary.near(word) if dictionary.is_common(one)]
    near = [one for one in common if len(word) >= SURE or one_slip(word, one)]
    sides = {side for _, line in prose(scan) for side in line.spelling}
    other = {"en-GB", "en-US"} - sides if len(sides) == 1 else set()
    return [one for one in near if family(one, scan.words) not in other]


def _edit(scan: Scan, places: list[Stranger], meant: list[str]) -> Edit | None:
    """Offer the one word that can have been meant, wherever the unknown one stands."""
    if len(meant) != 1 or len(places[0].token.lower) < SURE:
        return None
    texts: dict[str, str] = {}
    for place in reversed(places):
        text = texts.get(place.path, get(scan.cv, place.path))
        start = place.token.start
        texts[place.path] = swapped(text, start, start + len(place.token.lower), meant[0])
    first = places[0].path
    return Edit(f"Write “{meant[0]}”", str(get(scan.cv, first)), texts[first], texts=tuple(texts.items()))
