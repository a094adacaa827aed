"""F1: the leading verb, the tense of the main verb, the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from legible.check.features.text import Span, Token

if TYPE_CHECKING:
    from legible.check.features.line import Line
    from legible.check.words import Words

Tense = Literal["past", "present", "other"]
BE_NOW = {"am", "is", "are"}
BE_PAST = {"was", "were"}
PASSIVE = BE_NOW | BE_PAST | {"be", "been", "being", "get", "gets", "got", "gotten", "getting"}
PRONOUNS = {"i", "we", "they", "he", "she", "you", "it"}
RELATIVE = {"who", "that", "which", "where", "when", "whose", "as", "while", "what", "how", "before", "after"}
BETWEEN = {
    "all", "already", "also", "always", "been", "being", "both", "double", "never", "not", "now", "often",
    "once", "only", "soon", "still", "then",
}  # fmt: skip
MODALS = {"can", "will", "must", "may", "should"}
SAME_FORM = {"cut", "set", "put", "read", "let", "hit", "shut", "split", "spread", "reset", "beat", "cast"}
NOUN_NEXT = {"of", "for", "and", "in", "on", "to", "with", "at"}


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
        if word.endswith(ending) and len(word) > len(ending) + 1:
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
        return None if not is_past(token.lower, words) else _compound(line, index)
    if is_past(token.lower, words) and token.lower not in words.set("adjective-openers"):
        return "past"
    return _present_lead(token, follower, words)


def _compound(line: Line, index: int) -> Tense | None:
    """Tell `Load-tested the site` from `Results-driven engineer`: what follows a verb has a determiner."""
    return "past" if index + 2 < len(line.tokens) and line.tokens[index].lower in SAME_FORM else None


def _present_lead(token: Token, follower: Token | None, words: Words) -> Tense | None:
    base = verb_base(token.lower, words)
    if not base or (token.lower != base and not token.lower.endswith("s")):
        return None
    if follower is None or follower.gap.strip() in {",", ":", "/", "–", "-"}:
        return "present" if follower is None and token.lower not in words.set("noun-verbs") else None
    if follower.lower in BE_NOW | BE_PAST | MODALS | {"has", "have", "had"}:
        return None
    noun_like = token.lower in words.set("noun-verbs") or token.lower != base
    if noun_like and (follower.lower in NOUN_NEXT or follower.lower in words.set("role-nouns")):
        second = follower.lower == "and"
        return "present" if second and token.lower == base else None
    if follower.lower in words.set("role-nouns"):
        return None
    return "present"


def _after_subject(line: Line, index: int) -> Tense:
    """Tell the tense of the verb after `I` or `we`, or of `have done`."""
    for token in line.tokens[index : index + 5]:
        if token.lower in PRONOUNS or token.lower.endswith("ly"):
            continue
        if token.lower in BE_PAST or is_past(token.lower, line.words):
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
        if word in {"has", "have"} and place > index:
            return _after_subject(line, place)
        before = word
    return "other"


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


def own_act_follows(line: Line) -> bool:
    """Say whether the writer's own act stands later in the line: `..., where I cut`, `and rewrote`."""
    for index, token in enumerate(line.tokens[1:], 1):
        before = line.tokens[index - 1].lower
        leads = before in {"i", "where", "we", "and"} and index > line.lead_index + 2
        if leads and before != "and" and (is_past(token.lower, line.words) or token.lower in {"i", "we"}):
            return True
    return False


def passives(line: Line) -> list[Span]:
    """Find finite be or get with a participle that has a passive meaning."""
    found: list[Span] = []
    for index, token in enumerate(line.tokens):
        if token.lower in PASSIVE and not _infinitive(line, index):
            participle = _participle_after(line, index)
            if participle and not (found and found[-1].end == participle.end):
                found.append(Span(token.start, participle.end))
    return found


def _infinitive(line: Line, index: int) -> bool:
    word = line.tokens[index].lower
    before = line.tokens[index - 1].lower if index else ""
    if word in {"being", "getting"}:
        return before not in BE_NOW | BE_PAST
    if word in {"be", "get"}:
        return before not in {
            "can",
            "could",
            "will",
            "would",
            "must",
            "may",
            "might",
            "should",
            "cannot",
            "not",
        }
    return word == "been" and before == "having"


def _participle_after(line: Line, index: int) -> Token | None:
    for token in line.tokens[index + 1 : index + 5]:
        if "," in token.gap or ";" in token.gap or "." in token.gap:
            return None
        word = token.lower
        if word in BETWEEN or word.endswith("ly"):
            continue
        if word in line.words.set("states") or not _participle(word, line.words):
            return None
        return token
    return None


def _participle(word: str, words: Words) -> bool:
    if word.endswith("ed"):
        return is_past(word, words)
    base = words.irregular_forms.get(word, "")
    return bool(base) and word in words.table("verbs")["irregular"][base][-1:]
