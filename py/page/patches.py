"""Carry out what the engine answers: one small function per patch."""

import asyncio

from pyscript import document, window
from pyscript.ffi import to_js

from page import dom, tools
from page.findings import print_report
from page.following import Follower
from page.review import show_panel

# Where the visitor's words are shown.
VISITORS = (
    "editor",
    "found",
    "tailored",
    "brought",
    "seen",
    "look",
    "takeaway",
    "readback",
    "withheld",
    "drafts",
    "variant",
    "versions",
    "arriving",
)
TYPED_SECRETS = ("backup-word", "backup-again", "protect-old", "protect-word", "protect-again")


class Screen:
    """What the page shows of the engine's state."""

    def __init__(self, store):
        self.store = store
        self.ask = None  # sends an action to the engine; set once there is a line to it
        self.waiting = lambda: []  # the actions that the engine has not been asked yet
        self.behind = None  # fields as an answer has them, while the screen is ahead of it
        self.panel = None  # about storage; set once it is there
        self.taking = None  # files and pages; likewise
        self.answered = {}  # the action that the patches at hand answer
        self.early = False  # the notes hold typing from before anything could take it
        self.marks = {}
        self.typed_in = set()  # fields whose marks were taken off since the last answer
        self.file_stem = ""
        self.sheet = window.CSSStyleSheet.new()
        self.page_sheet = window.CSSStyleSheet.new()
        self.shadow = dom.by_id("sheet").attachShadow(to_js({"mode": "open"}))
        self.shadow.adoptedStyleSheets = to_js([self.sheet])
        document.adoptedStyleSheets = to_js([self.page_sheet])
        self.paper = document.createElement("div")
        self.shadow.append(self.paper)
        self.follower = Follower(self.paper)

    def apply(self, patches, action):
        self.answered = action
        for patch in patches:
            getattr(self, "on_" + patch.op.replace("-", "_"))(patch)
        self._draw_fields()
        self._mark_again()

    def on_html(self, patch):
        if patch.target == "#editor":
            self.behind = patch
            self._draw_fields()
            return
        for target in dom.find_all(patch.target):
            dom.morph(target, patch.html, overwrites(patch))

    def _draw_fields(self):
        """Show the fields of an answer, unless the screen is ahead of it; what was typed since stays."""
        later, patch = self.waiting(), self.behind
        if not patch or any(action.get("ahead") for action in later):
            return
        self.behind = None
        dom.morph(dom.by_id("editor"), patch.html, overwrites(patch) and not self.answered.get("ahead"))
        for action in later:
            field = dom.by_id("f" + action["path"]) if action["type"] == "edit" else None
            if field and field.value != action["value"]:
                field.value = action["value"]
        self._mark()

    def on_marks(self, patch):
        self._clear_marks()
        self.marks = {path: getattr(patch.marks, path) for path in window.Object.keys(patch.marks)}
        if not self.behind:  # otherwise they are about other lines than those on the screen
            self._mark()

    def on_preview(self, patch):
        dom.morph(self.paper, patch.html)
        self.follower.follow()

    def on_paper(self, patch):
        self.sheet.replaceSync(patch.css)
        self.page_sheet.replaceSync(patch.page)
        dom.by_id("paper").value = patch.value

    def on_ticks(self, patch):
        for box in dom.find_all("[data-tick]"):
            box.checked = patch.ticks.includes(box.dataset.tick)

    def on_has_cv(self, patch):
        document.documentElement.toggleAttribute("data-cv", patch.value)
        dom.by_id("print").disabled = not patch.value
        for button in dom.find_all("[data-take], [data-pages]"):
            button.disabled = not patch.value
        dom.by_id("make").textContent = "Add my notes to the CV" if patch.value else "Make a CV from my notes"
        self.file_stem, self.store.open_cv = patch.file_stem, patch.open

    def on_notes(self, patch):
        """Show the engine's notes, unless the person has typed on since it looked."""
        notes = dom.by_id("notes")
        if notes.value != patch.value and not self.early and not self._newer("notes"):
            notes.value = patch.value

    def on_advert(self, patch):
        """Show the job advert, unless the person has typed on since the engine looked."""
        advert = dom.by_id("advert")
        if advert.value != patch.value and not self._newer("advert"):
            advert.value = patch.value

    def _newer(self, kind):
        """Say whether a text was typed on that the engine has not seen yet."""
        return any(entry["type"] == kind and entry["n"] > self.store.seen for entry in self.store.entries)

    def on_progress(self, patch):
        """Show how far the reading is, and ask for the next page."""
        dom.show_progress(patch.name, patch.done, patch.total)
        self.ask({"type": "read-on"})

    def on_save(self, patch):
        names = getattr(patch, "names", None)
        names = self.store.names if names is None else [name for name in names]
        self.store.save(patch.text, patch.seen, names, texts_of(patch))
        self.tell_trouble()

    def on_file(self, patch):
        self.panel.receive(patch.name, patch.text, patch.type, self.answered.get("request"))

    def on_taken(self, patch):
        self.taking.received(patch)

    def on_pages(self, patch):
        self.taking.shown(patch)

    def on_show(self, patch):
        show_panel(patch.panel)

    def on_refused(self, patch):
        """Say beside a control why its value is not taken."""
        dom.by_id("refused-" + patch.what).textContent = patch.text

    def on_report(self, patch):
        print_report(patch.html)

    def on_password(self, patch):
        dom.ask_password(patch.text)

    def on_aside(self, patch):
        self.store.keep_aside(patch.reason, [name for name in getattr(patch, "names", None) or []])
        self.panel.show_aside(patch.text)

    def on_focus(self, patch):
        if not self.answered.get("ahead"):
            dom.focus_named(patch.target)

    def on_composed(self, patch):
        dom.by_id("composed").textContent = patch.text

    def on_say(self, patch):
        dom.say(patch.text)

    def on_alert(self, patch):
        dom.show_alert(patch.text)

    def on_dictionary(self, patch):
        asyncio.create_task(self._bring(patch.path))

    async def _bring(self, path):
        """Fetch words to check by from this site's own folder; without them one rule stays silent."""
        try:
            answer = await window.fetch("./" + path)
            if answer.ok:
                self.ask({"type": "dictionary"}, window.Uint8Array.new(await answer.arrayBuffer()))
        except Exception as error:
            window.console.info(str(error))

    def on_wipe(self, patch):
        """Do nothing: the page has wiped itself, and what was typed since is not to be touched."""

    def on_failed(self, patch):
        self.answered = {}  # the screen may show it as done: it gives way to the fields that come along
        dom.show_alert(patch.text)
        window.console.error(patch.trace)

    def tell_trouble(self):
        words = dom.by_id("storage-trouble-text")
        if words.textContent != self.store.trouble:
            words.textContent = self.store.trouble
            dom.by_id("storage-trouble").hidden = not self.store.trouble
        self.panel.watch()

    def close_dialogues(self):
        """Let go of what was opened for a place in the CV, or for a file."""
        tools.clear()
        dom.by_id("composer").close()
        dom.ask_password("")

    def clear(self):
        """Take every word of the visitor's off the page."""
        self._clear_marks()
        self.marks, self.file_stem, self.behind = {}, "", None
        for name in VISITORS + ("live", "report", "steps"):
            dom.by_id(name).replaceChildren()
        self.paper.replaceChildren()
        self.close_dialogues()
        self.panel.clear()
        self.taking.clear()
        dom.forget_offered()
        for name in TYPED_SECRETS:
            dom.by_id(name).value = ""
        dom.by_id("composer-form").reset()
        dom.by_id("composed").textContent = "…"
        document.documentElement.removeAttribute("data-cv")
        dom.by_id("file-status").hidden = True
        dom.by_id("file").value = dom.by_id("file-status-text").textContent = ""

    def typed(self, path):
        """Take the marks off a field that is typed in; the next answer says which words they are about."""
        underline(path, [])
        self.typed_in.add(path)

    def _mark_again(self):
        for path in self.typed_in:
            if path in self.marks:
                underline(path, self.marks[path].spans)
        self.typed_in = set()

    def _mark(self):
        for path, mark in self.marks.items():
            field, note = dom.by_id("f" + path), dom.by_id("m" + path)
            if field:
                field.setAttribute("data-mark", mark.severity)
            if note:
                note.textContent = mark.text
            underline(path, mark.spans)

    def _clear_marks(self):
        for path in self.marks:
            field, note = dom.by_id("f" + path), dom.by_id("m" + path)
            if field:
                field.removeAttribute("data-mark")
            if note:
                note.textContent = ""
            underline(path, [])


def overwrites(patch):
    """Say whether what a field holds gives way even while the person is typing in it."""
    return bool(getattr(patch, "overwrite", False))


def texts_of(patch):
    """Give the texts that come with a save: name -> text."""
    texts = getattr(patch, "texts", None)
    return {name: getattr(texts, name) for name in window.Object.keys(texts)} if texts else {}


def underline(path, spans):
    """Mark words behind a field: its own text cannot hold marks."""
    under, field = dom.by_id("u" + path), dom.by_id("f" + path)
    if not under:
        return
    under.textContent = ""
    text, at = field.value, 0
    for start, end, severity in sorted([tuple(span) for span in spans]):
        if start < at or end > len(text):
            continue  # inside another mark, or about words that have been typed over
        under.append(text[at:start])
        mark = document.createElement("mark")
        mark.className = severity
        mark.textContent = text[start:end]
        under.append(mark)
        at = end
    under.append(text[at:] + "\n" if at else "")
