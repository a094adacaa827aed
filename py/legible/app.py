"""The engine's one door: an action comes in, patches for the page go out, both JSON-shaped.

An action is `{"type": ..., "n": journal number, "today": "YYYY-MM-DD", ...}`. A patch is `{"op": ..., ...}`:
`html` (target, html), `marks` (fields with findings), `preview` (html), `paper` (value), `ticks` (values),
`progress` (name, done, total), `save` (text, seen), `keep` (names, texts: what is stored beside the saved
text), `aside` (text, reason), `notes` (value, seen), `advert` (value), `focus` (target), `say` (text),
`alert` (text), `password` (text), `show` (panel), `report` (html, to be printed),
`has-cv` (value, file_stem), `wipe`, `dictionary` (path: the page fetches it and hands it in),
`failed` (text, trace).
"""

from __future__ import annotations

import dataclasses
import json
import traceback
from collections.abc import Iterator, Mapping
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Any

from legible import actions, bringing, saved, views
from legible.check.dictionary import FILE as DICTIONARY
from legible.dates import PartialDate
from legible.errors import CannotRead
from legible.findings_view import Filter
from legible.forgetting import forget_words
from legible.guides import guide_slugs
from legible.importer import Progress, import_notes, import_steps
from legible.library import Library
from legible.outcome import Outcome, with_leftover
from legible.parsed import Parsed
from legible.seen_json import seen_to_text
from legible.state import State

