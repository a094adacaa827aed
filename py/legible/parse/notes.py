"""Rough notes: each line is sent to the section where it plainly belongs; the rest stays unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legible.document import Line
from legible.parse.names import is_person, split_name
from legible.parse.notes_kinds import KINDS, Told, is_deed, section_named
from legible.parse.roles import names_title
from legible.parse.sections import HEAD, Section
from legible.parse.vocabulary import NoteWords, Vocabulary, fold, opened_by
from legible.parse.when import Span, find_spans

PART_STEP = 0.01  # in lines: parts of one line stand so far apart
FREE_BLOCK = 1000  # each line has a block of its own from here on, for none goes on with another
EACH_ITS_OWN = ("certificates", "awards", "publications")  # a line of them tells one thing
POINT_INDENT = 2.0  # in characters
_SENTENCE_END = re.compile(r"(?<=[a-z\d)][a-z\d)][a-z\d)])[.!?]\s+(?=[A-Z])")
_SMALL_SENTENCE_END = re.compile(r"(?<=[a-z\d)]{4})[.!?]\s+(?=[a-z])")  # behind a job: notes forget capitals
_INNER_LABEL = re.compile(r"(?<=[\s,;.])([^\W\d]+(?: [^\W\d]+)?):(?=\s)")


def parted(lines: Sequence[Line], words: Vocabulary) -> Iterator[Line]:
    """Part lines of several sentences or labels, so that each tells one thing; "my name is" goes."""
    for line in lines:
        texts = [
            part
            for sentence in _sentences(line.text, words)
            for labelled in _at_labels(sentence, words)
            for told in _at_deeds(labelled, words)
            for part in _introduced(told, words)
        ]
        if texts == [line.text]:
            yield line
            continue
        for index, text in enumerate(texts):
            yield replace(_with_text(line, text), y=line.y + PART_STEP * index)


def _sentences(text: str, words: Vocabulary) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        first, *rest = _SMALL_SENTENCE_END.split(sentence)
        if rest and any(not span.single for span in find_spans(first, words)):
            yield from (first, *rest)
        else:
            yield sentence


def _at_labels(text: str, words: Vocabulary) -> Iterator[str]:
    """Part "I know Excel, languages: French" before the label."""
    start = 0
    for match in _INNER_LABEL.finditer(text):
        label = match[1]
        opening = match.start()
        if not section_named(label, words) and " " in label:
            opening += label.rindex(" ") + 1
            label = label.rpartition(" ")[2]
        if section_named(label, words):
            yield text[start:opening].strip(" ,;.")
            start = opening
    yield text[start:]


def _at_deeds(text: str, words: Vocabulary) -> list[str]:
    """Part "since 2021 at Acme, engineer - built the till, cut costs" into the job and its deeds."""
    spans = find_spans(text, words)
    if not any(not span.single for span in spans):
        return [text]
    for match in re.finditer(r"\s+[-–—]\s+|[,;:]\s+", text):
        after = text[match.end() :]
        if match.start() >= spans[-1].end and is_deed(after, words) and not find_spans(after, words):
            dashed = match[0].strip() in "-–—"
            parts = re.split(r",\s+", after) if dashed or "," in after else [after]
            return [text[: match.start()], *_deeds(parts, words)]
    return [text]


def _deeds(parts: Sequence[str], words: Vocabulary) -> list[str]:
    """Join parts again that tell of no deed of their own."""
    found = [parts[0]]
    for part in parts[1:]:
        if is_deed(part, words):
            found.append(part)
        else:
            found[-1] = f"{found[-1]}, {part}"
    return found


def _introduced(text: str, words: Vocabulary) -> list[str]:
    """Part "my name is Jo Bloggs, a nurse" into the name and the rest."""
    greetings = "|".join(map(re.escape, words.notes.greetings))
    rest = re.sub(rf"^(?:{greetings})\b[\s,!.]*", "", text, flags=re.I)
    opener = opened_by(rest, words.notes.names)
    if not opener:
        return [text]
    told = rest[len(opener) :].lstrip(" :,")
    name, comma, more = told.partition(",")
    if not is_person(name.strip(" ."), words):
        return [text]
    return [name.strip(" ."), *([_bare(more, words.notes)] if comma and more.strip() else [])]


def sections_of_notes(sections: Sequence[Section], words: Vocabulary) -> list[Section]:
    """Send lines that stand under no heading to their sections; headed sections stay as they are."""
    placed: dict[str, list[Line]] = {}
    named, strangers, last = False, 0, ""
    for section in sections:
        for number, line in enumerate(section.lines if section.kind == HEAD else (), FREE_BLOCK):
            told = Told(line, strangers, words, named, last)
            kind, shown = _placed(told)
            detail = kind == HEAD and told.is_detail
            named = named or (kind == HEAD and _names(told))
            strangers += not detail
            last = kind or last
            placed.setdefault(kind, []).extend(replace(one, block=number) for one in shown)
    free = [Section(kind, None, tuple(lines)) for kind, lines in placed.items()]
    return [*free, *(section for section in sections if section.kind != HEAD)]


def _names(told: Told) -> bool:
    label = fold(re.split(r"[:=]", told.text)[0]).strip(" .")
    return bool(split_name(told.bare, told.words)[0]) or label in told.words.name_labels


def _placed(told: Told) -> tuple[str, list[Line]]:
    """Give a line's section and the lines as which that section reads it."""
    kind, rest = told.opening
    if rest:
        return kind, _listed(told.line, rest, kind)
    for test, kind in KINDS:
        if not test(told):
            continue
        if kind == "work":
            return kind, [_as_job(told)]
        if kind == "education":
            return kind, [_as_study(told)]
        if kind in EACH_ITS_OWN:
            return kind, [replace(told.line, bullet=True)]
        if kind == "point":
            return "work", [replace(told.line, bullet=True, x=POINT_INDENT)]
        return kind, [told.line]
    return "", [told.line]


