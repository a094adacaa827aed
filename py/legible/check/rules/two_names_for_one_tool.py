"""TEC09: one tool under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from legible.check.examples import basics, job
from legible.check.features.text import tokens
from legible.check.model import Edit, Hit, Options, rule
from legible.check.scan import Scan
from legible.check.skillset import listed_tools, skill_items
from legible.model import CV, Skill
from legible.pointer import get


class Mention(NamedTuple):
    """A tool's name as it stands somewhere."""

    path: str  # JSON pointer
    start: int
    end: int
    form: str


def _cv(line: str, *names: str) -> CV:
    return CV(
        basics=basics(), work=(job(*line.splitlines()),), skills=(Skill(name="Skills", keywords=names),)
    )


@rule(
    code="TEC09",
    name="two-names-for-one-tool",
    severity="suggestion",
    message="You write both “{usual}” and “{other}” for one tool.",
    fix="Keep to one name, that of the vacancy where it has one.",
    passing="Each tool goes by one name.",
    example=lambda text: _cv(text, "Java"),
    flag=(
        _cv("Moved 40 services to Kubernetes.", "k8s", "Java"),
        "Moved the archive to Postgres.\nTuned PostgreSQL for the seat map.",
        _cv("Rewrote the seat map in Javascript.\nTaught JavaScript.", "JavaScript"),
        _cv("Tuned Postgres.", "Postgres", "PostgreSQL"),
    ),
    passes=(
        _cv("Moved 40 services to Kubernetes.", "Kubernetes"),
        "Moved to Amazon Web Services (AWS).\nCut the AWS bill by a third.",
        _cv("Put orders on Kafka.", "Apache Kafka"),
        "Kept the scripts in Amazon S3.\nMoved old programmes to S3.",
        "Moved 40 services to k8s and mended the rest in Go.",
        _cv("Moved the archive from Spark to PySpark.", "HTML", "HTML5"),
        _cv("Wrote letters.", "Writing"),
    ),
)
def two_names_for_one_tool(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader who is not of your field takes two names for two things, and a search finds half."""
    for name, mentions in _mentions(scan).items():
        forms = Counter(mention.form for mention in mentions)
        ranked = sorted(forms, key=lambda form: (-forms[form], form != name, form))
        usual = ranked[0]
        others = [form for form in ranked[1:] if not _same_name(usual, form)]
        if others and not _explained(scan, mentions):
            rare = [mention for mention in mentions if mention.form in others]
            values = {"usual": usual, "other": rare[0].form}
            edit = _one_name(scan, rare, usual)
            yield Hit(rare[0].path, rare[0].start, rare[0].end, values, edit=edit)


def _mentions(scan: Scan) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    kin = scan.words.set("tool-kin")
    every = [(path, line.text, tool) for path, line in scan.lines for tool in line.tools]
    every += [(item.path, item.text, tool) for item, tool in listed_tools(scan)]
    for path, text, tool in every:
        form = text[tool.start : tool.end]
        if form.lower() not in kin:
            found.setdefault(tool.name, []).append(Mention(path, tool.start, tool.end, form))
    return found


def _same_name(one: str, two: str) -> bool:
    """Say whether one name is the other with its maker: `Apache Kafka` and `Kafka`."""
    words = [{token.lower for token in tokens(form)} for form in (one, two)]
    return one.lower() != two.lower() and (words[0] <= words[1] or words[1] <= words[0])


def _explained(scan: Scan, mentions: list[Mention]) -> bool:
    """Say whether two of the names stand side by side: `Amazon Web Services (AWS)`."""
    for one, two in zip(mentions, mentions[1:], strict=False):
        if one.path == two.path and 0 < two.start - one.end <= 4:
            between = get(scan.cv, one.path)[one.end : two.start].strip()
            if between in {"(", "/", "or", "–", "-", "a.k.a."}:
                return True
    return False


def _one_name(scan: Scan, rare: list[Mention], usual: str) -> Edit | None:
    """Offer to write the usual name everywhere; a skill that is then listed twice goes once."""
    texts: dict[str, str] = {}
    for mention in reversed(rare):
        text = texts.get(mention.path, get(scan.cv, mention.path))
        texts[mention.path] = text[: mention.start] + usual + text[mention.end :]
    orders = [*_without_doubles(scan, texts)]
    if _doubles_alone(scan, texts):
        return None
    return Edit(
        label=f"Write {usual} everywhere",
        before=get(scan.cv, rare[0].path),
        after=texts[rare[0].path],
        texts=tuple(texts.items()),
        orders=tuple(orders),
    )


def _without_doubles(scan: Scan, texts: dict[str, str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give the groups whose keywords would hold a name twice, with the places that stay."""
    for group, skill in enumerate(scan.cv.skills):
        path = f"/skills/{group}/keywords"
        names = [texts.get(f"{path}/{place}", name) for place, name in enumerate(skill.keywords)]
        stay = tuple(place for place, name in enumerate(names) if name not in names[:place])
        changed = any(f"{path}/{place}" in texts for place in range(len(names)))
        if changed and len(stay) < len(names):
            yield path, stay


def _doubles_alone(scan: Scan, texts: dict[str, str]) -> bool:
    """Say whether skills that stand alone, or in two groups, would come to be the same."""
    changed = [(path, text) for path, text in texts.items() if path.startswith("/skills")]
    every = [(item.path, texts.get(item.path, item.text)) for item in skill_items(scan.cv)]
    return any(
        text == other and path.rpartition("/")[0] != there.rpartition("/")[0]
        for path, text in changed
        for there, other in every
        if there != path
    )
