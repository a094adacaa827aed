"""The list of findings: walked with keys or buttons, filtered; each leads to its field."""

from pyscript import document, window

from page import dom
from page.review import show_panel

KEYS = {"ArrowDown": 1, "ArrowUp": -1}
ACTS = {"a": "mend", "k": "keep"}
STACKED = "(max-width: 63rem)"
at = {"finding": ""}  # id of the one that was walked to last


def start(talk):
    def filtered(element, event):
        if element.hasAttribute("data-show-all"):
            for one in dom.find_all("#found [data-filter]"):
                one.value = ""
        action = {"type": "filter"}
        for one in dom.find_all("#found [data-filter]"):
            action[one.dataset.filter] = one.value
        talk.send(action)

    dom.on_delegated("change", "#found [data-filter]", filtered)
    dom.on_delegated("click", "#found [data-show-all]", filtered)
    dom.on_delegated("click", "#found [data-walk]", lambda button, event: walk(int(button.dataset.walk)))
    dom.on_delegated("keydown", "#found [data-finding]", key_pressed)
    dom.on(document, "keydown", hot_key)
    dom.on_delegated("click", "#print-report", lambda button, event: ask_report(talk))
    dom.on(document.defaultView, "afterprint", report_printed)


def ask_report(talk):
    talk.send({"type": "report", "personal": dom.by_id("report-personal").checked})


def print_report(html):
    """Print the findings instead of the CV."""
    dom.morph(dom.by_id("report"), html)
    dom.by_id("report").hidden = False
    document.documentElement.dataset.print = "report"
    window.print()


def report_printed(event):
    dom.by_id("report").hidden = True
    document.documentElement.removeAttribute("data-print")
    dom.morph(dom.by_id("report"), "")


def hot_key(event):
    """F8 and Shift+F8 go to the next and the previous finding from anywhere, as editors of code do."""
    if event.key == "F8":
        event.preventDefault()
        walk(-1 if event.shiftKey else 1)


def key_pressed(finding, event):
    """On a finding: arrows walk, Enter goes to its field, A makes its change, K keeps the text."""
    if event.target is not finding and not event.target.isSameNode(finding):
        return
    if event.key in KEYS:
        event.preventDefault()
        step(KEYS[event.key])
    elif event.key == "Enter":
        event.preventDefault()
        dom.go_to(finding.dataset.finding)
    elif event.key in ACTS and not (event.ctrlKey or event.metaKey or event.altKey):
        button = finding.querySelector(f"[data-act={ACTS[event.key]}]")
        if button:
            event.preventDefault()
            button.click()


def step(by):
    """Move the focus to the next finding of the list; gives it, or None where there is none."""
    items = dom.find_all("#found [data-finding]")
    names = [item.id for item in items]
    here = names.index(at["finding"]) if at["finding"] in names else (-1 if by > 0 else len(names))
    there = here + by
    if not 0 <= there < len(items):
        dom.say("There are no more findings this way.")
        return None
    at["finding"] = names[there]
    items[there].focus()
    return items[there]


def walk(by):
    """Go to the next finding, and show its field beside it."""
    show_panel("checks")
    finding = step(by)
    if finding:
        field = dom.field_of(finding.dataset.finding)
        if field and not window.matchMedia(STACKED).matches:
            dom.bring_into_view(field)
        elif field:  # where the list stands below the fields, the finding itself is what to look at
            dom.bring_into_view(finding)
