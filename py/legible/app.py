"""The engine's one door: an action comes in, patches for the page go out, both JSON-shaped.

An action is `{"type": ..., "n": journal number, "today": "YYYY-MM-DD", ...}`. A patch is `{"op": ..., ...}`:
`html` (target, html), `marks` (fields with findings), `preview` (html), `paper` (value), `ticks` (values),
`progress` (name, done, total), `save` (text, seen, names, texts: the root, and the records it names of which
`texts` are new), `aside` (text, reason, names of records; none for all), `notes` (value), `advert` (value),
`focus` (target), `refused` (what, text), `say` (text), `alert` (text), `password` (text), `show` (panel),
`report` (html, to be printed), `composed` (text: a bullet as it would be), `file` (name, text, type: to be
downloaded), `taken` (name, type, data in base64, told: what it cannot show), `pages` (svg: one for each
page, told), `has-cv` (value, file_stem, open: id of the CV that is shown), `wipe`, `dictionary` (path: the
page fetches it and hands it in), `failed` (text, trace). `html` carries `overwrite` where it must replace
what is being typed.
"""

from __future__ import annotations

import dataclasses
import json
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

from legible import backup, bringing, taking, versions, views
from legible.check.dictionary import FILE as DICTIONARY
from legible.dates import PartialDate
from legible.drafts import with_known_guides
from legible.entries import is_entry, listed, number_of
from legible.errors import CannotRead
from legible.findings_view import Filter
from legible.forgetting import forget_words
from legible.history import Timeline
from legible.importer import Progress, import_notes, import_steps
from legible.journal import KEPT, PASSING, UNREAD, carried_out, kept, passed_over
from legible.library import Library
from legible.outcome import Outcome
from legible.reading import REHEARSAL, Reading
from legible.saved import Shelves, sums_of, to_records
from legible.saved_reading import CannotOpenSaved, from_records
from legible.state import State

Patch = dict[str, Any]
BROKEN = (
    "Something went wrong inside Legible and this step was not done. What you typed is kept in this browser. "
    "Reload the page and try again."
)


