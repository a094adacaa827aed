"""F1: the tense of a line's main verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from legible.check.features.verbs import (
    BE_NOW,
    BE_PAST,
    PRONOUNS,
    RELATIVE,
    SAME_FORM,
    is_past,
    lead_index,
    verb_base,
)

if TYPE_CHECKING:
    from legible.check.features.line import Line

Tense = Literal["past", "present", "other"]
MODALS = {"can", "will", "must", "may", "should"}
PASSED_OVER = {"all", "almost", "already", "also", "but", "never", "not", "now", "since", "still"}
NOUN_NEXT = {"of", "for", "and", "in", "on", "to", "with", "at"}


def tense(line: Line) -> Tense:
    """Tell the tense of the main verb; present perfect counts as past."""
    index = _main_index(line)
    if index < 0 or line.words.book("noun-openers").at(line.tokens, index):
        return "other"
    if line.tokens[index].lower in PRONOUNS | {"have", "has", "had"}:
        return _after_subject(line, index)
    return _of_lead(line, index) or _of_clause(line, index)


def _main_index(line: Line) -> int:
    """Find where the main clause begins: after `With the web team,` or `During my placement,`."""
    index = lead_index(line)
    if index < 0 or line.tokens[index].lower not in line.words.set("clause-openers"):
        return index
    for place, token in enumerate(line.tokens[index + 1 : index + 15], index + 1):
        word = token.lower
        if word in {"i", "we"} or ("," in token.gap and (is_past(word, line.words) or word in BE_PAST)):
            return place
    return index


def _of_lead(line: Line, index: int) -> Tense | None:
    """Tell the tense where the line opens with its verb."""
    token, words = line.tokens[index], line.words
    follower = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    if token.lower in BE_PAST:
        return "past"
    if follower and follower.gap == "-":
        return _compound(line, index)
    gerund = token.lower.endswith("ing") and verb_base(token.lower, words) != token.lower
    if gerund and follower and follower.lower in words.set("function-words"):
        return "other"
    if is_past(token.lower, words) and token.lower not in words.set("adjective-openers"):
        return "past"
    return _present_lead(line, index)


def _compound(line: Line, index: int) -> Tense | None:
    """Tell `Load-tested the site` from `Results-driven engineer`: a verb has an object after it."""
    second = line.tokens[index + 1]
    third = line.tokens[index + 2] if index + 2 < len(line.tokens) else None
    if not is_past(second.lower, line.words):
        return None
    prefixed = line.tokens[index].lower in line.words.set("verb-prefixes")
    if third is None or third.gap.strip():
        return "past" if prefixed else None
    opens_object = third.lower in line.words.set("function-words") or third.text[0].isdigit()
    return "past" if prefixed or opens_object else None


def _present_lead(line: Line, index: int) -> Tense | None:
    token, words = line.tokens[index], line.words
    follower = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    base = verb_base(token.lower, words)
    if not base or (token.lower != base and not token.lower.endswith("s")):
        return None
    if follower is None or follower.gap.strip() in {",", ":", "/", "–", "-"}:
        return "present" if follower is None and token.lower not in words.set("noun-verbs") else None
    if follower.lower in BE_NOW | BE_PAST | MODALS | {"has", "have", "had"}:
        return None
    noun_like = token.lower in words.set("noun-verbs") or token.lower != base
    if noun_like and _is_subject(line, index):
        return None
    if noun_like and (follower.lower in NOUN_NEXT or follower.lower in words.set("role-nouns")):
        second = follower.lower == "and"
        return "present" if second and token.lower == base else None
    if follower.lower in words.set("role-nouns"):
        return None
    return "present"


def _is_subject(line: Line, index: int) -> bool:
    """Say whether a noun phrase with a verb after it opens here: `Calls about passwords have stopped`."""
    ahead = line.tokens[index + 1 : index + 8]
    if ahead and ahead[0].lower in line.words.set("function-words"):
        return False
    for token in ahead:
        if token.gap.strip() or token.lower in RELATIVE:
            return False
        if token.lower in BE_NOW | BE_PAST | {"has", "have"}:
            return True
    return False


def _after_subject(line: Line, index: int) -> Tense:
    """Tell the tense of the verb after `I` or `we`, or of `have done`."""
    for token in line.tokens[index : index + 5]:
        if token.lower in PRONOUNS | PASSED_OVER or token.lower.endswith("ly"):
            continue
        if token.lower in BE_PAST | {"been"} or is_past(token.lower, line.words):
            return "past"
        if token.lower in {"have", "has", "had"}:
            continue
        return "present"
    return "other"


def _of_clause(line: Line, index: int) -> Tense:
    """Tell the tense where a noun comes first: `Prototypes were built`, `Latency fell`."""
    before = ""
    for place, token in enumerate(line.tokens[index:], index):
        word = token.lower
        if before in RELATIVE or (":" in token.gap and place == index + 1):
            return "other"
        if word in {"i", "we"}:
            return _after_subject(line, place)
        if word in BE_PAST or (place > index and _finite_past(line, place)):
            return "past"
        modal = word in MODALS and place > index and token.gap == " " and _gap_after(line, place) == " "
        if word in BE_NOW or modal:
            return "present"
        if _third_person(line, place) and place > index:
            return "present"
        if word in {"has", "have"} and place > index:
            return _after_subject(line, place)
        before = word
    return "other"


def _third_person(line: Line, place: int) -> bool:
    """Find `My work focuses on`: a verb in -s after a singular noun, that is no noun itself."""
    token, before = line.tokens[place], line.tokens[place - 1].lower
    base = verb_base(token.lower, line.words)
    if not base or not token.lower.endswith("s") or token.gap != " " or base in line.words.set("noun-verbs"):
        return False
    return not before.endswith("s") and before not in line.words.set("function-words")


def _gap_after(line: Line, place: int) -> str:
    return line.tokens[place + 1].gap if place + 1 < len(line.tokens) else ""


def _finite_past(line: Line, place: int) -> bool:
    """Say whether a word is a past verb that cannot be a participle: `fell`, `dropped from`."""
    word = line.tokens[place].lower
    irregular = line.words.table("verbs")["irregular"]
    base = line.words.irregular_forms.get(word, "")
    if base and word not in SAME_FORM and word != base:
        forms = irregular[base]
        return bool(forms[0] == word and (len(forms) > 1 and forms[1] != word))
    follower = line.tokens[place + 1].lower if place + 1 < len(line.tokens) else ""
    return word in line.words.set("effect-intransitives") and follower in {"from", "to", "by", "sharply"}
