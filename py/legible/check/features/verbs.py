"""F1: verbs: the one a line opens with, and the forms a verb takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words

BE_NOW = {"am", "is", "are"}
BE_PAST = {"was", "were"}
BEFORE_A_VERB = {"i", "we", "was", "were", "is", "are", "am", "has", "been", "being", "have", "had"}
PRONOUNS = {"i", "we", "they", "he", "she", "you", "it"}
RELATIVE = {"who", "that", "which", "where", "when", "whose", "as", "while", "what", "how", "before", "after"}
SAME_FORM = {
    "bid",
    "broadcast",
    "burst",
    "forecast",
    "offset",
    "proofread",
    "sublet",
    "cut",
    "set",
    "put",
    "read",
    "let",
    "hit",
    "shut",
    "split",
    "spread",
    "reset",
    "beat",
    "cast",
}


def lead_index(line: Line) -> int:
    """Find the first word that counts: opening adverbs and `to` are stepped over; -1 for an empty line."""
    skip = line.words.set("opening-adverbs")
    for index, token in enumerate(line.tokens):
        if token.lower not in skip and not (token.lower.endswith("ly") and index + 1 < len(line.tokens)):
            return index
    return 0 if line.tokens else -1


def lead_verb(line: Line) -> str:
    """Give the dictionary form of the verb the line opens with, or nothing."""
    index = lead_index(line)
    if index < 0:
        return ""
    return verb_base(line.tokens[index].lower, line.words)


def verb_base(word: str, words: Words) -> str:
    """Give a verb's dictionary form from any of its forms; empty where it is no verb we know."""
    if word in words.irregular_forms:
        return words.irregular_forms[word]
    return next((form for form in base_forms(word) if form in words.verb_bases), "")


def base_forms(word: str) -> list[str]:
    """List what a word could be a form of, by its ending: `cutting` -> cut, `halved` -> halve."""
    forms = [word]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            forms += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            if stem.endswith("i"):
                forms.append(stem[:-1] + "y")
    return forms


def is_past(word: str, words: Words) -> bool:
    """Say whether a word can be a past form or a participle."""
    if word.endswith("ed") and len(word) > 3:
        return word not in words.set("ed-words")
    base = words.irregular_forms.get(word, "")
    return bool(base) and (word != base or word in SAME_FORM)


def own_act_follows(line: Line) -> bool:
    """Say whether the writer's own act stands later in the line: `..., where I cut`, `and rewrote`."""
    for index, token in enumerate(line.tokens[1:], 1):
        before = line.tokens[index - 1].lower
        leads = before in {"i", "where", "we", "and"} and index > line.lead_index + 2
        if leads and before != "and" and (is_past(token.lower, line.words) or token.lower in {"i", "we"}):
            return True
    return False
