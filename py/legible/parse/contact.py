"""The head of a CV -> who this is and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from legible.document import Line
from legible.parse.fields import Field, Record
from legible.parse.items import Piece, join_text, pieces_of
from legible.parse.places import place_score
from legible.parse.scene import Scene
from legible.parse.vocabulary import Vocabulary, fold, words_of

EMAIL = re.compile(r"[a-z0-9_.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])", re.I)
_PHONE = re.compile(r"(?<![\w/.])(?:\+|\(\+?|00)?\d[\d\s()./–-]{6,}\d(?![\w/]|\.\d)")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s|,;]+|(?<![@\w.])(?:[a-z0-9][\w-]*\.)+[a-z]{2,10}(?:/[^\s|,;]*)?(?![\w@])", re.I
)
_SPLIT = re.compile(r"\s*[|•·∙◦⋅♦▪]\s*|\t|\s+[–—/]\s+|\s{2,}")
_ICONS = re.compile(r"^[^\w+(@]+")
MIN_SUMMARY_WORDS = 14


def find_phone(text: str, least: int = 8) -> str:
    """Find a telephone number of at least so many digits; a span of years is none."""
    for match in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match[0])
        if least <= digits <= 15 and not re.match(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d(?!\d)", match[0]):
            return match[0].strip()
    return ""


def is_detail(text: str) -> bool:
    """Tell a line that gives a way to reach somebody and little else."""
    found = EMAIL.search(text) or find_phone(text) or _URL.search(text)
    return bool(found) and len(text.split()) <= 8 and not text.rstrip().endswith(".")


@dataclass(frozen=True, slots=True)
class Contact:
    """What the head of a CV tells, and the lines that tell more than contact details."""

    basics: Record
    location: Record
    profiles: tuple[Record, ...]
    summary: tuple[Line, ...]  # prose that stands in the head


def contact_of(head: Sequence[Line], details: Sequence[Line], scene: Scene) -> Contact:
    """Read contact details; `head` stands above all headings, `details` below a contact heading."""
    summary = _prose(head, scene)
    head = [line for line in head if line not in summary]
    name, rest = _name([*head], scene)
    bits = _bits([*rest, *details], scene)
    under = max((field.lines[-1].y for field in name), default=0.0)
    basics: list[Field] = [*name]
    profiles: list[Record] = []
    plain: list[tuple[str, str, Piece]] = []
    for label, text, piece in bits:
        left = _take_reachable(label, text, piece, basics, profiles, scene.words)
        if re.search(r"\w", left):
            plain.append((label, left, piece))
    location, plain = _location(plain, scene)
    basics += (
        _label(plain, scene, bool(name), [*head], under) if all(f.name != "label" for f in basics) else []
    )
    basics += _linked([*rest, *details], basics)
    return Contact(tuple(basics), location, tuple(profiles), summary)


def _prose(head: Sequence[Line], scene: Scene) -> tuple[Line, ...]:
    """Find the paragraphs of a head: an opening without a heading."""
    found: list[Line] = []
    for item in scene.items(head):
        words = len(item.text.split())
        if words >= MIN_SUMMARY_WORDS and not EMAIL.search(item.text) and "|" not in item.text:
            found += item.lines
    return tuple(found)


def _name(head: list[Line], scene: Scene) -> tuple[list[Field], list[Line]]:
    """Find the name: the largest words of the first page's head, else its first line with letters."""
    able = [line for line in head if line.page == scene.page.first and _could_be_name(line.text, scene)]
    if not able:
        return [], head
    largest = max(line.size for line in able)
    lines = [line for line in able if line.size > largest - 0.5]
    first = lines[0]
    if largest <= scene.page.size * 1.05:
        lines = [first]
    block = [line for line in lines if line.block == first.block and line.y - first.y < 4 * first.size]
    text, rest = _name_and_more(block, scene)
    if len(text.split()) > 6 or len(block) > 3:
        block = [first]
        text, rest = _name_and_more(block, scene)
    others = [line for line in head if line not in block]
    return [Field("name", text, tuple(block)), *rest], others


def _name_and_more(block: Sequence[Line], scene: Scene) -> tuple[str, list[Field]]:
    """Take the name from its lines; a title behind a comma or bar is a label."""
    text = re.sub(r"\s+", " ", " ".join(line.text for line in block)).strip()
    parts = re.split(r"\s+[|–—•]\s+|,\s+|\t", text, maxsplit=1)
    if len(parts) == 2 and _has_title(parts[1], scene):
        return parts[0], [Field("label", parts[1], tuple(block))]
    return re.sub(r"^(?:curriculum vitae|cv|resume|lebenslauf)\s*[:–—-]?\s*(?=\w)", "", text, flags=re.I), []


def _could_be_name(text: str, scene: Scene) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 8 or re.search(r"[@\d:]|www\.", text):
        return False
    if fold(text).strip(" :") in ("curriculum vitae", "cv", "resume", "lebenslauf", "curriculum"):
        return False
    return sum(char.isalpha() for char in text) >= 3 and not fold(text).endswith((":", "."))


