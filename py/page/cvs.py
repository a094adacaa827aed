"""The panel about CVs, versions and backups: names that are typed, and a backup that is brought back."""

from page import dom


def start(act, files):
    """Listen to the panel's fields; `act` takes an action, `files` a file."""

    def named(field, event):
        action = {"type": field.dataset.act, "value": field.value}
        for word, read in (("draft", str), ("index", int), ("key", str)):
            value = field.getAttribute("data-" + word)
            if value is not None:
                action[word] = read(value)
        act(action)

    def picked(event):
        if event.target.files.length and not dom.is_shut():
            files.brought(event.target.files)
            event.target.value = ""  # the same file may be chosen again

    dom.on_delegated("input", "#cvs input[data-act]", named)
    dom.on(dom.by_id("backup-file"), "change", picked)
