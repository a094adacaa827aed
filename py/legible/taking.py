"""What is taken away of the open CV: a file in any format, or its pages to look at."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from legible.anonymous import KINDS, Anonymous, Withholding, anonymised
from legible.library import Library
from legible.looks import worn
from legible.pointer import leads
from legible.reading_back import read_back
from legible.render.adjust import Illegible
from legible.render.choices import Choices, chosen_look, chosen_outline
from legible.render.formats import FORMATS, exported
from legible.render.pages import CannotPrint, font_files, pdf_of, svg_of
from legible.render.typefaces import INDEX, told
from legible.state import Draft, State
from legible.templating import environment

Action = Mapping[str, Any]
Patch = dict[str, Any]
VEIL = "content/words/withheld.toml"
NO_PAGES = (
    "The part that sets pages could not be loaded, so there is no PDF now. Print still works, and so do the "
    "other formats. Check that this site can still be reached, then try again."
)


def choices_of(draft: Draft, library: Library) -> Choices:
    """Give what a person has chosen for a draft on its way out; the one place that says so."""
    theme, adjust = worn(draft, library)
    return Choices(theme, draft.paper, draft.language, draft.dates, draft.order, draft.hidden, adjust=adjust)


def sets_pages(action: Action) -> bool:
    """Tell whether an action needs Typst and fonts."""
    kind = FORMATS.get(str(action.get("format"))) if action["type"] == "export" else None
    return action["type"] == "pages" or (kind is not None and kind.write is pdf_of)


def with_fonts(library: Library, index: bytes, folder: str) -> Library:
    """Give a library that knows the fonts of pages, and the folder that they will be in."""
    return replace(library.with_data(INDEX, index), fonts=folder)


def fonts_for(state: State, library: Library) -> tuple[str, ...]:
    """List the font files that the open draft's pages need."""
    choices = choices_of(state.draft, library)
    try:
        look = chosen_look(library, choices)
    except Illegible:  # told when the pages are to be made
        return ()
    return font_files(chosen_outline(state.draft.cv, library, choices), look, library)


def without_pages() -> list[Patch]:
    """Say that no pages can be set."""
    return [{"op": "alert", "text": NO_PAGES}]


def file_taken(state: State, action: Action, library: Library) -> list[Patch]:
    """Write the open CV in one of FORMATS."""
    choices = replace(
        choices_of(state.draft, library), made=str(action["today"]), attach=bool(action.get("attach", True))
    )
    cv = anonymous_of(state.draft, action, library).cv if "withhold" in action else state.draft.cv
    made = exported(cv, library, str(action["format"]), choices)
    data = b64encode(made.data).decode()
    back = read_back(cv, library, str(action["format"]), choices)
    report = environment(library).get_template("ui/readback.html.j2").render(back=back, told=made.told)
    file = {"op": "taken", "name": made.name, "type": made.mime, "data": data, "told": made.told}
    return [file, {"op": "html", "target": "#readback", "html": report}]


def anonymous_of(draft: Draft, action: Action, library: Library) -> Anonymous:
    """Give the open CV without what an action withholds: names of KINDS, and pointers of what was chosen."""
    wanted = [str(one) for one in action["withhold"]]
    kinds = tuple(kind for kind in KINDS if kind in wanted)
    places = tuple(one for one in wanted if leads(draft.cv, one) and one)
    return anonymised(draft.cv, Withholding(kinds, places), library)


def veil_shown(state: State, action: Action, library: Library) -> list[Patch]:
    """List what an anonymous copy would leave out."""
    done = anonymous_of(state.draft, action, library)
    words = library.table(VEIL)["kinds"]
    rows = [(words.get(one.kind, words["chosen"]), one) for one in done.withheld]
    html = environment(library).get_template("ui/withheld.html.j2").render(rows=rows)
    return [{"op": "html", "target": "#withheld", "html": html}]


def pages_shown(state: State, action: Action, library: Library) -> list[Patch]:
    """Set the open CV as a picture of each page."""
    made = svg_of(state.draft.cv, library, choices_of(state.draft, library))
    return [{"op": "pages", "svg": list(made.svg), "told": told(made.missing)}]


def taken(state: State, action: Action, library: Library) -> list[Patch]:
    """Carry out one of STEPS, which change nothing; what cannot be made is told in a sentence."""
    try:
        made = STEPS[action["type"]](state, action, library)
    except CannotPrint:
        return without_pages()
    except Illegible as reason:
        return [{"op": "alert", "text": str(reason)}]
    return [{"op": "alert", "text": ""}, *made]


STEPS: Mapping[str, Callable[[State, Action, Library], list[Patch]]] = {
    "export": file_taken,
    "pages": pages_shown,
    "veil": veil_shown,
}
