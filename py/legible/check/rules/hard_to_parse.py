"""FMT01: what makes recruiters' programs misread a file."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import LINE, a_bullet, a_file
from legible.check.model import Hit, Options, Severity, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts
from legible.parsed import Heading

# What a file may have; what is said of it, and what to do. The words in braces are the fact itself.
_Hazard = tuple[str, Severity, str, str, str]
HAZARDS: tuple[_Hazard, ...] = (
    (
        "columns",
        "warning",
        "",
        "Text stands in columns side by side",
        "Use a layout with one column for the copy that goes through a form.",
    ),
    (
        "text_boxes",
        "warning",
        "",
        "Some text stands in text boxes, which many programs leave out or read last",
        "Move what the boxes say into the text.",
    ),
    (
        "running_contact",
        "warning",
        "/basics/email",
        "Only a header or footer gives {fact}, and many programs do not read those",
        "Put it below your name, in the text itself.",
    ),
    (
        "icon_contact",
        "warning",
        "/basics/profiles",
        "Only an icon leads to {fact}",
        "Write the address out beside the icon.",
    ),
    (
        "blank_pages",
        "warning",
        "",
        "A page holds no text: it is blank, or a picture that programs cannot read",
        "Take the page out, or put its words in as text.",
    ),
    (
        "hidden",
        "warning",
        "",
        "The file holds words that nobody can see: “{fact}”",
        "Take them out: programs do read them, and recruiters take them for a trick.",
    ),
    (
        "tables",
        "suggestion",
        "",
        "Text stands in a table, whose cells some programs read in another order",
        "Use tabs or plain lines instead.",
    ),
    (
        "ligatures",
        "suggestion",
        "",
        "Some letters are joined into one sign ({fact}), so that a search for words with them finds nothing",
        "Turn ligatures off in the program that made the file, and save it again.",
    ),
    (
        "icons",
        "suggestion",
        "",
        "Icons are drawn with a font of their own, and programs read them as stray signs",
        "Write “Phone” or “E-mail” in their place, or nothing.",
    ),
    (
        "spaced_headings",
        "suggestion",
        "",
        "The letters of “{fact}” stand so far apart that programs read them one by one",
        "Set them closer, and type no spaces between them.",
    ),
)


@rule(
    code="FMT01",
    name="hard-to-parse",
    severity="warning",
    message="{what}.",
    fix="Use a plain layout with one column.",
    passing="Programs can read the file from top to bottom.",
    example=a_bullet,
    flag=(
        a_file(FileFacts(columns=True)),
        a_file(FileFacts(text_boxes=True)),
        a_file(FileFacts(running_contact=("ada.fernside@example.org",))),
        a_file(FileFacts(icon_contact=("mailto:ada.fernside@example.org",))),
        a_file(FileFacts(odd_signs="ﬁ")),
        a_file(FileFacts(odd_signs="\ue0be")),
        a_file(FileFacts(spaced_headings=("PROFILE",))),
    ),
    passes=(
        LINE,
        a_file(FileFacts()),
        a_file(FileFacts(name="cv.pdf", kind="pdf", pages=2, filled=1.8, size=90_000)),
        a_file(FileFacts(headings=(Heading("Experience", "work"),), links=("https://example.org",))),
        a_file(FileFacts(title="Ada Fernside", page_one=("/basics/name",), banner="")),
    ),
    options={"not_needed": ()},
)
def hard_to_parse(scan: Scan, options: Options) -> Iterator[Hit]:
    """Many CVs are read by a program first, and what it cannot follow no person gets to see."""
    for name, severity, path, what, fix in HAZARDS if scan.facts else ():
        fact = getattr(scan.facts, name)
        if fact and name not in options["not_needed"]:
            shown = what.format(fact=_shown(fact))
            yield Hit(path, values={"what": shown}, severity=severity, fix=fix)


def _shown(fact: object) -> str:
    """Write a fact for a sentence, as far as it has words."""
    words = ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:77].rsplit(" ", 1)[0] + " …"