def _has_title(text: str, scene: Scene) -> bool:
    return any(word.strip(".") in scene.words.titles for word in words_of(text))


def _bits(lines: Sequence[Line], scene: Scene) -> list[tuple[str, str, Piece]]:
    """Part lines into (label, text, source); an address broken over two lines is closed up first."""
    bits: list[tuple[str, str, Piece]] = []
    for text, piece in _closed_up(lines):
        label = ""
        for bit in _SPLIT.split(text):
            bit = _ICONS.sub("", bit.strip()).strip(" ,;")
            if not bit:
                continue
            if fold(bit).strip(" :.") in scene.words.labels:
                label = fold(bit).strip(" :.")
                continue
            own, rest = _own_label(bit, scene.words)
            bits.append((own or label, rest, replace(piece, link=_link_of(rest, piece))))
            label = ""
    return bits


def _link_of(text: str, piece: Piece) -> str:
    """Find the target of the link drawn over a bit of a line."""
    runs = (run for run in piece.line.runs if run.link)
    return next((run.link for run in runs if text in run.text or run.text.strip() in text), "")


def _linked(lines: Sequence[Line], basics: Sequence[Field]) -> list[Field]:
    """Take mail and telephone from links where they are not printed."""
    found = []
    names = {field.name for field in basics}
    for line in lines:
        for run in line.runs:
            scheme, _, target = run.link.partition(":")
            name = {"mailto": "email", "tel": "phone"}.get(scheme, "")
            if name and name not in names and target:
                names.add(name)
                found.append(Field(name, target.split("?")[0].strip(), (line,), 0.8))
    return found


def _own_label(text: str, words: Vocabulary) -> tuple[str, str]:
    match = re.match(r"([^\W\d][\w .-]{0,24}?)\s*[:=]\s*(?!//)(?=\S)", text)
    if match and fold(match[1]).strip(" .") in words.labels:
        return fold(match[1]).strip(" ."), text[match.end() :]
    return "", text


def _closed_up(lines: Sequence[Line]) -> list[tuple[str, Piece]]:
    texts: list[tuple[str, Piece]] = []
    for line in lines:
        for index, piece in enumerate(pieces_of(line)):
            before = texts[-1][0] if texts and not index else ""
            broken = before[-1:] != "" and before[-1] in "-/._@"
            if broken and re.match(r"[\w.@/-]+", piece.text) and _is_address(before, piece.text):
                texts[-1] = (join_address(before, piece.text), texts[-1][1])
            else:
                texts.append((piece.text, piece))
    return texts


def _is_address(before: str, after: str) -> bool:
    last = before.rsplit(" ", 1)[-1]
    return "@" in last or "/" in last or after.startswith("@") or "@" in after.split(" ")[0]


def join_address(before: str, after: str) -> str:
    """Close up an address that breaks over two lines."""
    return before + after if before[-1:] in "-/._@" else join_text(before, after)


