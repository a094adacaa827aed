"""Say a line another way, where what is left means the same and no other rule would mind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from legible.check.features.line import Line, phrases, read_line
from legible.check.features.text import Span
from legible.check.features.verbs import is_past, verb_base
from legible.check.model import Edit

if TYPE_CHECKING:
    from legible.check.scan import Scan
    from legible.check.words import Words

LONG = 40  # words; no edit may make a line longer than that
NO_LEAD = {
    "was",
    "were",
    "am",
    "is",
    "are",
    "have",
    "had",
    "has",
    "do",
    "did",
    "can",
    "could",
    "would",
    "will",
}
Reword = Callable[[Line, Span], str | None]  # gives the line without what stands at a span


def offer(
    scan: Scan, path: str, line: Line, text: str | None, label: str, *, current: bool = False
) -> Edit | None:
    """Offer a line's new text, unless it would be the worse for it; a `current` job may use the present."""
    if text is None or text == line.text:
        return None
    new = read_line(line.words, text)
    turned = new.tense == "present" and line.tense != "present" and not current
    if turned or not no_worse(scan, line, new):
        return None
    return Edit(label, line.text, text, texts=((path, text),))


def no_worse(scan: Scan, old: Line, new: Line) -> bool:
    """Say whether a line's new text would raise no error or warning that the old one does not."""
    spoilt = (
        (new.is_vague and not old.is_vague)
        or (new.is_stack and not old.is_stack)
        or (new.is_dense and not old.is_dense)
        or (new.duty and not old.duty)
        or (new.weak_opening and not old.weak_opening)
    )
    lost = bool(old.outcomes and not new.outcomes) or bool(old.partners and not new.partners)
    longer = len(new.text.split()) > max(LONG, len(old.text.split()))
    names = {acronym.text for acronym in new.acronyms} - {acronym.text for acronym in old.acronyms}
    slips = len(new.slips) > len(old.slips)
    return not (spoilt or lost or longer or names or slips or _mixes(scan, old, new))


def _mixes(scan: Scan, old: Line, new: Line) -> bool:
    """Say whether a British word would come into a CV with American ones, or the other way round."""
    fresh = set(new.spelling) - set(old.spelling)
    others = [scan.opening, *(bullet.line for bullet in scan.all_bullets)]
    sides = set(new.spelling).union(*(line.spelling for line in others))
    return bool(fresh) and len(sides) > 1


def capitalised(text: str) -> str:
    """Give a text with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def done_instead_of_duty(line: Line, current: bool) -> str | None:
    """Turn `Responsible for planning the rota` into `Planned the rota`, in a current job into `Plan ...`."""
    match = line.words.book("duty-openers-done").at(line.tokens, 0) if line.tokens else None
    if match is None or match.stop >= len(line.tokens):
        return None
    token, rest = line.tokens[match.stop], line.tokens[match.stop + 1 :]
    base = verb_base(token.lower, line.words)
    if not token.lower.endswith("ing") or base == token.lower or not base or token.gap not in {" ", ": "}:
        return None
    if not rest or rest[0].gap != " " or any(_goes_on(line, word.lower) for word in rest):
        return None
    opener = {word.lower for word in line.tokens[: match.stop]}
    past = not current or bool(opener & {"was", "included", "involved"})
    verb = past_form(token.lower, base, line.words) if past else base
    return capitalised(verb) + line.text[token.end :]


def _goes_on(line: Line, word: str) -> bool:
    """Say whether a word may carry a second duty on, in a form that would no longer fit."""
    return word in {"for", "be", "being", "include", "included"} or (
        word.endswith("ing") and bool(verb_base(word, line.words)) and word != verb_base(word, line.words)
    )


def past_form(gerund: str, base: str, words: Words) -> str:
    """Give a verb's past from its `-ing` form, which shows whether a letter doubles."""
    irregular = words.table("verbs")["irregular"]
    if base in irregular:
        return str(irregular[base][0])
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return f"{base[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"


def without_modifier(line: Line, span: Span) -> str | None:
    """Take a stock adjective or adverb out of a line."""
    places = [index for index, token in enumerate(line.tokens) if span.start <= token.start < span.end]
    first, after = places[0], places[-1] + 1
    match = line.words.book("buzzword-modifiers").at(line.tokens, first)
    if match is None or match.stop != after or after >= len(line.tokens):
        return None
    follower, gap = line.tokens[after], line.tokens[first].gap
    if follower.gap != " " or follower.lower in line.words.set("function-words") or gap not in {"", " "}:
        return None
    if not first:
        return capitalised(line.text[follower.start :]) if not span.start else None
    if line.tokens[first - 1].lower in line.words.set("degree-words"):
        return None
    head = _with_article(line, first - 1, follower.text)
    return None if head is None else head + line.text[follower.start :]


def _with_article(line: Line, index: int, word: str) -> str | None:
    """Give the text up to where a word follows, with the article that goes with it; None where unsure."""
    token = line.tokens[index]
    gap = line.text[token.end : line.tokens[index + 1].start]
    if token.lower not in {"a", "an"}:
        return line.text[: token.end] + gap
    article = article_for(word)
    if not article:
        return None
    return line.text[: token.start] + (article if token.text[0].islower() else article.title()) + gap


def article_for(word: str) -> str:
    """Give `a` or `an`, or nothing where spelling does not tell: hour, unit, SLO."""
    if word[:1].lower() in "uh" or word.lower().startswith(("eu", "one", "once")) or not word.islower():
        return ""
    return "an" if word[0] in "aeio" else "a"


def without_pronoun(line: Line, span: Span) -> str | None:
    """Turn `I built ...` into `Built ...`; what stands inside a line needs its pronoun."""
    if span.start or line.text[: span.end] != "I" or len(line.tokens) < 3:
        return None
    place = 1
    while place < len(line.tokens) - 1 and _is_adverb(line, place):
        place += 1
    verb = line.tokens[place]
    plain = all(token.gap == " " for token in line.tokens[1 : place + 1])
    known = is_past(verb.lower, line.words) or verb.lower in line.words.verb_bases
    if not plain or not known or verb.lower in NO_LEAD:
        return None
    text = capitalised(line.text[line.tokens[1].start :])
    return None if phrases(line.with_text(text), "first-person", "first-person-senses") else text


def _is_adverb(line: Line, index: int) -> bool:
    word = line.tokens[index].lower
    return word.endswith("ly") or word in line.words.set("opening-adverbs") - {"and", "to"}