Patch = dict[str, Any]
REHEARSAL = """A. Nobody
nobody@example.org
Developer at Nowhere, March 2001 - May 2002
- built nothing for nobody
"""
BROKEN = (
    "Something went wrong inside Legible and this step was not done. What you typed is kept in this browser. "
    "Reload the page and try again."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that is being read, page by page."""

    name: str
    steps: Iterator[Progress | Parsed]
    size: int = 0  # of the file, in bytes
    context: Context = field(default_factory=copy_context)  # a reader's context variables outlive one action


class App:
    """The state, and the door to it; one per worker."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.state = State()
        self.seen = 0  # number of the last journal entry that the state holds
        self.today = PartialDate(1970)
        self.reading: Reading | None = None
        self.filter = Filter()
        self.sent: dict[str, Any] = {}  # what the page shows, by target, so that only changes are sent

    def answer(self, action: str, data: bytes = b"") -> str:
        """Take an action as JSON text and a file's bytes; give the patches as JSON text."""
        return json.dumps(self.dispatch(json.loads(action), data), ensure_ascii=False)

    def dispatch(self, action: Mapping[str, Any], data: bytes = b"") -> list[Patch]:
        """Carry an action out; a bug becomes one `failed` patch and takes no work along."""
        self.today = PartialDate.from_iso(str(action.get("today", ""))) or self.today
        try:
            if action["type"] == "start":
                return self._start(action)
            if action["type"] == "dictionary":
                return self._dictionary(data)
            if action["type"] == "open":
                self.reading = self._reading(action, data)
            if action["type"] in ("open", "read-on"):
                return self._read_on()
            return self._step(action)
        except Exception:  # the page's edge
            self.reading = None
            failed: Patch = {"op": "failed", "text": BROKEN, "trace": traceback.format_exc()}
            # What was stored must not give way to a state that was never loaded.
            return [failed, *(self._saved() if action.get("type") != "start" else ())]

    def _dictionary(self, data: bytes) -> list[Patch]:
        """Take the words in that the CV is checked by from now on; what is being typed stays."""
        self.library = self.library.with_data(DICTIONARY, data)
        screen = views.Screen(self.state, self.library, self.today, restructured=False, filter=self.filter)
        return views.patches(screen, self.sent)

    def _reading(self, action: Mapping[str, Any], data: bytes) -> Reading:
        name, password = str(action["name"]), str(action.get("password", ""))
        return Reading(name, import_steps(data, name, self.library, password), len(data))

    def warm(self) -> None:
        """Import and compile all that the first actions need, on no data of anybody's."""
        views.patches(views.Screen(State(), self.library, PartialDate(2000, 1)), {})

    def rehearse(self) -> Iterator[None]:
        """Build step by step the word lists and patterns that a first import needs, on a made-up text."""
        parsed = import_notes(REHEARSAL, self.library)
        yield
        state = State(draft=bringing.draft_of(parsed, "notes"))
        yield
        views.patches(views.Screen(state, self.library, PartialDate(2000, 1)), {})

    def _read_on(self) -> list[Patch]:
        """Read the next page of the file that is being read; the page asks for each, so it can stop."""
        reading = self.reading
        if reading is None:
            return []
        try:
            step = reading.context.run(next, reading.steps)
        except CannotRead as refusal:
            self.reading = None
            return self._brought(bringing.file_refused(self.state, reading.name, refusal))
        if isinstance(step, Progress):
            return [{"op": "progress", "name": reading.name, "done": step.done, "total": step.total}]
        self.reading = None
        return self._brought(bringing.file_read(self.state, reading.name, step, self.library, reading.size))

    def _brought(self, outcome: Outcome) -> list[Patch]:
        """Ask for a password, or take the question away, once a file's reading has ended."""
        question: Patch = {"op": "password", "text": outcome.password}
        return [question, *self._taken(outcome)]

    def _taken(self, outcome: Outcome) -> list[Patch]:
        self.state = outcome.state
        return [*self._saved(), *self._shown(outcome)]

    def _step(self, action: Mapping[str, Any]) -> list[Patch]:
        try:
            outcome = self._outcome(action)
        except CannotRead as refusal:
            outcome = bringing.file_refused(self.state, "Notes", refusal)
        except Exception:
            self.state = with_leftover(self.state, str(action.get("value", "")).strip())
            raise
        finally:
            self.seen = max(self.seen, int(action.get("n", 0)))
        self.state = outcome.state
        if action["type"] == "delete":
            self.seen, self.sent, self.reading, self.filter = 0, {}, None, Filter()
            forget_words()
            self.library = Library(self.library.files)  # without what it had made of the visitor's words
            return [{"op": "wipe"}, *self._shown(outcome)]
        return self._taken(outcome)

    def _outcome(self, action: Mapping[str, Any]) -> Outcome:
        if action["type"] == "stop":
            say = "Stopped; nothing was changed." if self.reading else ""
            self.reading = None
            return Outcome(self.state, say=say, restructured=False)
        if action["type"] == "report":
            screen = views.Screen(self.state, self.library, self.today)
            return Outcome(
                self.state, report=views.report(screen, bool(action["personal"])), restructured=False
            )
        if action["type"] == "filter":
            self.filter = Filter(str(action["severity"]), str(action["section"]), str(action["step"]))
            return Outcome(self.state, restructured=False)
        return actions.STEPS[action["type"]](self.state, self._dated(action), self.library)

    def _dated(self, action: Mapping[str, Any]) -> Mapping[str, Any]:
        """Let an action that is replayed from the journal know the day."""
        return {**action, "today": self.today.iso()}

    def _start(self, action: Mapping[str, Any]) -> list[Patch]:
        """Open what was saved, replay the journal's entries over it, show everything."""
        first: list[Patch] = []
        if action.get("saved"):
            try:
                self.state = saved.from_text(action["saved"], action.get("kept", {}))
            except saved.CannotOpenSaved as reason:
                first = [{"op": "aside", "reason": reason.reason, "text": str(reason)}]
        if self.state.guide not in guide_slugs(self.library):
            self.state = dataclasses.replace(self.state, guide=State().guide)
        for entry in action.get("journal", ()):
            self._replay(entry)
        self.sent = {}
        notes: Patch = {"op": "notes", "value": self.state.notes, "seen": self.seen}
        shown = [patch for patch in self._shown(Outcome(self.state)) if patch["op"] != "alert"]
        return [*first, *self._saved(), notes, *shown]

    def _replay(self, entry: Mapping[str, Any]) -> None:
        """Repeat one journal entry; one that no longer fits its CV must not stop the rest."""
        try:
            self.state = actions.STEPS[entry["type"]](self.state, self._dated(entry), self.library).state
        except Exception:  # a bug met while replaying must not shut the visitor out of the rest
            self.state = with_leftover(self.state, str(entry.get("value", "")).strip())
        self.seen = max(self.seen, int(entry.get("n", 0)))

    def _saved(self) -> list[Patch]:
        """Give what is to be stored: the files' texts only when they are others than before."""
        beside = saved.kept_beside(self.state)
        known = self.sent.get("kept", ())
        kept: list[Patch] = []
        if tuple(beside) != known:
            texts = {name: seen_to_text(seen) for name, seen in beside.items() if name not in known}
            kept = [{"op": "keep", "names": list(beside), "texts": texts}]
            self.sent["kept"] = tuple(beside)
        # The work itself comes first, should there be room for one of them only.
        return [{"op": "save", "text": saved.to_text(self.state), "seen": self.seen}, *kept]

    def _shown(self, outcome: Outcome) -> list[Patch]:
        screen = views.Screen(self.state, self.library, self.today, outcome.restructured, self.filter)
        told: list[Patch] = [
            {"op": op, key: value}
            for op, key, value in (
                ("say", "text", outcome.say),
                ("alert", "text", outcome.alert),
                ("show", "panel", outcome.show),
                ("report", "html", outcome.report),
                ("focus", "target", outcome.focus),
            )
            if value or op == "alert"
        ]
        return [*views.patches(screen, self.sent), *told]
