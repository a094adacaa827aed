"""Three small fields that make a bullet, with the line as it would be."""

from page import dom

FIELDS = ("did", "changed", "amount")
at = {"path": ""}


def start(talk, act):
    box, form = dom.by_id("composer"), dom.by_id("composer-form")

    def opened(path):
        """Begin with the line as it is; in a list, with nothing."""
        at["path"] = path
        for name in FIELDS:
            dom.by_id("composer-" + name).value = ""
        dom.by_id("composed").textContent = "…"
        did, line = dom.by_id("composer-did"), dom.by_id("f" + path)
        box.showModal()
        did.focus()
        if line and line.matches("textarea"):
            did.value = " ".join(line.value.split())  # its own line breaks would glue words here
            did.select()
            typed(None)

    def typed(event):
        talk.send(words("composing"))

    def given(event):
        event.preventDefault()
        box.close()
        action = words("compose")
        action["path"] = at["path"]
        act(action)

    dom.on_delegated("click", "[data-compose]", lambda button, event: opened(button.dataset.compose))
    dom.on_delegated("compose", "#tools", lambda menu, event: opened(event.detail))
    dom.on(form, "input", typed)
    dom.on(form, "submit", given)
    dom.on(dom.by_id("composer-cancel"), "click", lambda event: box.close())


def words(kind):
    """Give an action with what the fields hold."""
    action = {name: dom.by_id("composer-" + name).value for name in FIELDS}
    action["type"] = kind
    return action