def _take_reachable(
    label: str, text: str, piece: Piece, basics: list[Field], profiles: list[Record], words: Vocabulary
) -> str:
    """Take mail, web addresses and telephone from a text; give what is left."""
    lines = (piece.line,)
    for match in list(EMAIL.finditer(text)):
        _once(basics, Field("email", match[0], lines))
        text = text.replace(match[0], " ")
    if label in ("skype",):
        return text
    for match in list(_URL.finditer(text)):
        _web(match[0].rstrip(".)"), label, lines, basics, profiles, words)
        text = text.replace(match[0], " ")
    handle = re.fullmatch(r"\s*@?([\w.-]{2,40})\s*", text)
    if handle and piece.link and _profile_link(text, piece.link, lines, profiles, words):
        return ""
    network = next((name for name in words.networks.values() if fold(name) == label), "")
    if handle and network:
        profiles.append((Field("network", network, lines), Field("username", handle[1], lines)))
        return ""
    phone = find_phone(text, 6 if label in words.phone_labels else 8)
    if phone:
        _once(basics, Field("phone", phone, lines))
        text = text.replace(phone, " ")
    text = text.strip(" ,;:-–")
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _profile_link(
    text: str, link: str, lines: tuple[Line, ...], profiles: list[Record], words: Vocabulary
) -> bool:
    """Take an account from a handle or a network's name that links to it."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link, flags=re.I)
    domain, _, path = bare.partition("/")
    network = _network(domain.lower(), "", path, words)
    if not network or "@" in domain:
        return False
    username = path.rstrip("/").split("/")[-1].lstrip("@")
    profiles.append(
        (Field("network", network, lines), Field("username", username, lines), Field("url", link, lines))
    )
    return True


def _once(fields: list[Field], fresh: Field) -> None:
    if all(field.name != fresh.name for field in fields):
        fields.append(fresh)
    elif all(field.text != fresh.text for field in fields):
        fields.append(Field(f"x-{fresh.name}", fresh.text, fresh.lines))


def _web(
    url: str,
    label: str,
    lines: tuple[Line, ...],
    basics: list[Field],
    profiles: list[Record],
    words: Vocabulary,
) -> None:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.I)
    domain, _, path = bare.partition("/")
    network = _network(domain.lower(), label, path, words)
    if network:
        username = path.rstrip("/").split("/")[-1].lstrip("@") or domain.split(".")[0]
        profiles.append(
            (Field("network", network, lines), Field("username", username, lines), Field("url", url, lines))
        )
    else:
        _once(basics, Field("url", url, lines))


def _network(domain: str, label: str, path: str, words: Vocabulary) -> str:
    for known, name in words.networks.items():
        if domain == known or domain.endswith(f".{known}"):
            return name
    named = next((name for name in words.networks.values() if fold(name) == label), "")
    if named or label in ("mastodon", "bluesky", "skype"):
        return named or label.title()
    if path.startswith("@"):
        return "Mastodon"
    return domain.split(".")[-2].title() if path and "/" not in path.strip("/") and "." in domain else ""


def _location(
    plain: Sequence[tuple[str, str, Piece]], scene: Scene
) -> tuple[Record, list[tuple[str, str, Piece]]]:
    """Find the place among what is left: a labelled one, a known one, or "Town, Region"."""
    best, best_score = -1, 1.5
    for index, (label, text, _piece) in enumerate(plain):
        score = _PLACE_LABELS.get(label, 0.0) + place_score(text, scene.words)
        score += sum(weight for test, weight in _PLACE_SIGNS if test(text, scene))
        if score > best_score:
            best, best_score = index, score
    if best < 0:
        return (), list(plain)
    _label_, text, piece = plain[best]
    rest = [bit for index, bit in enumerate(plain) if index != best]
    return _address(text, piece.line), rest


_PLACE_LABELS = dict.fromkeys(
    ("address", "location", "home", "adresse", "anschrift", "wohnort", "city", "based in"), 3.0
)
_PLACE_SIGNS: tuple[tuple[Callable[[str, Scene], bool], float], ...] = (
    (lambda text, scene: bool(re.fullmatch(r"[^\W\d][^,\d]{1,30}, [^\W\d][^,\d]{1,30}", text)), 1.6),
    (lambda text, scene: bool(re.search(r"\b\d{4,6}\b|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b", text)), 1.0),
    (
        lambda text, scene: bool(
            re.search(r"\b(?:street|st\.|road|rd\.?|avenue|ave|lane|str\.|straße|rue)\b", text, re.I)
        ),
        1.0,
    ),
    (lambda text, scene: _has_title(text, scene), -2.5),
    (lambda text, scene: len(text.split()) > 9, -2.0),
)


def _address(text: str, line: Line) -> Record:
    """Part an address into street, code, town and region."""
    lines = (line,)
    parts = [part.strip() for part in re.split(r",\s*|\s+[-–|]\s+", text.strip(" .")) if part.strip()]
    fields: list[Field] = []
    kept: list[str] = []
    for part in parts:
        code = re.search(
            r"\b(?:\d{2}-\d{3}|\d{5}(?:-\d{4})?|\d{4}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|\d{6})\b", part
        )
        street = re.search(
            r"\d+\s*[a-z]?$|^\d+\w?\s|street|road|avenue|lane|straße|strasse|str\.|\brue\b", part, re.I
        )
        if code and not (street and not re.match(r"\d{4,6}\b", part)):
            fields.append(Field("postalCode", code[0], lines))
            part = part.replace(code[0], "").strip(" -")
        elif street:
            fields.append(Field("address", part, lines))
            continue
        if part:
            kept.append(part)
    kept = _without_country(kept, fields, lines)
    if kept:
        fields.append(Field("city", kept[0], lines))
    if len(kept) > 1:
        fields.append(Field("region", ", ".join(kept[1:]), lines))
    return tuple(fields)


def _without_country(kept: list[str], fields: list[Field], lines: tuple[Line, ...]) -> list[str]:
    """Take a country's two letters off an address's end."""
    match = re.fullmatch(r"(?:(.*\S)\s+)?([A-Z]{2})", kept[-1]) if kept else None
    if not match or (len(kept) == 2 and not match[1]):
        return kept
    fields.append(Field("countryCode", match[2], lines))
    return [*kept[:-1], *([match[1]] if match[1] else [])]


def _label(
    plain: Sequence[tuple[str, str, Piece]], scene: Scene, named: bool, head: Sequence[Line], under: float
) -> list[Field]:
    """Find the job title below the name: words of a title, near the name, in a look of its own."""
    if not named:
        return []
    fits = [
        (text, piece)
        for label, text, piece in plain
        if not label and 1 <= len(text.split()) <= 10 and any(piece.line is line for line in head)
    ]
    titled = [(text, piece) for text, piece in fits if _has_title(text, scene)]
    close = [
        (text, piece)
        for text, piece in fits
        if not re.search(r"\d", text) and len(text) > 3 and 0 <= piece.line.y - under < 5 * piece.size
    ]
    chosen = titled[:1] or [(text, piece) for text, piece in close if piece.size > scene.page.size * 1.05][:1]
    chosen = chosen or close[:1]
    return [Field("label", text, (piece.line,)) for text, piece in chosen]