def _listed(line: Line, text: str, kind: str) -> list[Line]:
    """Part a list that a sentence tells: "Excel, Word and SAP"."""
    if kind not in ("skills", "languages", "interests"):
        return [replace(_with_text(line, text), x=0.0, bullet=kind in EACH_ITS_OWN)]
    bare = re.sub(r"\s*,?\s+(?:and|und|et|y)\s+", ", ", text).rstrip(" .")
    if kind == "languages":
        return [_with_text(line, part) for part in re.split(r",\s*(?![^()]*\))", bare) if part]
    return [_with_text(line, bare)]


def _with_text(line: Line, text: str) -> Line:
    width = float(len(text))
    return replace(line, text=text, runs=(replace(line.runs[0], text=text, width=width),), width=width)


def _as_job(told: Told) -> Line:
    """Give a line about a job as a CV writes it: "worked at Acme as a developer" is "Acme | developer"."""
    rest, spans = _without_spans(told)
    notes = told.words.notes
    while opener := opened_by(rest, notes.openers):
        rest = rest[len(opener) :].lstrip(" ,:")
    opener = opened_by(rest, notes.at_words)
    rest = rest[len(opener) :].lstrip()
    links = "|".join(map(re.escape, notes.as_words))
    parts = re.split(rf"(?:^|\s+)(?:{links})\s+(?=\w)", rest, maxsplit=1)
    rest = " | ".join(reversed(parts))
    before, at, after = rest.partition(" at ")
    if at and before.strip() and after.strip():
        rest = f"{before} | {after}"
    named = re.fullmatch(r"([^A-Z|,]*[^A-Z|,\s])\s+([A-Z][^|,]*)", rest)
    if named and names_title(named[1].split()[-1], told.words):
        rest = f"{named[1]} | {named[2]}"
    return _head(told.line, [*(_bare(part, notes) for part in rest.split(" | ")), *spans])


def _as_study(told: Told) -> Line:
    """Give a line about a course as a CV writes it: "studied maths at Leeds" is "Leeds | maths"."""
    opener = opened_by(told.text, told.words.notes.studied)
    if not opener:
        return replace(told.line, bold=True, bullet=False)
    rest, spans = _without_spans(told)
    rest = rest[len(opener) :].strip()
    links = "|".join(map(re.escape, told.words.notes.schools_at))
    parts = re.split(rf"\s+(?:{links})\s+", rest, maxsplit=1)
    return _head(told.line, [*(part.strip(" ,;.") for part in reversed(parts)), *spans])


def _head(line: Line, parts: Sequence[str]) -> Line:
    text = " | ".join(part for part in parts if part)
    return replace(_with_text(line, text), x=0.0, bold=True, bullet=False)


def _bare(text: str, notes: NoteWords) -> str:
    """Take an article and stray signs off a part of a sentence."""
    text = text.strip(" ,;:–—")
    first, _, rest = text.partition(" ")
    return rest if first.islower() and fold(first) in notes.articles and rest else text


def _without_spans(told: Told) -> tuple[str, list[str]]:
    """Take the dates out of a sentence."""
    spans: list[Span] = find_spans(told.text, told.words)
    rest = told.text
    for span in reversed(spans):
        before, after = rest[: span.start].rstrip(" ,;([-–—|"), rest[span.end :].lstrip(" ,;)]-–—|")
        rest = f"{before} | {after}" if before and after else before or after
    durations = "|".join(map(re.escape, told.words.durations))
    rest = re.sub(rf"\s+for\s+(?:\S+\s+){{1,3}}?(?:{durations})\b", "", rest, flags=re.I)
    return rest, [told.text[s.start : s.end] for s in spans]