class App:
    """The state, and the door to it; one per worker."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.state = State()
        self.seen = 0  # number of the last journal entry that the state holds
        self.timeline = Timeline()
        self.stored = Shelves()  # what the page has, or is about to be told
        self.unsent: dict[str, str] = {}  # records that no answer has carried yet
        self.today = PartialDate(1970)
        self.now = ""
        self.looking = ""  # at what differs from the base ("base") or from a version (its snapshot's name)
        self.reading: Reading | None = None
        self.filter = Filter()
        self.sent: dict[str, Any] = {}  # what the page shows, by target, so that only changes are sent

    def answer(self, action: str, data: bytes = b"") -> str:
        """Take an action as JSON text and a file's bytes; give the patches as JSON text."""
        return json.dumps(self.dispatch(json.loads(action), data), ensure_ascii=False)

    def dispatch(self, action: Mapping[str, Any], data: bytes = b"") -> list[Patch]:
        """Carry an action out; a bug becomes one `failed` patch and takes no work along."""
        self.today = PartialDate.from_iso(str(action.get("today", ""))) or self.today
        self.now = str(action.get("now", "")) or self.now
        try:
            if action["type"] == "start":
                return self._start(action)
            if action["type"] == "dictionary":
                return self._dictionary(data)
            if action["type"] == "open" and backup.is_ours(data):
                found = backup.received(self.state, data, str(action["name"]), self._stored)
                return self._brought(found)
            if action["type"] == "open":
                self.reading = self._reading(action, data)
            if action["type"] in ("open", "read-on"):
                return self._read_on()
            return self._step(action)
        except Exception:  # the page's edge
            self.reading = None
            failed: Patch = {"op": "failed", "text": BROKEN, "trace": traceback.format_exc()}
            if action.get("ahead"):  # the page shows it as done
                self.sent.pop("#editor", None)
                return [failed, views.fields_anew(self.state, self.library, self.today), *self._saved()]
            # What was stored must not give way to a state that was never loaded.
            return [failed, *(self._saved() if action.get("type") != "start" else ())]
        finally:
            self.unsent = {}

    def _dictionary(self, data: bytes) -> list[Patch]:
        """Take the words in that the CV is checked by from now on; what is being typed stays."""
        self.library = self.library.with_data(DICTIONARY, data)
        screen = views.Screen(self.state, self.library, self.today, False, self.filter, looking=self.looking)
        return views.patches(screen, self.sent)

    def _reading(self, action: Mapping[str, Any], data: bytes) -> Reading:
        name, password = str(action["name"]), str(action.get("password", ""))
        return Reading(name, import_steps(data, name, self.library, password), len(data))

    def _stored(self, page: Mapping[str, Any]) -> State:
        """Open what a page has stored, apart from what is here."""
        apart = App(self.library)
        apart.restore(page["saved"], page["kept"], page.get("journal"))
        return apart.state

    def warm(self) -> None:
        """Import and compile all that the first actions need, on no data of anybody's."""
        views.patches(views.Screen(State(), self.library, PartialDate(2000, 1)), {})

    def rehearse(self) -> Iterator[None]:
        """Build step by step the word lists and patterns that a first import needs, on a made-up text."""
        parsed = import_notes(REHEARSAL, self.library)
        yield
        state = State(drafts=(bringing.draft_of(parsed, "notes"),))
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

    def _taken(self, outcome: Outcome, when: str = "") -> list[Patch]:
        self.state = self._with_step(self.state, outcome, when)
        return [*self._saved(), *self._shown(outcome)]

    def _with_step(self, before: State, outcome: Outcome, when: str) -> State:
        """Note in the history what an action has changed, and put on the shelf what it brought."""
        state = outcome.state
        drafts = [*state.drafts, *([state.proposal] if state.proposal else [])]
        brought = {draft.seen.name: draft.seen for draft in drafts if draft.seen}
        if not brought.keys() <= state.shelf.keys():
            state = dataclasses.replace(state, shelf={**state.shelf, **brought})
        if state.history is not before.history:
            return state
        state = versions.with_earlier(before, dataclasses.replace(outcome, state=state), when or self.now)
        return self.timeline.after(before, state, outcome.why or "the last change", outcome.key, when)

    def _step(self, action: Mapping[str, Any]) -> list[Patch]:
        if action["type"] in taking.STEPS:  # changes nothing
            return taking.taken(self.state, action, self.library)
        when = str(action.get("now", ""))
        try:
            outcome = self._outcome(action)
        except CannotRead as refusal:
            outcome = bringing.file_refused(self.state, "Notes", refusal)
        except Exception:
            lost = kept(self.state, action)
            self.state = self._with_step(self.state, Outcome(lost), when)
            raise
        finally:
            self.seen = max(self.seen, int(action.get("n", 0)))
        if action["type"] == "delete":
            self._forget()
            return [{"op": "wipe"}, *self._shown(outcome)]
        return self._taken(outcome, when)

    def _forget(self) -> None:
        """Let go of all that the visit has brought."""
        self.state, self.seen, self.sent, self.reading, self.filter = State(), 0, {}, None, Filter()
        self.looking = ""
        self.stored = Shelves()
        self.timeline.forget()
        forget_words()
        self.library = self.library.afresh()

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
        if action["type"] == "look":
            self.looking = str(action["key"])
            return Outcome(self.state, restructured=False)
        if action["type"] == "filter":
            self.filter = Filter(str(action["severity"]), str(action["section"]), str(action["step"]))
            return Outcome(self.state, restructured=False)
        return self._done(action)

    def _done(self, action: Mapping[str, Any]) -> Outcome:
        """Carry out what may also be replayed from the journal; the entry then learns the day."""
        dated = {**action, "today": self.today.iso()}
        return carried_out(self.state, dated, self.library, self.timeline)

    def _start(self, action: Mapping[str, Any]) -> list[Patch]:
        """Open what was saved, replay the journal's entries over it, show everything."""
        first: list[Patch] = []
        if self.sent:  # a second start, after another tab has written
            self._forget()
        try:
            first = self.restore(action.get("saved"), action.get("kept", {}), action.get("journal"))
        except CannotOpenSaved as reason:
            aside: Patch = {"op": "aside", "reason": reason.reason, "text": str(reason), "names": []}
            first = [aside, *self.restore(None, {}, action.get("journal"))]
        shown = [patch for patch in self._shown(Outcome(self.state)) if patch["op"] != "alert"]
        return [*first, *self._saved(), *shown]

    def restore(self, root: str | None, kept: Mapping[str, str], journal: object) -> list[Patch]:
        """Open what was saved and replay over it the journal's entries it does not hold."""
        first = self._open(root, kept) if root or (root is not None and kept) else []
        unread = False
        for entry in listed(journal):
            if is_entry(entry):
                self._replay(entry)
            elif not 0 < number_of(entry) <= self.seen:
                unread = True
                self._pass_over(entry)
        return [*first, {"op": "alert", "text": UNREAD}] if unread else first

    def _pass_over(self, thing: object) -> None:
        """Leave out of the journal what is no entry, but none of its words."""
        outcome = Outcome(passed_over(self.state, thing), why=KEPT)
        self.state = self._with_step(self.state, outcome, "")
        self.seen = max(self.seen, number_of(thing))

    def _open(self, root: str, kept: Mapping[str, str]) -> list[Patch]:
        opened = from_records(root, kept)
        drafts = with_known_guides(opened.state.drafts, self.library)
        self.state = dataclasses.replace(opened.state, drafts=drafts)
        shelf = set(opened.state.shelf)
        sums = sums_of({name: text for name, text in kept.items() if name in shelf})
        self.seen, self.stored = opened.seen, Shelves(opened.revision, shelf=shelf, sums=sums)
        if not opened.why:
            return []
        names = [*opened.lost, *opened.changed]
        return [{"op": "aside", "reason": "damaged", "text": opened.why, "names": names}]

    def _replay(self, entry: Mapping[str, Any]) -> None:
        """Repeat one journal entry; one that no longer fits its CV must not stop the rest."""
        if entry["n"] <= self.seen:
            return
        try:
            outcome = self._done(entry) if entry.get("type") not in PASSING else Outcome(self.state)
        except Exception:  # a bug met while replaying must not shut the visitor out of the rest
            outcome = Outcome(kept(self.state, entry))
        self.state = self._with_step(self.state, outcome, str(entry.get("now", "")))
        self.seen = entry["n"]

    def _saved(self) -> list[Patch]:
        """Give what is to be stored: the root, and the records that are new."""
        root, texts = to_records(self.state, self.seen, self.stored, self.timeline)
        self.unsent.update(texts)
        names = list(self.stored.names)
        fresh = {name: text for name, text in self.unsent.items() if name in names}
        return [{"op": "save", "text": root, "seen": self.seen, "names": names, "texts": fresh}]

    def _shown(self, outcome: Outcome) -> list[Patch]:
        fresh, overwrite = outcome.restructured, outcome.overwrite
        screen = views.Screen(
            self.state, self.library, self.today, fresh, self.filter, overwrite, self.looking, outcome.note
        )
        told: list[Patch] = [
            {"op": op, key: value}
            for op, key, value in (
                ("say", "text", outcome.say),
                ("alert", "text", outcome.alert),
                ("show", "panel", outcome.show),
                ("report", "html", outcome.report),
                ("composed", "text", outcome.composed),
                ("focus", "target", outcome.focus),
            )
            if value or op == "alert"
        ]
        if outcome.refused[0]:
            told.append(dict(zip(("op", "what", "text"), ("refused", *outcome.refused), strict=True)))
        if outcome.file:
            told.append(dict(zip(("op", "name", "text", "type"), ("file", *outcome.file), strict=True)))
        return [*views.patches(screen, self.sent), *told]
