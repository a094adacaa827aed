"""Which line of a CV comes nearest to each duty of an advert."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from legible.match.evidence import Shown
from legible.match.model import Duty, DutyMatch
from legible.match.synonyms import Stemmed, stemmed
from legible.match.words import MatchWords

NEAR = 0.34  # share of a duty's weight that a line must hold
SHORT = 2  # a duty of so few words is matched by one of them


def match_duties(duties: Sequence[Duty], cv: Sequence[Shown], words: MatchWords) -> tuple[DutyMatch, ...]:
    """Give each duty the line that shares most of its rarer words; no line where none comes near."""
    lines = [shown for shown in cv if shown.text.section == "bullet"]
    features = [_features(shown.stems, words) for shown in lines]
    spread = Counter(feature for one in features for feature in one)
    return tuple(_match(duty, lines, features, spread, words) for duty in duties)


def _match(
    duty: Duty,
    lines: Sequence[Shown],
    features: Sequence[Mapping[str, Stemmed]],
    spread: Mapping[str, int],
    words: MatchWords,
) -> DutyMatch:
    wanted = _features(stemmed(words.line(duty.text).tokens, words), words)
    weight = {it: math.log(1 + (len(lines) + 1) / (1 + spread.get(it, 0))) for it in wanted}
    best, held = -1, 0.0
    for place, own in enumerate(features):
        score = sum(weight[it] for it in wanted if it in own)
        if score > held:
            best, held = place, score
    share = held / sum(weight.values()) if weight else 0.0
    shared = [features[best][it] for it in wanted if it in features[best]] if best >= 0 else []
    if share < NEAR or (len(shared) < SHORT and len(wanted) > SHORT):
        return DutyMatch(duty, "", (), 0.0)
    text = lines[best].text
    spans = sorted({(it.start, it.end) for it in shared})
    return DutyMatch(duty, text.path, tuple(text.text[start:end] for start, end in spans), round(share, 3))


def _features(stems: Sequence[Stemmed], words: MatchWords) -> dict[str, Stemmed]:
    """Give a text's telling stems, and what its phrases are names of."""
    idle = words.idle_stems
    found = {one.stem: one for one in stems if one.stem not in idle and len(one.stem) > 1}
    named = {f"={hit.group}": Stemmed("", *hit.span) for hit in words.synonyms.find(stems)}
    return {**found, **named}
